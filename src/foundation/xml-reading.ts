import { Writable } from 'node:stream';
import { Parser } from 'saxen';

/** What is done with the parts of an XML text: names come without prefix, texts and attributes decoded. */
export interface XmlHandling {
  readonly open?: (tag: string, attribute: (name: string) => string) => void;
  readonly text?: (text: string) => void;
  readonly close?: (tag: string) => void;
}

/** A sink that reads XML (UTF-8) as it comes; `error` is the first thing that was wrong with it, once it has ended. */
export interface XmlSink {
  readonly sink: Writable;
  readonly error: () => unknown;
}

/** More letters than one tag or text may have; what comes in pieces is looked at anew with each of them. */
const longestToken = 1024 * 1024;

/**
 * Starts a sink that reads XML piece by piece, so that others get their turn in between. After an error it takes the
 * rest without reading it. Attributes go by their name without prefix and are '' when absent.
 */
export function readXml(handling: XmlHandling): XmlSink {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let error: unknown;
  let unread = 0;
  const parser = parserOf(handling, () => (unread = 0));
  const attempt = (read: () => void): void => {
    if (error !== undefined) return;
    try {
      read();
    } catch (thrown) {
      error = thrown;
    }
  };
  const feed = (text: string): void => {
    unread += text.length;
    if (unread > longestToken) throw new Error('a part of it is too long');
    parser.write(text);
  };
  const sink = new Writable({
    write(piece: Buffer, _, done) {
      attempt(() => feed(decoder.decode(piece, { stream: true })));
      done();
    },
    final(done) {
      attempt(() => {
        feed(decoder.decode());
        parser.end();
      });
      done();
    },
  });
  return { sink, error: () => error };
}

function parserOf({ open, text, close }: XmlHandling, see: () => void): Parser {
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('openTag', (name, attributes, decode) => {
    see();
    open?.(bareName(name), attributeOf(attributes, decode));
  });
  parser.on('closeTag', (name) => {
    see();
    close?.(bareName(name));
  });
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', (value) => text(value));
  }
  return parser;
}

function attributeOf(
  attributes: () => Readonly<Record<string, string>>,
  decode: (text: string) => string,
): (name: string) => string {
  let found: Readonly<Record<string, string>> | undefined;
  return (name) => {
    found ??= attributes();
    const key = Object.hasOwn(found, name) ? name : Object.keys(found).find((each) => each.endsWith(`:${name}`));
    return key === undefined ? '' : decode(found[key] ?? '');
  };
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
