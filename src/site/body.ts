import type { Context, HonoRequest, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import { withoutTurns } from '../foundation/one-line.ts';

/** The most that anything may send, and that a form with files may, in bytes. */
const mostBytes = { plain: 256 * 1024, withFiles: 25 * 1024 * 1024 } as const;

/** The most fields of a form. Reading them costs more than their number: what has more is not read at all. */
export const mostFields = 2000;

/** Why a form was not read: there is too much of it, or it is no form or broke off on the way. */
export type Unread = 'large' | 'broken';

/**
 * Refuses what sends too much (413), whatever answers it: in front of every address. `takesFiles` names those, by their
 * pattern, to which files are sent.
 */
export function limitBodies(takesFiles: (path: string) => boolean, refuse: BodyRefusal): MiddlewareHandler {
  const plain = bodyLimit({ maxSize: mostBytes.plain, onError: refuse });
  const withFiles = bodyLimit({ maxSize: mostBytes.withFiles, onError: refuse });
  return (c, next) => {
    const isForFiles = matchedRoutes(c).some(({ method, path }) => method === 'POST' && takesFiles(path));
    return isForFiles ? withFiles(c, next) : plain(c, next);
  };
}

type BodyRefusal = (c: Context) => Response | Promise<Response>;

/**
 * Reads the form that a request holds. Its fields are counted before they are read. What nobody types is taken out of its
 * texts: control characters other than tabs and line ends, and what turns the direction of the text after it.
 */
export async function readFields(request: HonoRequest): Promise<FormData | Unread> {
  const type = request.header('content-type') ?? '';
  const bytes = await bytesOf(request);
  if (!bytes) return 'broken';
  const fields = countFields(bytes, type);
  if (fields === undefined) return 'broken';
  if (fields > mostFields) return 'large';
  try {
    return cleaned(await request.formData());
  } catch {
    return 'broken';
  }
}

async function bytesOf(request: HonoRequest): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await request.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** `undefined` when it is no form. */
function countFields(bytes: Buffer, type: string): number | undefined {
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return count(bytes, '&') + 1;
  const boundary = /^multipart\/form-data\s*;.*\bboundary=("?)([^";,\s]{1,70})\1/i.exec(type)?.[2];
  return boundary === undefined ? undefined : count(bytes, `--${boundary}`);
}

function count(bytes: Buffer, mark: string): number {
  let found = 0;
  for (let at = bytes.indexOf(mark); at !== -1 && found <= mostFields; at = bytes.indexOf(mark, at + 1)) found += 1;
  return found;
}

/** A form with a NUL in it was made by no browser. */
function cleaned(form: FormData): FormData | Unread {
  const fields = new FormData();
  for (const [name, value] of form) {
    if (name.includes('\0') || (typeof value === 'string' && value.includes('\0'))) return 'broken';
    if (typeof value === 'string') fields.append(name, withoutControls(value));
    else fields.append(name, value, withoutControls(value.name));
  }
  return fields;
}

/** Word writes a vertical tab for a line end within a paragraph. */
function withoutControls(text: string): string {
  return withoutTurns(text.replaceAll('\v', '\n').replaceAll(/[^\P{Cc}\t\n\r]/gu, ''));
}
