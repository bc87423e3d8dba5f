import { createHash, createHmac, randomUUID } from 'node:crypto';

/** What each form carries that is drawn for somebody who is signed in. */
export interface FormTokens {
  /** Another one for each form: by it, sending a form twice is told from sending two. */
  readonly drawFor: (person: string) => string;
}

/** Tokens that nobody makes without the secret of the house. */
export function formTokens(secret: string): FormTokens {
  const sign = (id: string, person: string): string =>
    createHmac('sha256', secret).update(`form ${id} ${person}`).digest('base64url');
  return {
    drawFor: (person) => {
      const id = randomUUID();
      return [id, person, sign(id, person)].join('.');
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
