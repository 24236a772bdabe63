import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalMembers, joinMembers, sameJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves out spaces', () => {
    expect(canonicalJson({ b: [{ d: null, c: 'ñ' }], a: true })).toBe(
      '{"a":true,"b":[{"c":"ñ","d":null}]}',
    );
  });

  it('writes the numbers and strings of RFC 8785, section 3.2.2', () => {
    expect(
      canonicalJson({
        numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        string: '€$\u000f\nA\'B"\\\\"/',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('is the text that JSON.stringify gives back after parsing, for any value', () => {
    const key = fc.string().filter((text) => !/^\d+$/.test(text) && text !== '__proto__');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, false),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.array(tie('tree')),
        fc.dictionary(key, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = canonicalJson(value);
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('leaves out undefined members and refuses what JSON cannot say', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(() => canonicalJson(NaN)).toThrow('NaN');
    expect(() => canonicalJson([undefined])).toThrow('undefined');
    expect(() => canonicalJson(1n)).toThrow('bigint');
    expect(() => canonicalJson({ 7: 1 })).toThrow('"7"');
  });
});

describe('sameJson', () => {
  it('is what the same canonical text is', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 0, 1, '', 'a'),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(sameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
        expect(sameJson(one, structuredClone(one))).toBe(true);
      }),
    );
  });

  it('takes a member that is undefined for none', () => {
    expect(sameJson({ a: undefined, b: 1 }, { b: 1 })).toBe(true);
    expect(sameJson({ b: 1 }, { a: undefined, b: 1 })).toBe(true);
    expect(sameJson({ a: null }, {})).toBe(false);
    expect(sameJson([], {})).toBe(false);
  });
});

describe('joinMembers', () => {
  it('writes an object of members that were written before, whatever their order', () => {
    const large = { b: [{ d: 1, c: 'ñ' }], a: null };
    const words = { z: 'uno', aa: undefined };
    const members = new Map([...canonicalMembers(words), ...canonicalMembers(large)]);
    expect(joinMembers(members)).toBe(canonicalJson({ ...large, ...words }));
  });
});
