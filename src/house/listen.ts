import { serve, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { failed, ok, type Result } from '../foundation/problem.ts';

/** Answers requests until it is closed; those under way are answered first. */
export interface Listening {
  /** With the port that it got: `http://localhost:3000`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Answers a request; `bindings` hold the connection that it came by, which tells who asks. */
export type Fetch = (request: Request, bindings: HttpBindings | Http2Bindings) => Response | Promise<Response>;

/** Opens a port. Problems: it is taken, or may not be listened on. */
export function listen(
  fetch: Fetch,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Result<Listening>> {
  return new Promise((settle) => {
    const server = serve({ fetch, port, hostname: host }, (address: AddressInfo) => {
      const close = (): Promise<void> => new Promise((done) => void server.close(() => done()));
      settle(ok({ address: `http://localhost:${address.port}`, close }));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = 'Stop what listens there, or choose another one with --port.';
      const message = error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `Cannot listen: ${error.message}.`;
      settle(failed([{ code: 'no-port', message, at: `${host}:${port}`, hint }]));
    });
  });
}
