import { HonoRequest } from 'hono/request';
import { expect, test } from 'vitest';
import { mostFields, readFields } from './body.ts';

function sent(body: string | FormData, type?: string): HonoRequest {
  const headers = { ...(type && { 'content-type': type }) };
  return new HonoRequest(new Request('http://localhost/', { method: 'POST', body, headers }));
}

const urlencoded = 'application/x-www-form-urlencoded';

test('a form is read as browsers send it, in both of their ways', async () => {
  const plain = await readFields(sent('naam=An+%C3%A9%0D%0Ax&naam=Bo', urlencoded));
  expect([...(plain as FormData)]).toEqual([
    ['naam', 'An é\r\nx'],
    ['naam', 'Bo'],
  ]);
  const form = new FormData();
  form.append('naam', 'An');
  form.append('bestand', new File(['inhoud'], 'a.txt', { type: 'text/plain' }));
  const read = (await readFields(sent(form))) as FormData;
  expect(read.get('naam')).toBe('An');
  expect(await (read.get('bestand') as File).text()).toBe('inhoud');
  expect((read.get('bestand') as File).name).toBe('a.txt');
});

test('a form with too many fields is not read, however they are sent', async () => {
  expect(await readFields(sent('a&'.repeat(mostFields), urlencoded))).toBe('large');
  expect(await readFields(sent('a&'.repeat(mostFields - 1), urlencoded))).toBeInstanceOf(FormData);
  const form = new FormData();
  for (let at = 0; at <= mostFields; at += 1) form.append('a', '');
  expect(await readFields(sent(form))).toBe('large');
});

test('what is no form, or has a NUL in it, is broken', async () => {
  expect(await readFields(sent('{"a":1}', 'application/json'))).toBe('broken');
  expect(await readFields(sent('a=b', 'multipart/form-data'))).toBe('broken');
  expect(await readFields(sent('--x\r\nContent-Dispo', 'multipart/form-data; boundary=x'))).toBe('broken');
  expect(await readFields(sent('a=b%00c', urlencoded))).toBe('broken');
  expect(await readFields(sent('a%00=b', urlencoded))).toBe('broken');
});

test('control characters that nobody typed go, a line end of Word stays one', async () => {
  const read = (await readFields(sent('a=x%0By%07%1Bz%09!', urlencoded))) as FormData;
  expect(read.get('a')).toBe('x\nyz\t!');
});
