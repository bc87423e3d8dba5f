import { expect, test } from 'vitest';
import { readXml } from './xml-reading.ts';

async function textOf(xml: string): Promise<string> {
  const texts: string[] = [];
  const { sink, error } = readXml({ text: (text) => void texts.push(text) });
  await new Promise<void>((done) => sink.end(xml, () => done()));
  expect(error()).toBeUndefined();
  return texts.join('');
}

test('a text that declares names for files or for other texts gets none of them', async () => {
  const declared = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY twice "xx">]>';
  expect(await textOf(`${declared}<a>&file; &twice; A &amp; B</a>`)).toMatch(/^&file; &twice; A & B$/);
});
