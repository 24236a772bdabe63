import { expect, test } from 'vitest';
import { storableJson } from './storable-json.ts';

test('what the database would refuse is replaced, and all else stays', () => {
  const content = { name: 'a\ud83d', list: ['\0b', 'ñandú 😀', 1.5, null, { locked: true }] };
  expect(JSON.parse(storableJson(content))).toEqual({
    name: 'a\ufffd',
    list: ['\ufffdb', 'ñandú 😀', 1.5, null, { locked: true }],
  });
});
