import { expect, it } from 'vitest';
import { comparePpdCodes } from './ppd-code.ts';

it('orders codes by their numbers, a sector before its siblings with a suffix', () => {
  const codes = ['160-011-1', '160-002', '160-001-10', '160-001-2', '160-001', '160-014-2'];
  expect(codes.sort(comparePpdCodes)).toEqual([
    '160-001',
    '160-001-2',
    '160-001-10',
    '160-002',
    '160-011-1',
    '160-014-2',
  ]);
  expect(comparePpdCodes('160-001', '160-001')).toBe(0);
});
