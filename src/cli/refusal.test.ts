import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { diskRefusal } from './refusal.ts';

test('a disk that is full is told in a line, however deep the error lies', async () => {
  const full = await writeFile('/dev/full', 'more').then(
    () => undefined,
    (error: unknown) => error,
  );
  const told = diskRefusal(new Error('the release cannot be kept', { cause: full }));
  expect(told).toMatch(/^The disk does not take any more: ENOSPC: no space left on device, write\. Make room/);
  expect(diskRefusal(new Error('IO Error: Could not write file "x": No space left on device'))).toContain('Make room');
});

test('any other error is not taken for it', () => {
  expect(diskRefusal(new TypeError('x is not a function'))).toBeUndefined();
  expect(diskRefusal('nothing')).toBeUndefined();
});
