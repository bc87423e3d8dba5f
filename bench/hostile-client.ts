import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/* One client that means harm, in a process of its own: `node bench/hostile-client.ts ORIGIN SECONDS`. Sends every probe that
 * a review of the site found to hurt, each again as soon as it is answered, and prints as JSON how often it got which
 * status. */

/** One request that no reader sends; a body is sent as it is, pieces of it a while apart. */
interface Probe {
  readonly path: string;
  readonly body?: Buffer;
  readonly type?: string;
}

const [origin = '', seconds = '60'] = process.argv.slice(2);
const until = Date.now() + Number(seconds) * 1000;

/** Its own address, as the proxy in front tells it. */
const address = '203.0.113.66';
const form = 'application/x-www-form-urlencoded';
const manyFields = Buffer.from('a&'.repeat(12_500_000));
const longName = 'a'.repeat(15_000);

/** A workbook of which little is sent and much unpacked. */
const packedBomb: Pick<Probe, 'body' | 'type'> = {
  body: Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="bestand"; filename="a.xlsx"\r\n\r\nPK\u0003\u0004'),
    Buffer.alloc(400_000),
    Buffer.from('\r\n--x--\r\n'),
  ]),
  type: 'multipart/form-data; boundary=x',
};

/** Each sort of harm, by its turn: what would be in memory already is asked otherwise each time. */
const probes: readonly ((turn: number) => Probe)[] = [
  () => ({ path: '/aanmelden', body: manyFields, type: form }),
  () => ({
    path: '/registreren',
    body: Buffer.from('milestones.90000000.title=x&criteria.90000000.title=y'),
    type: form,
  }),
  () => ({ path: `/projecten?zoek=${longName}` }),
  () => ({ path: `/${longName}` }),
  () => ({ path: `/ideeen/${longName}` }),
  (turn) => ({ path: `/verken.png?van=${2000 + (turn % 20)}&weergave=${turn % 2 ? 'rangorde' : 'lijnen'}&z=${turn}` }),
  (turn) => ({ path: `/rapporten/ambitie-${1 + (turn % 11)}.docx?van=${2000 + (turn % 20)}` }),
  () => ({ path: '/projecten.xlsx' }),
  (turn) => ({ path: `/verken.xlsx?van=${2000 + (turn % 20)}` }),
  (turn) => ({ path: `/?onbekend=${turn}` }),
  (turn) => ({ path: `/projecten?zoek=werk${turn}&onbekend=${turn}` }),
  () => ({ path: '/%ff%fe' }),
  () => ({ path: '/aanmelden', body: Buffer.from('email=%ff%fe%c3'), type: form }),
  () => ({ path: '/beheer/import', ...packedBomb }),
  () => ({ path: '/api/v1/observations?format=ndjson' }),
];

/** How many of each sort are under way at once. */
const atOnce = 2;
const heldOpen = 60;

const answers = new Map<string, number>();
const agent = new Agent({ keepAlive: true, maxSockets: probes.length * atOnce });

function send({ path, body, type }: Probe): Promise<string> {
  const headers: OutgoingHttpHeaders = {
    origin,
    'x-forwarded-for': address,
    ...(body !== undefined && { 'content-type': type, 'content-length': body.byteLength }),
  };
  return new Promise((settle) => {
    const asked = request(origin + path, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('close', () => settle(String(answer.statusCode)));
    });
    asked.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'error'));
    asked.end(body);
  });
}

async function keepSending(probe: (turn: number) => Probe): Promise<void> {
  for (let turn = 0; Date.now() < until; turn += 1) {
    const status = await send(probe(turn));
    answers.set(status, (answers.get(status) ?? 0) + 1);
  }
}

/** Half a form, a letter of it at a time. */
async function sendSlowly(): Promise<void> {
  const { port, hostname, host } = new URL(origin);
  while (Date.now() < until) {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.resume();
    socket.write(
      `POST /aanmelden HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nX-Forwarded-For: ${address}\r\n` +
        `Content-Type: ${form}\r\nContent-Length: 100000\r\n\r\n`,
    );
    while (!socket.closed && !socket.readableEnded && Date.now() < until) {
      socket.write('a');
      await setTimeout(500);
    }
    socket.destroy();
    answers.set('held open', (answers.get('held open') ?? 0) + 1);
    await setTimeout(100);
  }
}

const under = probes.flatMap((probe) => Array.from({ length: atOnce }, () => keepSending(probe)));
await Promise.race([
  Promise.all([...under, ...Array.from({ length: heldOpen }, sendSlowly)]),
  setTimeout(Number(seconds) * 1000 + 5000),
]);
console.log(JSON.stringify(Object.fromEntries(answers)));
process.exit();
