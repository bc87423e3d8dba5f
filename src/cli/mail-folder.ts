import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from '../account/mail.ts';

/** Keeps messages as files in the data folder, readable by their owner alone: what happens while no mail server is set. */
export function mailFolder(dataFolder: string): Mail {
  const folder = join(dataFolder, 'mail');
  return {
    send: async ({ to, subject, text }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const content = `To: ${to}\nSubject: ${subject}\n\n${text}`;
      await writeFile(join(folder, `${randomUUID()}.txt`), content, { mode: 0o600 });
    },
  };
}
