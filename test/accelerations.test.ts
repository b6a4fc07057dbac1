import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTranscripts } from '../src/input/read-transcripts.js';
import { type Analyse, createAnalyser } from '../src/judge/analyse.js';
import type { JudgeModel } from '../src/judge/judge-model.js';
import { loadTokenizer } from '../src/language/tokenizer/tokenize.js';
import type { RuleSet } from '../src/model/compiled.js';
import type { Tokenize } from '../src/model/token.js';
import type { Transcript } from '../src/model/transcript.js';
import { modelOf, scoreOf } from './judge/models.js';
import { callOfTurn, shippedRules } from './shipped.js';
import { anyCharacter } from './text/any-character.js';
import { casesOf, EVERY_LABELLED_CALL, IS_THOROUGH } from './thoroughness.js';

const fixtures = join(import.meta.dirname, '../fixtures');

const model: JudgeModel = {
  rules: [
    modelOf(
      [
        { feature: '謝', weight: 4 },
        { feature: 'ろ。', weight: 3 },
        { feature: 'ませ', weight: -1 },
      ],
      [
        { feature: '謝る', weight: 2 },
        { feature: '>command', weight: 1 },
      ],
    ),
  ],
  layers: [],
  scores: [
    scoreOf({ weights: { characters: 1, words: 0.5, pattern: 1.5, another: 0.7 }, means: { another: 0.4 } }),
  ],
};

describe('findings with and without accelerations', () => {
  let ruleSet: RuleSet;
  let tokenize: Tokenize;
  let fast: Analyse;
  let plain: Analyse;
  let calls: readonly Transcript[];

  beforeAll(async () => {
    ruleSet = shippedRules();
    tokenize = await loadTokenizer();
    fast = createAnalyser({ ruleSet, tokenize, model });
    plain = createAnalyser({
      ruleSet,
      tokenize,
      model,
      prefilter: false,
      reuse: false,
    });
    calls = [...(await callsIn('demo')), ...(await labelledCalls())];
  });

  it('are the same on labelled calls', () => {
    for (const call of calls) expect(fast(call)).toEqual(plain(call));
  });

  it.each([
    'ここへ連れてこい。',
    'さっさと持ってこい',
    '今から飛んでこさせろ',
    '院長を電話口に引っ張ってきて',
  ])('are the same where a verb changes its stem: %s', (text) => {
    const call = callOfTurn('caller', text);
    expect(plain(call).findings).not.toEqual([]);
    expect(fast(call)).toEqual(plain(call));
  });

  it('are the same when a call is read a second time, whatever was read in between', () => {
    for (const call of calls) expect(fast(call)).toEqual(fast({ ...call }));
  });

  it('are the same on texts put together at random from what rules look for', () => {
    const stems = ruleSet.stemGroups.flat();
    const piece = fc.oneof(
      fc.constantFrom(...stems),
      fc.constantFrom('。', '、', 'は', 'を', 'て', 'ます', 'ください', 'しろ', 'ない', '\0', '（怒）'),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
    );
    const turn = fc.record({
      role: fc.constantFrom('staff' as const, 'caller' as const),
      text: fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 4 }), (turns) => {
        const call: Transcript = {
          file: 'random.txt',
          id: 'random',
          comments: [],
          fields: {},
          turns: turns.map((one) => ({
            ...one,
            speaker: one.role,
            narration: [],
            segments: [{ start: 0, line: null, column: null }],
          })),
        };
        expect(fast(call)).toEqual(plain(call));
      }),
      { numRuns: casesOf(300) },
    );
  });

  it('take words and narration apart', () => {
    const text = 'もういい（ガチャ）';
    const spoken: Transcript = {
      file: 'a.txt',
      id: 'a',
      comments: [],
      fields: {},
      turns: [
        {
          role: 'caller',
          speaker: '客',
          text,
          narration: [],
          segments: [{ start: 0, line: null, column: null }],
        },
      ],
    };
    const narrated = {
      ...spoken,
      turns: spoken.turns.map((turn) => ({ ...turn, narration: [{ start: 4, end: 9 }] })),
    };
    for (const call of [spoken, narrated, spoken]) expect(fast(call)).toEqual(plain(call));
  });
});

/** A part of the labelled calls; the others are not even read. */
async function labelledCalls(): Promise<readonly Transcript[]> {
  const gold = join(fixtures, 'gold');
  const lines = readdirSync(gold)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(gold, name), 'utf8').trimEnd().split('\n'))
    .filter((_, index) => index % (IS_THOROUGH ? 1 : 8 * EVERY_LABELLED_CALL) === 0);
  return callsOf('gold.jsonl', Readable.from([Buffer.from(lines.join('\n'))]));
}

async function callsIn(folder: string): Promise<readonly Transcript[]> {
  const files = readdirSync(join(fixtures, folder)).sort();
  const calls = files.map((file) => callsOf(file, createReadStream(join(fixtures, folder, file))));
  return (await Promise.all(calls)).flat();
}

async function callsOf(file: string, bytes: AsyncIterable<Uint8Array>): Promise<readonly Transcript[]> {
  const calls: Transcript[] = [];
  for await (const result of readTranscripts({ file, bytes }))
    if (result.kind === 'transcript') calls.push(result.transcript);
  return calls;
}
