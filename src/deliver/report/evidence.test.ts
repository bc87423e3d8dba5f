import { expect, test } from 'vitest';
import { checkEvidence, maxEvidenceBytes, safeName } from './evidence.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const word = 'PK\x03\x04\x14\0 word/document.xml';

test.each([
  ['foto.PNG', '\x89PNG\r\n\x1a\n\0\0', 'image/png'],
  ['verslag.pdf', '%PDF-1.7', 'application/pdf'],
  ['lijst.csv', 'naam;aantal\nAn;3', 'text/csv'],
  ['nota.docx', word, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
])('%s is taken for what it is', (name, content, mediaType) => {
  expect(checkEvidence(name, bytes(content))).toEqual({ ok: true, file: { fileName: name, mediaType } });
});

test.each([
  ['leeg.pdf', '', 'empty'],
  ['pagina.html', '<html>', 'unknown-kind'],
  ['foto.svg', '<svg>', 'unknown-kind'],
  ['zonder', '%PDF-', 'unknown-kind'],
  ['programma.pdf', 'MZ\x90\0', 'other-kind'],
  ['tabel.xlsx', word, 'other-kind'],
  ['macro.docx', `${word} word/vbaProject.bin`, 'other-kind'],
  ['pagina.txt', ' <!DOCTYPE html>', 'other-kind'],
  ['ruis.txt', '\0\x01', 'other-kind'],
])('%s is refused, whatever it calls itself', (name, content, fault) => {
  expect(checkEvidence(name, bytes(content))).toEqual({ ok: false, fault });
});

test('a file that is too large is refused before it is read', () => {
  expect(checkEvidence('a.pdf', new Uint8Array(maxEvidenceBytes + 1))).toEqual({ ok: false, fault: 'too-large' });
});

test('names lose folders, hidden beginnings and letters that turn text around', () => {
  expect(safeName('C:\\temp\\..\\verslag 1.pdf')).toBe('verslag 1.pdf');
  expect(safeName('../../etc/passwd')).toBe('passwd');
  expect(safeName('.htaccess')).toBe('htaccess');
  expect(safeName('fdp\u202Eexe.pdf')).toBe('fdpexe.pdf');
  expect(safeName('a\r\nSet-Cookie: b.pdf')).toBe('aSet-Cookie b.pdf');
  expect(safeName('///')).toBe('bestand');
  expect(safeName(`${'é'.repeat(300)}.pdf`)).toHaveLength(104);
});
