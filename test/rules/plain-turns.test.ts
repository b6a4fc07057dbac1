import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analyse } from '../../src/judge/analyse.js';
import { callOfTurn, patternsAlone, wholeJudgement } from '../shipped.js';
import { partOf } from '../thoroughness.js';

const folder = join(import.meta.dirname, '../../fixtures/plain-turns');
/** Of plain pressure so much is found, over all and of each rule. */
const LEAST_FOUND = 0.85;
const LEAST_FOUND_OF_A_RULE = 0.6;
/** Of ordinary turns so many may be flagged: by the whole judgement, and where a rule has not been taught or words run together. */
const MOST_FLAGGED = 0.005;
const MOST_FLAGGED_OTHERWISE = 0.01;

const pressure = sectionsOf('caller-pressure.txt').map(([rule, turns]) => [rule, partOf(turns)] as const);
const innocent = partOf(sectionsOf('caller-innocent.txt').flatMap(([, turns]) => turns));

describe('the whole judgement', () => {
  let analyse: Analyse;
  let missed: ReadonlyMap<string, readonly string[]>;
  beforeAll(async () => {
    analyse = await wholeJudgement();
    missed = new Map(pressure.map(([rule, turns]) => [rule, missedOf(analyse, rule, turns)]));
  });

  it.each(pressure)('finds most of plain %s', (rule, turns) => {
    const ofRule = missed.get(rule) ?? [];
    expect(ofRule.length / turns.length, ofRule.join('\n')).toBeLessThanOrEqual(1 - LEAST_FOUND_OF_A_RULE);
  });

  it('finds most of plain pressure over all', () => {
    const ofAll = [...missed.values()].flat();
    const all = pressure.flatMap(([, turns]) => turns);
    expect(ofAll.length / all.length, ofAll.join('\n')).toBeLessThanOrEqual(1 - LEAST_FOUND);
  });

  // Not reached yet: one judgement for all rules flags 2.5 % of these hard turns (3 % unpunctuated). Mended, it turns into `it` again.
  it.fails('leaves ordinary turns of callers alone', () => {
    const flagged = flaggedOf(analyse, innocent);
    expect(flagged.length / innocent.length, flagged.join('\n')).toBeLessThanOrEqual(MOST_FLAGGED);
  });

  it.fails('also where the recogniser set no punctuation', () => {
    const unmarked = innocent.map((turn) => turn.replace(/[、。？]/gu, ''));
    const flagged = flaggedOf(analyse, unmarked);
    expect(flagged.length / unmarked.length, flagged.join('\n')).toBeLessThanOrEqual(MOST_FLAGGED_OTHERWISE);
  });
});

it('patterns alone leave ordinary turns of callers alone', async () => {
  const flagged = flaggedOf(await patternsAlone(), innocent);
  expect(flagged.length / innocent.length, flagged.join('\n')).toBeLessThanOrEqual(MOST_FLAGGED_OTHERWISE);
});

/** The turns in which a rule is not found. */
function missedOf(analyse: Analyse, rule: string, turns: readonly string[]): readonly string[] {
  return turns.filter((turn) => !callerIdsOf(analyse, turn).includes(rule)).map((turn) => `${rule} ${turn}`);
}

/** The turns in which pressure is found, each with the rules. */
function flaggedOf(analyse: Analyse, turns: readonly string[]): readonly string[] {
  return turns.flatMap((turn) => {
    const ids = callerIdsOf(analyse, turn);
    return ids.length > 0 ? [`${ids.join(', ')} ${turn}`] : [];
  });
}

function callerIdsOf(analyse: Analyse, text: string): readonly string[] {
  return analyse(callOfTurn('caller', text))
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('caller/'));
}

/** Sections of a list: "# title", then one turn a line, where it is a list of wordings behind a plus. */
function sectionsOf(name: string): readonly (readonly [title: string, turns: readonly string[]])[] {
  return readFileSync(join(folder, name), 'utf8')
    .split(/^# /mu)
    .slice(1)
    .map((section) => {
      const [title = '', ...turns] = section.split('\n');
      return [title, turns.filter((turn) => turn !== '').map((turn) => turn.replace(/^\+ /, ''))] as const;
    });
}
