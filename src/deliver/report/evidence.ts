/** The largest file that can be evidence, in bytes. */
export const maxEvidenceBytes = 10 * 1024 * 1024;

/** Files that one period can have. */
export const maxEvidenceFiles = 20;

/** Kinds of files that are taken, by the endings that their names may have. */
export const evidenceTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
type Ending = keyof typeof evidenceTypes;

/** Why a file is not taken. */
export type EvidenceFault = 'empty' | 'too-large' | 'unknown-kind' | 'other-kind' | 'infected' | 'too-many' | 'no-scan';

/** A file to keep: its name made safe, its kind by what is in it. */
export interface CheckedFile {
  readonly fileName: string;
  readonly mediaType: string;
}

/** Looks at a file by its size, its name and its first bytes; what it calls itself alone is not believed. */
export function checkEvidence(
  name: string,
  bytes: Uint8Array,
): { readonly ok: true; readonly file: CheckedFile } | { readonly ok: false; readonly fault: EvidenceFault } {
  if (bytes.length === 0) return { ok: false, fault: 'empty' };
  if (bytes.length > maxEvidenceBytes) return { ok: false, fault: 'too-large' };
  const fileName = safeName(name);
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (!isEnding(ending)) return { ok: false, fault: 'unknown-kind' };
  if (!matches(ending, bytes)) return { ok: false, fault: 'other-kind' };
  return { ok: true, file: { fileName, mediaType: evidenceTypes[ending] } };
}

/**
 * A file's name as it can be kept and offered: without folders, without characters that move text about or end it, not
 * hidden, of 120 characters at most with its ending.
 */
export function safeName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const plain = withoutMiddle(last)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const ending = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return `${[...stem].slice(0, 100).join('').trim() || 'bestand'}${ending}`;
}

/** A name that is far too long without what stands between its begin and its ending. */
function withoutMiddle(name: string): string {
  return name.length > longestName ? name.slice(0, longestName - 20) + name.slice(-20) : name;
}

const longestName = 400;

function isEnding(text: string): text is Ending {
  return text in evidenceTypes;
}

/** Whether the first bytes are those of files with this ending. */
function matches(ending: Ending, bytes: Uint8Array): boolean {
  switch (ending) {
    case 'pdf':
      return startsWith(bytes, '%PDF-');
    case 'png':
      return startsWith(bytes, '\x89PNG\r\n\x1a\n');
    case 'jpg':
    case 'jpeg':
      return startsWith(bytes, '\xff\xd8\xff');
    case 'webp':
      return startsWith(bytes, 'RIFF') && startsWith(bytes.subarray(8), 'WEBP');
    case 'docx':
      return isPack(bytes, 'word/');
    case 'xlsx':
      return isPack(bytes, 'xl/');
    case 'pptx':
      return isPack(bytes, 'ppt/');
    case 'odt':
    case 'ods':
      return isPack(bytes, evidenceTypes[ending]);
    case 'csv':
    case 'txt':
      return isText(bytes);
  }
}

/** Whether it is a ZIP file that holds a part of this name, and no program that a word processor would run. */
function isPack(bytes: Uint8Array, part: string): boolean {
  // Names of parts are ASCII, which this reads as it is, whatever else is in the file.
  const text = new TextDecoder('latin1').decode(bytes);
  return startsWith(bytes, 'PK\x03\x04') && text.includes(part) && !text.includes('vbaProject.bin');
}

/** Whether it can be read as text: UTF-8 without characters that no text holds, and not a page in disguise. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\v\f\r]/u.test(text) && !/^\s*<(!doctype|html|script|svg|\?xml)/i.test(text);
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return [...start].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}
