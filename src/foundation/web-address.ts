/** A web address that somebody typed, with https:// in front of one that came without; `undefined` when it is none. */
export function readWebAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (/[\s<>"]/.test(text)) return undefined;
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? text : undefined;
  return isBareAddress(text) ? `https://${text}` : undefined;
}

/** Whether a text begins with a host that has a name of letters after its last dot: not a number, word or mailbox. */
function isBareAddress(text: string): boolean {
  const [host = ''] = text.split(/[/?#]/, 1);
  return /^[\p{L}\d.-]+\.\p{L}{2,}(:\d+)?$/u.test(host) && URL.canParse(`https://${text}`);
}
