import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyseText } from '../../src/language/analyse-text.js';
import { functionNames } from '../../src/language/endings/function-sets.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { PHRASE_FUNCTIONS, type Tokenize } from '../../src/model/token.js';

const FOLDER = join(import.meta.dirname, 'endings');

interface Row {
  readonly sentence: string;
  readonly head: string;
  readonly expected: readonly string[];
  readonly absent: readonly string[];
  readonly line: number;
}

const listOf = (cell: string): readonly string[] => cell.split(',').filter((name) => name !== '');

function readRows(file: string): readonly Row[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .flatMap((text, index): readonly Row[] => {
      if (text === '' || text.startsWith('#')) {
        return [];
      }
      const [sentence = '', head = '', expected = '', absent = ''] = text.split('\t');
      return [{ sentence, head, expected: listOf(expected), absent: listOf(absent), line: index + 1 }];
    });
}

const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => ({ name, rows: readRows(name) }));

let tokenize: Tokenize;

beforeAll(async () => {
  tokenize = await loadTokenizer();
});

/** The functions of the first phrase that has `head` among its words. */
function functionsOf(sentence: string, head: string): readonly string[] | undefined {
  for (const { tokens, phrases } of analyseText(sentence, [], tokenize).sentences) {
    const phrase = phrases.find(({ firstToken, endToken }) => {
      return tokens.slice(firstToken, endToken).some(({ surface }) => surface === head);
    });
    if (phrase !== undefined) {
      return functionNames(phrase.functions);
    }
  }
  return undefined;
}

test('the tables hold at least 300 endings', () => {
  expect(FILES.reduce((count, { rows }) => count + rows.length, 0)).toBeGreaterThanOrEqual(300);
});

describe.each(FILES)('endings in $name', ({ rows }) => {
  test.each(rows)('line $line: $sentence', ({ sentence, head, expected, absent }) => {
    for (const name of [...expected, ...absent]) {
      expect(PHRASE_FUNCTIONS).toContain(name);
    }
    const functions = functionsOf(sentence, head);
    expect(functions, `a phrase with the word ${head}`).toBeDefined();
    expect(functions).toEqual(expect.arrayContaining([...expected]));
    expect(absent.filter((name) => functions?.includes(name))).toEqual([]);
  });
});
