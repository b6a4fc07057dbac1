import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellLiteral } from '../../src/language/normalise/spell-literal.js';
import { matchPattern, neededAtoms } from '../../src/match/match-pattern.js';
import { findOccurrences, indexAtoms, positionsOf } from '../../src/match/occurrences.js';
import type { CompiledNode } from '../../src/model/compiled.js';
import type { Sentence, Token } from '../../src/model/token.js';
import { compileRules } from '../../src/rules/compile/compile.js';
import { functionSet } from '../../src/rules/compile/function-sets.js';
import { parsePattern } from '../../src/rules/parse/parse-pattern.js';

/** A turn of one-letter words: "ab c." is two phrases and the end of a sentence; an upper-case letter commands. */
function analysed(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const found of text.matchAll(/[^.]+\.?/g)) {
    const start = found.index;
    const tokens: Token[] = [];
    const phrases: Sentence['phrases'][number][] = [];
    for (const phrase of found[0].matchAll(/[a-zA-Z]+/g)) {
      const from = tokens.length;
      [...phrase[0]].forEach((letter, index) => {
        const at = start + phrase.index + index;
        tokens.push(token(letter, at));
      });
      phrases.push({
        start: start + phrase.index,
        end: start + phrase.index + phrase[0].length,
        firstToken: from,
        endToken: tokens.length,
        headToken: from,
        functions: /[A-Z]/.test(phrase[0]) ? functionSet(['command']) : 0,
        derived: 0,
      });
    }
    const end = start + found[0].length;
    sentences.push({ start, end, tokens, phrases, clauses: [{ start, end, goesOn: false }] });
  }
  return sentences;
}

function token(letter: string, start: number): Token {
  return {
    surface: letter,
    base: letter.toLowerCase(),
    pos: '名詞',
    posDetail1: '*',
    posDetail2: '*',
    posDetail3: '*',
    conjugationType: '*',
    conjugationForm: '*',
    reading: null,
    start,
    end: start + 1,
  };
}

function matches(pattern: string, text: string): string[] {
  const { ruleSet, problems } = compileRules(
    [
      {
        file: 'x',
        id: 'x/x',
        severity: 'note',
        speaker: 'staff',
        title: { ja: '' },
        message: { ja: '' },
        why: { ja: '' },
        basis: [],
        where: [],
        any: [
          {
            ...{ name: pattern, source: pattern, sample: null, node: parsePattern(pattern) },
            ...{ line: 1, column: 1 },
          },
        ],
        grade: [],
        except: [],
        veto: [],
        cueVeto: [],
        narrated: [],
        on: [],
        require: [],
        unless: [],
        once: false,
        instead: [],
        escalate: null,
        flag: [],
        pass: [],
      },
    ],
    { sets: new Map() },
    spellLiteral,
  );
  expect(problems).toEqual([]);
  const [compiled] = ruleSet?.patterns ?? [];
  if (!ruleSet || !compiled) throw new Error('not compiled');
  const positions = positionsOf(text, analysed(text));
  return matchPattern(compiled.node, findOccurrences(indexAtoms(ruleSet.atoms), positions)).map(
    ({ start, end }) => text.slice(start, end),
  );
}

describe('matchPattern', () => {
  it.each([
    ['a b', 'ab', ['ab']],
    ['a b', 'a,b', ['a,b']],
    ['a b', 'axb', []],
    // The state of a half match must not be lost at the second a.
    ['a b', 'aab', ['ab']],
    ['a a', 'aaa', ['aa', 'aa']],
    ['a .. b', 'a x b', ['a x b']],
    ['a .. b', 'a a b', ['a b']],
    ['a .. b', 'a. b', []],
    ['a ... b', 'a. b', ['a. b']],
    ['a ~ b', 'ax b', ['ax b']],
    ['a ~ b', 'a x b', []],
    ['a ..1 b', 'a x b', ['a x b']],
    ['a ..1 b', 'a x y b', []],
    ['a b? c', 'ac', ['ac']],
    ['a b? c', 'abc', ['abc']],
    ['a b?', 'ab', ['a', 'ab']],
    ['a? b', 'b', ['b']],
    ['(a | b) c', 'ac bc', ['ac', 'bc']],
    ['(a b | b) c', 'abc', ['bc']],
    ['a & b', 'b a', ['b a']],
    ['a & b', 'a. b', []],
    ['^ a', 'a b. a', ['a', 'a']],
    ['^ a', 'b a', []],
    ['b ... (^ a)', 'b. a', ['b. a']],
    ['b ... (^ a)', 'a. a', []],
    ['b ... (^ a)', 'b a', []],
    ['b? (^ a)', 'c. a', ['a']],
    ['b? (^ a)', 'b. a', ['a']],
    ['c ... (^ a | b)', 'c. a. b', ['c. a', 'c. a. b']],
    ['(^ | c) a', 'b. a', ['a']],
    ['a $', 'a a.', ['a']],
    ['a:command', 'aX b', ['aX']],
    ['a:command', 'ax', []],
    ['a:!command', 'ax', ['ax']],
    ['a:!command', 'aX', []],
    ['"b a"', 'b a', ['b a']],
    ['"1回"', '11回 1回', ['1回']],
    ['a [base=b]', 'ab', ['ab']],
    ['a _', 'az', ['az']],
    ['_:command', 'x Y', ['Y']],
  ] as const)('%s in "%s"', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  it('agrees with a regular expression over letters on whether a sequence occurs', () => {
    const item = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean());
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        letters,
        (items, isGap, text) => {
          fc.pre(items.some(([, optional]) => !optional));
          // A gap before an item that may be missing belongs to that item; keep gaps to sequences without options.
          const gap = isGap && items.every(([, optional]) => !optional);
          const pattern = items
            .map(([letter, optional]) => letter + (optional ? '?' : ''))
            .join(gap ? ' .. ' : ' ');
          const expression = new RegExp(
            items.map(([letter, optional]) => letter + (optional ? '?' : '')).join(gap ? '.*' : ''),
          );
          expect(matches(pattern, text).length > 0).toBe(expression.test(text));
        },
      ),
    );
  });
});

const atoms = (...numbers: readonly number[]): CompiledNode => ({ kind: 'atoms', atoms: numbers });
const optional = (node: CompiledNode): CompiledNode => ({ kind: 'optional', node });
const either = (...options: readonly CompiledNode[]): CompiledNode => ({ kind: 'alternative', options });
const inRow = (...nodes: readonly CompiledNode[]): CompiledNode => ({
  kind: 'sequence',
  items: nodes.map((node) => ({ connector: { kind: 'adjacent' }, node })),
});

describe('the atoms that a pattern needs one of', () => {
  it('are all those of its alternatives', () => {
    expect(neededAtoms(either(atoms(1, 2), inRow(atoms(3), atoms(4, 5))))).toEqual([1, 2, 3]);
  });

  it('are the fewest of those that stand in a row or together', () => {
    expect(neededAtoms(inRow(atoms(1, 2, 3), optional(atoms(4)), atoms(5)))).toEqual([5]);
    expect(neededAtoms({ kind: 'together', parts: [atoms(1, 2), atoms(3)] })).toEqual([3]);
  });

  it('are not known where one alternative does without', () => {
    expect(neededAtoms(either(atoms(1), optional(atoms(2))))).toBeNull();
    expect(neededAtoms(inRow({ kind: 'sentence-start' }, optional(atoms(1))))).toBeNull();
  });
});
