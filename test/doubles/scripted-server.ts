import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a double does with one request; `answer` is what the documented API would do. */
export type Behaviour =
  | 'answer'
  | 'hang'
  | 'html'
  | 'truncate'
  | 'hang-up'
  | 'endless'
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

/** A request as a double sees it. */
export interface AskedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface GivenAnswer {
  readonly status: number;
  readonly body: string | Uint8Array;
}

export interface ScriptedServer {
  readonly url: string;
  /** Requests in the order in which they came. */
  readonly requests: readonly AskedRequest[];
  readonly close: () => Promise<void>;
}

/** A local stand-in for a publisher. Requests follow the script one by one, and are answered properly after its end. */
export async function startScriptedServer(
  answer: (request: AskedRequest) => GivenAnswer,
  script: readonly Behaviour[] = [],
): Promise<ScriptedServer> {
  const requests: AskedRequest[] = [];
  const receive = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    const { method = 'GET', url = '', headers } = incoming;
    const request = { method, url: new URL(url, 'http://double'), headers, body };
    const behaviour = script[requests.length] ?? 'answer';
    requests.push(request);
    behave(behaviour, () => answer(request), response);
  };
  const server = createServer((incoming, response) => void receive(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, close: () => stop(server) };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function behave(behaviour: Behaviour, answer: () => GivenAnswer, response: ServerResponse): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'hang-up') return void response.destroy();
  if (behaviour === 'endless') return pour(response);
  if (behaviour === 'html') return send(response, 200, '<!DOCTYPE html><title>Please wait</title>', 'text/html');
  if (typeof behaviour === 'object') {
    for (const [name, value] of Object.entries(behaviour.headers ?? {})) response.setHeader(name, value);
    return send(response, behaviour.status, behaviour.body ?? '');
  }
  const { status, body } = answer();
  if (behaviour === 'answer') return send(response, status, body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2));
  setTimeout(() => response.destroy(), 20);
}

/** Sends megabyte after megabyte until the other side hangs up. */
function pour(response: ServerResponse): void {
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  response.writeHead(200, { 'content-type': 'application/json' });
  const next = (): void => {
    if (response.destroyed) return;
    if (response.write(megabyte)) setImmediate(next);
    else response.once('drain', next);
  };
  next();
}

function send(response: ServerResponse, status: number, body: string | Uint8Array, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
