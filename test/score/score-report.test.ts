import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../src/model/transcript.js';
import { labelledIds, type ScoreResult, scoreCalls } from '../../src/score/score-calls.js';
import * as reference from './independent-scorer.mjs';
import { nativeCalls } from './transcripts.js';

const gold = new URL('../../fixtures/gold/', import.meta.url);

/** Derived by version 2 of the catalogue; the independent scorer derives the rules of the flow of version 1 only. */
const UNKNOWN_TO_IT = 'flow/unprotected-abuse';

/** A bad predictor that errs in every way: shifts some labels, drops some, invents some; always the same. */
function predict(transcript: Transcript, seed: number): readonly (readonly string[])[] {
  const ids = labelledIds(transcript).map((turn) => [...turn]);
  return ids.map((own, turn) => {
    const kind = (turn * 7 + seed * 13) % 5;
    if (kind === 0) return ids[turn + 1] ?? [];
    if (kind === 1) return own.slice(1);
    return own;
  });
}

describe('the figures agree with the independent scorer', () => {
  const names = readdirSync(gold).filter((name) => /^dev-.*\.jsonl$/.test(name));
  it.each(names)('%s', (name) => {
    const text = readFileSync(new URL(name, gold), 'utf8');
    const transcripts = nativeCalls(text, name);
    const predicted = transcripts.map(predict);
    const expected = reference.score(
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
      predicted,
    );
    const result: ScoreResult = scoreCalls(
      transcripts.map((transcript, i) => ({
        transcript,
        predictions: (predicted[i] ?? []).map((ids) => ids.map((rule) => ({ rule }))),
      })),
    );
    expect(
      Object.fromEntries(
        result.rules
          .filter(({ rule }) => rule !== UNKNOWN_TO_IT)
          .map((rule) => [rule.rule, [rule.found, rule.falseAlarms, rule.missed]]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(expected.per)
          .filter(([id]) => id !== UNKNOWN_TO_IT)
          .map(([id, { tp, fp, fn }]) => [id, [tp, fp, fn]]),
      ),
    );
    for (const group of result.groups) {
      if (group.group === 'flow/' || group.group === '') continue;
      const figures = reference.prf(reference.group(expected.per, group.group));
      expect([group.precision.value, group.recall.value, group.f1, group.macroF1]).toEqual([
        figures.p,
        figures.r,
        figures.f,
        expect.closeTo(reference.macro(expected.per, group.group), 12),
      ]);
    }
    expect([result.innocent.of, result.innocent.hits, result.turns]).toEqual([
      expected.negTurns,
      expected.falseTurns,
      expected.turns,
    ]);
  });
});
