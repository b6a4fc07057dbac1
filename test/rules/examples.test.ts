import { beforeAll, describe, expect, it } from 'vitest';
import type { Analyse } from '../../src/judge/analyse.js';
import { checkExamples } from '../../src/script/check-examples.js';
import { patternsAlone, shippedRules } from '../shipped.js';

const ruleSet = shippedRules();
const FEWEST_EXAMPLES = 8;

describe('the built-in rules', () => {
  let analyse: Analyse;
  beforeAll(async () => {
    analyse = await patternsAlone();
  });

  it.each(ruleSet.rules.map(({ rule }) => [rule.id, rule] as const))(
    '%s finds its flag examples and passes its near misses',
    (_, rule) => {
      const failed = checkExamples(rule, analyse).map(({ kind, example, found }) => ({
        line: example.line,
        kind,
        found,
        turns: example.turns.map(({ text }) => text),
      }));
      expect(failed).toEqual([]);
    },
  );

  it.each(ruleSet.rules.map(({ rule }) => [rule.id, rule] as const))(
    '%s has enough examples of both kinds and is told in both languages',
    (_, rule) => {
      expect(rule.flag.length).toBeGreaterThanOrEqual(FEWEST_EXAMPLES);
      expect(rule.pass.length).toBeGreaterThanOrEqual(FEWEST_EXAMPLES);
      for (const text of [rule.title, rule.message, rule.why]) expect(text.en).toBeTruthy();
    },
  );
});
