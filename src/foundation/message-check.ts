import { IntlMessageFormat } from 'intl-messageformat';
import { formattingTag, type Locale } from './locale.ts';
import type { Problem } from './problem.ts';

/**
 * Checks an ICU message that stands in a file: whether it can be read, and whether every value it asks for is among
 * those it gets. Returns nothing for a message that is right.
 */
export function checkMessage(text: string, locale: Locale, names: readonly string[], at: string): readonly Problem[] {
  let format: IntlMessageFormat;
  try {
    format = new IntlMessageFormat(text, formattingTag[locale], undefined, { ignoreTag: true });
  } catch (error) {
    return [invalidMessage(text, error, at)];
  }
  const unknown = [...argumentsOf(format.getAst())].filter((name) => !names.includes(name));
  return unknown.map((name) => ({
    code: 'unknown-message-value',
    message: `The message asks for {${name}}, which it does not get.`,
    at,
    hint: `It can use: ${names.map((known) => `{${known}}`).join(', ')}.`,
  }));
}

/** Names of the values that an ICU message asks for; `undefined` when it is none. */
export function argumentsOfMessage(text: string, locale: Locale): readonly string[] | undefined {
  try {
    return [
      ...argumentsOf(new IntlMessageFormat(text, formattingTag[locale], undefined, { ignoreTag: true }).getAst()),
    ];
  } catch {
    return undefined;
  }
}

function invalidMessage(text: string, error: unknown, at: string): Problem {
  const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  return {
    code: 'invalid-message',
    message: `"${text}" is no valid message (${reason}).`,
    at,
    hint: 'Close every brace, and give a plural an other: {count, plural, one {# person} other {# people}}.',
  };
}

interface MessagePart {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessagePart[] }>>;
}

/** Kinds of part in a parsed message that stand for themselves: literal text, and `#`. */
const literal = 0;
const pound = 7;

function argumentsOf(parts: readonly MessagePart[]): ReadonlySet<string> {
  const names = parts
    .filter(({ type }) => type !== literal && type !== pound)
    .flatMap((part) => [
      String(part.value),
      ...Object.values(part.options ?? {}).flatMap((option) => [...argumentsOf(option.value)]),
    ]);
  return new Set(names);
}
