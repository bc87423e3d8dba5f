import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';

/** A folder that this process alone holds, until it lets go or ends, however that comes about. */
export interface HeldFolder {
  readonly letGo: () => void;
}

/**
 * Holds a folder that exists for one purpose, among the processes of this machine; `undefined` when another one does. The
 * lock is a socket in Linux's abstract name space, which the kernel gives back when its holder dies, so none is ever
 * stale. Source: unix(7), "abstract".
 */
export function holdFolder(folder: string, purpose: string): Promise<HeldFolder | undefined> {
  const held = `${purpose} ${realpathSync(folder)}`;
  const name = `\0ambitie-${createHash('sha256').update(held).digest('hex').slice(0, 32)}`;
  return new Promise((settle, reject) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? settle(undefined) : reject(error),
    );
    server.listen(name, () => settle({ letGo: () => void server.close() }));
  });
}
