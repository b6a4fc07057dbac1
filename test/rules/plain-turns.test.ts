import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyse, createAnalyser } from '../../src/analyse.js';
import { loadTokenizer } from '../../src/language/tokenize.js';
import { loadRules } from '../../src/rules/load.js';

const folder = join(import.meta.dirname, '../../fixtures/plain-turns');
let analyse: Analyse;

beforeAll(async () => {
  analyse = createAnalyser({ ruleSet: loadRules(), tokenize: await loadTokenizer() });
});

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

function callerIdsOf(text: string): readonly string[] {
  const segments = [{ start: 0, line: null, column: null }];
  const turn = { role: 'caller', speaker: 'caller', text, narration: [], segments } as const;
  return analyse({ file: '', id: '', comments: [], fields: {}, turns: [turn] })
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('caller/'));
}

describe('patterns alone leave ordinary turns of callers alone', () => {
  it.each(sectionsOf('caller-innocent.txt'))('%s', (_title, turns) => {
    const flagged = turns.flatMap((turn) => callerIdsOf(turn).map((rule) => `${rule} ${turn}`));
    expect(flagged).toEqual([]);
  });

  it('also where the recogniser set no punctuation', () => {
    const turns = sectionsOf('caller-innocent.txt').flatMap(([, lines]) => lines);
    const flagged = turns.filter((turn) => callerIdsOf(turn.replace(/[、。？]/gu, '')).length > 0);
    expect(flagged.length / turns.length).toBeLessThan(0.02);
  });
});

describe('patterns alone find plain pressure', () => {
  it.each(sectionsOf('caller-pressure.txt'))('%s', (rule, turns) => {
    expect(turns.filter((turn) => !callerIdsOf(turn).includes(rule))).toEqual([]);
  });
});
