import { describe, expect, it } from 'vitest';
import { compareModels, strongestCues } from '../../src/cues/compare-models.js';
import { fitCues, foldScorers } from '../../src/cues/fit-cues.js';
import type { FindPatterns } from '../../src/cues/fit-second-look.js';
import type { TrainingCall } from '../../src/cues/labelled-turns.js';
import { writeCueModel } from '../../src/cues/model-file.js';
import { compileCues } from '../../src/cues/score-cues.js';
import { LOOK_FEATURES } from '../../src/cues/second-look.js';
import { functionSet } from '../../src/language/function-sets.js';
import { describeProblem } from '../../src/messages/problem-text.js';
import type { Transcript } from '../../src/model/transcript.js';
import { call } from '../score/transcripts.js';
import { lettersIn, modelOf } from './models.js';

const apology = 'caller/apology-demand';
const known = [
  { id: apology, speaker: 'caller' },
  { id: 'staff/capitulation', speaker: 'staff' },
] as const;
const openings = ['さっさと', 'いいから', '早く', 'とにかく', 'ここで'];
const demands = ['謝れよ', '謝罪しろ', '頭を下げて謝れ', '詫びを入れろ'];
const questions = [
  '営業は何時までですか',
  '住所を変えたいのですが',
  '届くのはいつですか',
  '料金を教えてください',
];

const calls = Array.from({ length: 40 }, (_, i): Transcript => {
  const demand = `caller ${openings[i % 5]}${demands[i % 4]} ${apology}`;
  const question = `caller ${openings[(i + 2) % 5]}${questions[(i + 1) % 4]}`;
  return { ...call([demand, 'staff はい', question]), id: `c${i}`, file: `f${i % 4}.jsonl` };
});
const training = calls.map((transcript) => ({ transcript }));

describe('fitting cues to labelled calls', () => {
  const { fits, problems, foldOfCall, folds } = fitCues({ calls: training, known });

  it('learns what tells labelled turns from others', () => {
    expect(problems).toEqual([]);
    const model = fits[0]?.model;
    expect(fits.map((fit) => fit.model.rule)).toEqual([apology]);
    expect(model?.fit).toMatchObject({
      files: 4,
      calls: 40,
      turns: 80,
      labelled: 40,
    });
    expect(model?.fit.recall).toBeGreaterThan(0.9);
    const scorer = compileCues({ models: fits.map((fit) => fit.model), looks: [] });
    expect(scorer.score(lettersIn('だから謝れよ'), 'caller').hits.map(({ rule }) => rule)).toEqual([apology]);
    expect(scorer.score(lettersIn('住所を教えてください'), 'caller').hits).toEqual([]);
    if (model) expect(strongestCues(model, 5).pro.map(({ cue }) => cue)).toContain('謝');
  });

  it('gives the same bytes again, also from files in another order', () => {
    const again = fitCues({
      calls: [...training].sort((a, b) => b.transcript.file.localeCompare(a.transcript.file)),
      known,
    });
    expect(again.fits.map(({ model }) => writeCueModel(model))).toEqual(
      fits.map(({ model }) => writeCueModel(model)),
    );
  });

  it('measures each file by models that have not seen it', () => {
    expect(folds).toBe(4);
    expect(foldOfCall).toEqual(calls.map((_, i) => i % 4));
    const written = fits[0]?.foldModels.map(writeCueModel) ?? [];
    expect(new Set(written).size).toBe(4);
    expect(foldScorers({ fits, looks: [], folds, foldOfCall, problems })).toHaveLength(4);
  });

  it('a turn whose label is optional teaches nothing', () => {
    const doubtful = training.map(({ transcript }) => ({
      transcript: {
        ...transcript,
        turns: transcript.turns.map((turn, i) => (i === 2 ? { ...turn, optional: [{ id: apology }] } : turn)),
      },
    }));
    const result = fitCues({ calls: [...training, ...doubtful], known });
    expect(result.fits[0]?.model.fit).toMatchObject({ turns: 120, labelled: 80 });
  });

  it('tells progress and what changed against the model before', () => {
    const steps: string[] = [];
    fitCues({
      calls: training,
      known,
      onProgress: (done, total, rule) => steps.push(`${done}/${total} ${rule}`),
    });
    expect(steps).toEqual([`0/1 ${apology}`, '1/1 null']);
    const change = compareModels(
      modelOf([
        { cue: '謝', weight: 1 },
        { cue: '詫', weight: 1 },
      ]),
      modelOf([
        { cue: '謝', weight: 3 },
        { cue: '頭', weight: 1 },
      ]),
    );
    expect(change).toMatchObject({ added: 1, dropped: 1, kept: 1 });
    expect(change.largest[0]).toEqual({ cue: '謝', before: 1, after: 3 });
  });
});

