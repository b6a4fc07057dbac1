import { beforeAll, describe, expect, test } from 'vitest';
import { analyseText } from '../../src/language/analyse-text.js';
import { functionNames } from '../../src/language/function-sets.js';
import { loadTokenizer } from '../../src/language/tokenize.js';
import type { Tokenize } from '../../src/model/token.js';

let tokenize: Tokenize;

beforeAll(async () => {
  tokenize = await loadTokenizer();
});

/** The functions of the last phrase. */
function lastFunctions(text: string): readonly string[] {
  const phrase = analyseText(text, [], tokenize).sentences.at(-1)?.phrases.at(-1);
  return functionNames(phrase?.functions ?? 0);
}

describe('analyseText', () => {
  test('finds the request in an ending that the dictionary cuts to pieces', () => {
    expect(lastFunctions('録音を止めていただけませんか。')).toContain('request');
  });

  test('passes the denial of a verb of saying on to what is said', () => {
    const [sentence] = analyseText('ミスがあったと申し上げることはできません。', [], tokenize).sentences;
    expect(functionNames(sentence?.phrases[1]?.functions ?? 0)).toEqual(
      expect.arrayContaining(['quoted', 'negative']),
    );
  });
});
