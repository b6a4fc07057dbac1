import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Transcript } from '../../src/model/transcript.js';
import { fitSides, type SideFit } from '../../src/speakers/fit-sides.js';
import { loadSideModel } from '../../src/speakers/load-sides.js';
import { buildSideTables, sideJudgeOf } from '../../src/speakers/side-judge.js';
import { parseSideModel, writeSideModel } from '../../src/speakers/side-model-file.js';
import { read } from '../input/read.js';
import { partOf } from '../thoroughness.js';

const root = join(import.meta.dirname, '../..');

describe('the model that ships with the program', () => {
  test('decides at least 95 of 100 labelled calls without names, and at most 1 of 200 of them wrong', () => {
    const fit = loadSideModel([join(root, 'rules')])?.fit;
    expect(fit?.measured).toBeGreaterThan(8000);
    expect((fit?.decided ?? 0) / (fit?.measured ?? 1)).toBeGreaterThanOrEqual(0.95);
    expect((fit?.wrong ?? 1) / (fit?.decided ?? 1)).toBeLessThanOrEqual(0.005);
  });
});

describe('fitting who of a call is staff', () => {
  let calls: readonly Transcript[] = [];
  let fit: SideFit;
  beforeAll(async () => {
    const files = ['dev-a', 'dev-b', 'dev-c', 'own-1', 'own-2', 'own-3', 'own-4', 'own-5', 'own-6'];
    const all = await Promise.all(
      files.map((name) => read(readFileSync(join(root, `fixtures/gold/${name}.jsonl`)), { file: name })),
    );
    calls = partOf(all.flatMap(({ transcripts }) => transcripts));
    fit = fitSides(calls);
  });

  test('measures whole calls, parts of them and calls that are taken over', () => {
    expect([...new Set(fit.measured.map(({ kind }) => kind))].sort()).toEqual(
      ['half', 'opening', 'short', 'stray', 'takeover', 'whole'].filter((kind) =>
        kind === 'short' ? calls.some(({ turns }) => turns.length <= 4) : true,
      ),
    );
    const whole = fit.measured.filter(({ kind }) => kind === 'whole');
    const decided = whole.filter(({ isDecided }) => isDecided);
    expect(decided.length / whole.length).toBeGreaterThan(0.9);
    expect(decided.filter(({ isRight }) => !isRight).length).toBeLessThanOrEqual(decided.length * 0.02);
  });

  test('measures calls of which nobody is named: few are read, and those are right', () => {
    const { calls: asked, read: decided, lines, right, poor } = fit.split;
    expect(decided / asked).toBeGreaterThan(0.3);
    expect(right / lines).toBeGreaterThan(0.99);
    expect(poor).toBeLessThanOrEqual(decided * 0.01);
  });

  test('judges no call by itself: with the sides of a file turned round, that file comes out wrong', () => {
    const turned = calls.map((call) =>
      call.file === 'own-6'
        ? {
            ...call,
            turns: call.turns.map((turn) => ({
              ...turn,
              role: turn.role === 'staff' ? ('caller' as const) : ('staff' as const),
            })),
          }
        : call,
    );
    const measured = fitSides(turned).measured.filter(
      ({ file, kind }) => file === 'own-6' && kind === 'whole',
    );
    expect(measured.filter(({ isRight }) => isRight).length).toBeLessThan(measured.length * 0.1);
  });

  test('gives the same bytes each time, and they are read back as they are', () => {
    const written = writeSideModel(fit.model);
    expect(writeSideModel(fitSides(calls).model)).toBe(written);
    const parsed = parseSideModel(written, 'speakers.tsv');
    expect(parsed.problems).toEqual([]);
    expect(parsed.model && writeSideModel(parsed.model)).toBe(written);
  });

  test('gives a model that judges', () => {
    const judge = sideJudgeOf(buildSideTables(fit.model));
    const [call] = calls.filter(({ turns }) => turns.length > 10);
    const said = (call?.turns ?? []).map(({ role, text }) => ({
      speaker: role === 'staff' ? 'x' : 'y',
      text,
    }));
    const guessed = judge.guess(
      said,
      new Map([
        ['x', null],
        ['y', null],
      ]),
    );
    expect(guessed?.get('x')?.role).toBe('staff');
  });
});

describe('a faulty speakers.tsv', () => {
  const good = '# genchi speakers 1\n';
  test.each([
    ['cue\tweight\n', 'model-file-form', 1],
    [`${good}# bias\t1\ncue\tweight\nはい\t1\n`, 'model-file-missing', 1],
    [`${good}# bias\tx\ncue\tweight\n`, 'model-file-value', 2],
    [`${good}# colour\t1\ncue\tweight\n`, 'model-file-head', 2],
    [`${good}cue\tweight\nはい\tmany\n`, 'model-file-row', 3],
    [`${good}cue\tweight\nはい\t1\nはい\t2\n`, 'model-file-double', 4],
  ])('is told with its line: %j', (source, code, line) => {
    expect(parseSideModel(source, 'x/speakers.tsv').problems).toContainEqual(
      expect.objectContaining({ code, line, file: 'x/speakers.tsv' }),
    );
  });
});
