import { describe, expect, it } from 'vitest';
import { parseAnyJson } from '../../src/input/json/json-loose.js';
import { callDetails } from '../../src/input/manifest/call-details.js';
import { ownValue } from '../../src/text/own-value.js';

describe('ownValue', () => {
  it('knows nothing by the names that every object has', () => {
    expect(ownValue({ a: 1 }, 'a')).toBe(1);
    expect(['constructor', '__proto__', 'toString'].map((name) => ownValue({ a: 1 }, name))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('names that every object has', () => {
  it('are keys like others in JSON that is none', () => {
    const { value } = parseAnyJson("{constructor: 'はい', toString: 'いいえ'}") as { value?: unknown };
    expect(value).toEqual({ constructor: 'はい', toString: 'いいえ' });
  });

  it('may be told for the fields of a call', () => {
    const sources = {
      ...{ file: 'a.txt', told: { date: 'constructor', agent: 'valueOf' }, given: {}, clockMs: null },
      agentNames: (name: string) => name,
    };
    expect(callDetails({}, [], sources)).toEqual({});
  });
});