describe('the second look at what is found', () => {
  /** The same demands with and without the label: only their form tells them apart. */
  const alike = Array.from({ length: 8 }, () => calls)
    .flat()
    .map((_, i): Transcript => {
      const demand = `caller ${openings[i % 5]}${demands[i % 4]}`;
      const turns = [
        i % 3 === 0 ? demand : `${demand} ${apology}`,
        'staff はい',
        `caller ${questions[i % 4]}`,
      ];
      return { ...call(turns), id: `c${i}`, file: `f${i % 8}.jsonl` };
    });
  const form = { letters: 12, share: 0.5, phrases: 2, last: 0, final: 0, reachesEnd: true };

  it('is fitted where there are right and wrong hits enough, on what the evidence looks like', () => {
    const { looks, fits } = fitCues({
      calls: alike.map((transcript) => ({ transcript })),
      known,
      readEvidence: ({ labels = [] }, hits) =>
        hits.map(() => ({ ...form, last: labels.length === 0 ? functionSet('quoted') : 0 })),
    });
    const weightOf = (name: string) => looks[0]?.look.weights[LOOK_FEATURES.indexOf(name)];
    expect(looks.map(({ look, foldLooks }) => [look.group, foldLooks.length])).toEqual([['caller', 5]]);
    expect(weightOf('last: quoted')).toBeLessThan(-0.5);
    expect(fits[0]?.model.lookFrom).toBeLessThanOrEqual(fits[0]?.model.threshold ?? 0);
  });

  it('is less confident of what patterns leave, where they find the clear cases', () => {
    // No call of these is calm: each ends with a demand that is labelled.
    const tense = alike.map((transcript, i): TrainingCall => {
      const turns = transcript.turns.slice(0, 2);
      return {
        transcript: {
          ...transcript,
          turns: [...turns, ...call([`caller ${demands[i % 4]} ${apology}`]).turns],
        },
      };
    });
    const found = (findPatterns?: FindPatterns) =>
      fitCues({
        calls: tense,
        known,
        readEvidence: (_, hits) => hits.map(() => form),
        options: { targetPrecision: 0.5, mostInnocent: 1 },
        ...(findPatterns ? { findPatterns } : {}),
      }).looks[0]?.look;
    const someOfThem: FindPatterns = ({ transcript }) =>
      transcript.turns.map(({ labels = [] }) =>
        Number(transcript.id.slice(1)) % 4 === 1 ? labels.map(({ id }) => id) : [],
      );
    expect(Math.abs(found()?.besidePatterns ?? 9)).toBeLessThan(0.3);
    const beside = found(someOfThem);
    expect(beside?.besidePatterns).toBeLessThan((found()?.besidePatterns ?? -9) - 0.1);
    expect(beside?.weights).toEqual(found()?.weights);
  });

  it('is left out where there is too little to learn from, and then only thresholds decide', () => {
    const { looks, fits } = fitCues({
      calls: training,
      known,
      readEvidence: (_, hits) => hits.map(() => form),
    });
    expect(looks).toEqual([]);
    expect(fits[0]?.model.lookFrom).toBeNull();
  });
});

describe('bad input gets a message, not a model', () => {
  const allSame = calls.map((transcript) => ({
    transcript: { ...transcript, turns: transcript.turns.slice(0, 1) },
  }));
  const mislabelled = [
    ...training,
    { transcript: call(['caller 謝れ caller/apology-demad', 'staff はい flow/unwarned-threat']) },
  ];
  it.each([
    ['fit-few-calls', { calls: training.slice(0, 5), known }, 0],
    ['fit-target', { calls: training, known, options: { targetPrecision: 90 } }, 0],
    ['fit-one-class', { calls: allSame, known }, 0],
    ['fit-one-class', { calls: training, known, only: ['staff/capitulation'] }, 0],
    [
      'fit-few-labels',
      { calls: [...training, { transcript: call(['staff 何でもします staff/capitulation']) }], known },
      1,
    ],
    ['fit-unknown-rule', { calls: training, known, only: ['caller/apology'] }, 0],
    ['fit-unknown-label', { calls: mislabelled, known }, 1],
    ['fit-flow', { calls: training, known, only: ['flow/repeated-demand'] }, 0],
  ])('%s', (code, request, models) => {
    const result = fitCues(request);
    expect(result.problems.map((problem) => problem.code)).toEqual([code]);
    expect(result.fits).toHaveLength(models);
    for (const problem of result.problems) expect(describeProblem(problem, 'ja').remedy).not.toMatch(/[{}]/);
  });
});
