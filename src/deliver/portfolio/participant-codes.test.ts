import { expect, test } from 'vitest';
import { readCodes } from './participant-codes.ts';

const faultOf = (line: string) => [...readCodes(line).refused.keys()][0];

test('the same code in another dress is one code, and empty lines are passed over', () => {
  const { codes, refused } = readCodes('\uFEFFLB-00417\r\nlb 00417\n\nLB.00418\n71016\n');
  expect(codes).toEqual(['LB00417', 'LB00418', '71016']);
  expect(refused.size).toBe(0);
});

test('what may be about somebody by name, address or national number is refused with its line', () => {
  const { codes, refused } = readCodes('LB-1001\nAn Peeters\n\nan@example.org\n85.07.30-033.28\nJan Claes 1987');
  expect(codes).toEqual(['LB1001']);
  expect([...refused]).toEqual([
    ['name', [2, 6]],
    ['email', [4]],
    ['register', [5]],
  ]);
});

test('a national register number is seen however it is written', () => {
  const written = ['85073003328', '85 07 30 033 28', '85/07/30-033.28', 'RR 85.07.30-033.28', '８５０７３００３３２８'];
  expect(written.map(faultOf)).toEqual(written.map(() => 'register'));
});

test('a number in a list is no code, for other lists number their people too', () => {
  expect(faultOf('12')).toBe('short');
  expect(faultOf('LB-0012')).toBeUndefined();
});

test('a line with several columns, or longer than any code, is no code', () => {
  expect(faultOf('LB-0012;36')).toBe('shape');
  expect(faultOf(`LB${'1'.repeat(80)}`)).toBe('shape');
});
