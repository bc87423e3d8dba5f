import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** What each form carries that is drawn for somebody who is signed in. */
export interface FormTokens {
  /** Another one for each form: by it, sending a form twice is told from sending two. */
  readonly drawFor: (person: string) => string;
  /** For whom it was drawn; `undefined` for what the house did not draw, or drew more than `formTokenDays` before. */
  readonly personOf: (token: string) => string | undefined;
}

/** How long a form brings what was typed back to whom it was drawn for. */
export const formTokenDays = 30;

/** Tokens that nobody makes without the secret of the house. `now` is the clock, the machine's when absent. */
export function formTokens(secret: string, now = (): Date => new Date()): FormTokens {
  const day = (): number => Math.floor(now().getTime() / 86_400_000);
  const sign = (id: string, person: string, drawnOn: string): string =>
    createHmac('sha256', secret).update(`form ${id} ${person} ${drawnOn}`).digest('base64url');
  return {
    drawFor: (person) => {
      const [id, drawnOn] = [randomUUID(), String(day())];
      return [id, person, drawnOn, sign(id, person, drawnOn)].join('.');
    },
    personOf: (token) => {
      const [id = '', person = '', drawnOn = '', signature = ''] = token.split('.');
      const [given, own] = [Buffer.from(signature), Buffer.from(sign(id, person, drawnOn))];
      const isOurs = given.length === own.length && timingSafeEqual(given, own);
      return isOurs && day() - Number(drawnOn) <= formTokenDays ? person : undefined;
    },
  };
}

/** The part of a token that names the form in a browser; `undefined` when it is none of ours. */
export function formIdOf(token: string): string | undefined {
  return /^([\da-f-]{36})\./.exec(token)?.[1];
}

/** Names a form with what was typed in it and the files that go along, wherever it was sent. */
export async function digestOf(path: string, token: string, form: FormData): Promise<string> {
  const hash = createHash('sha256');
  const add = (part: string | Uint8Array): void => void hash.update(`${part.length} `).update(part);
  [path, token].forEach(add);
  for (const [name, value] of form) {
    add(name);
    if (typeof value === 'string') add(value);
    else [value.name, await value.bytes()].forEach(add);
  }
  return hash.digest('base64url');
}
