import { Agent, get } from 'node:http';

/** A load of requests on one page; told on the command line as JSON, answered on standard output as JSON. */
export interface Load {
  readonly address: string;
  readonly users: number;
  readonly requests: number;
  /** Whether users send back the ETag they were given, and so are told that nothing changed. */
  readonly revalidate: boolean;
}

export interface LoadResult {
  readonly p95Ms: number;
  readonly status: number;
}

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly durationMs: number;
}

const warmUpRequests = 50;

async function applyLoad(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.users });
  const first = await ask(load.address, agent);
  const etag = load.revalidate ? first.etag : undefined;
  await share(warmUpRequests, load.users, () => ask(load.address, agent, etag));
  const answers = await share(load.requests, load.users, () => ask(load.address, agent, etag));
  agent.destroy();
  const durations = answers.map((answer) => answer.durationMs).toSorted((a, b) => a - b);
  return { p95Ms: durations[Math.ceil(durations.length * 0.95) - 1] ?? Number.NaN, status: sameStatus(answers) };
}

/** Divides a number of requests among users who each wait for their answer before they ask again. */
async function share(requests: number, users: number, request: () => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let left = requests;
  const user = async () => {
    while (left-- > 0) answers.push(await request());
  };
  await Promise.all(Array.from({ length: users }, user));
  return answers;
}

function sameStatus(answers: readonly Answer[]): number {
  const statuses = [...new Set(answers.map((answer) => answer.status))];
  const [status] = statuses;
  if (status === undefined || statuses.length > 1) throw new Error(`different answers: ${statuses.join(', ')}`);
  return status;
}

function ask(address: string, agent: Agent, etag?: string): Promise<Answer> {
  const headers = { 'accept-encoding': 'br, gzip', ...(etag && { 'if-none-match': etag }) };
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          etag: response.headers.etag,
          durationMs: performance.now() - start,
        }),
      );
    });
    request.once('error', reject);
  });
}

if (import.meta.main) {
  const load = JSON.parse(process.argv[2] ?? '') as Load;
  console.log(JSON.stringify(await applyLoad(load)));
}
