import type { PatternNode } from '../../model/pattern.js';
import type { Problem } from '../../model/problem.js';
import type { Condition, Rule } from '../../model/rule.js';
import type { Token, Tokenize } from '../../model/token.js';
import type { LoadedRules } from '../../rules/load.js';

/** A word of the dictionary is at most so many tokens long in a pattern, as in the matcher. */
const LONGEST_WORD = 5;

/** Where a word may be cut otherwise than by itself: after a particle, before the end of a sentence. */
const SURROUNDINGS: readonly (readonly [string, string])[] = [
  ['', ''],
  ['', '。'],
  ['を', '。'],
  ['は', 'です。'],
  ['が', 'と。'],
];

/**
 * Finds words of patterns that no text can match: a word must be a run of tokens whose last token's dictionary form ends
 * it, else it is an inflected form, or the tokenizer cuts it elsewhere. By file.
 */
export function findDeadWords(
  { rules, wordSets }: LoadedRules,
  tokenize: Tokenize,
): ReadonlyMap<string, readonly Problem[]> {
  const problems = new Map<string, Problem[]>();
  const known = new Map<string, boolean>();
  const isAlive = (word: string): boolean => {
    const alive = known.get(word) ?? canMatch(word, tokenize);
    known.set(word, alive);
    return alive;
  };
  const check = (node: PatternNode, file: string, line: number, column: number) => {
    for (const { word, at } of wordsOf(node)) {
      if (isAlive(word)) continue;
      const tokens = tokenize(word.normalize('NFKC')).map(({ surface }) => surface);
      const problem = {
        ...{ code: 'word-never-matches', file, line, column: column + at },
        arguments: { word, tokens: tokens.join(' / ') },
      };
      problems.set(file, [...(problems.get(file) ?? []), problem]);
    }
  };
  for (const rule of rules) {
    for (const { node, line, column } of [...rule.where, ...new Set(patternsOf(rule))])
      check(node, rule.file, line, column);
  }
  for (const set of wordSets.sets.values()) {
    for (const { node, line, column } of set.entries) check(node, set.file, line, column);
  }
  return problems;
}

function canMatch(word: string, tokenize: Tokenize): boolean {
  const wanted = word.normalize('NFKC');
  return SURROUNDINGS.some(([before, after]) => hasWord(tokenize(before + wanted + after), wanted));
}

function hasWord(tokens: readonly Token[], word: string): boolean {
  return tokens.some((_, first) => {
    let surfaces = '';
    for (const token of tokens.slice(first, first + LONGEST_WORD)) {
      if (surfaces + token.base === word) return true;
      surfaces += token.surface;
    }
    return false;
  });
}

type WordNode = PatternNode & { readonly kind: 'word' };

function wordsOf(node: PatternNode): readonly WordNode[] {
  switch (node.kind) {
    case 'word':
      return [node];
    case 'optional':
    case 'constrained':
      return wordsOf(node.node);
    case 'sequence':
      return node.items.flatMap((item) => wordsOf(item.node));
    case 'alternative':
      return node.options.flatMap(wordsOf);
    case 'together':
      return node.parts.flatMap(wordsOf);
    default:
      return [];
  }
}

function patternsOf(rule: Rule): Rule['any'] {
  const inConditions = (conditions: readonly Condition[]): Rule['any'] =>
    conditions.flatMap((one) =>
      one.kind === 'says' ? one.patterns : 'conditions' in one ? inConditions(one.conditions) : [],
    );
  return [
    ...rule.any,
    ...rule.except,
    ...rule.grade.flatMap(({ patterns }) => patterns),
    ...inConditions([...rule.require, ...rule.unless, ...(rule.escalate?.when ?? [])]),
  ];
}
