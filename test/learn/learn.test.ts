import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/judge/analyse.js';
import { writeRuleModel } from '../../src/judge/rule-model-file.js';
import { writeScoreModel } from '../../src/judge/score-model-file.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { type LearnRequest, learn } from '../../src/learn/learn.js';
import { describeProblem } from '../../src/messages/problem-text.js';
import type { Transcript } from '../../src/model/transcript.js';
import { call } from '../score/transcripts.js';
import { shippedRules } from '../shipped.js';

const apology = 'caller/apology-demand';
const ruleSet = shippedRules();
const tokenize = await loadTokenizer();
const openings = ['さっさと', 'いいから', '早く', 'とにかく', 'ここで'];
const demands = ['詫びを入れんと', '詫び状よこしなって', '詫び言を並べてみ', '詫びの文句を聞かせてみ'];
const questions = [
  '営業は何時までですか',
  '住所を変えたいのですが',
  '届くのはいつですか',
  '料金を教えてください',
];

const calls = Array.from({ length: 60 }, (_, i): Transcript => {
  const demand = `caller ${openings[i % 5]}${demands[i % 4]} ${apology}`;
  const question = `caller ${openings[(i + 2) % 5]}${questions[(i + 1) % 4]}`;
  const turns = [demand, 'staff はい', question, 'staff はい', `caller ${questions[i % 4]}`];
  return { ...call(turns), id: `c${i}`, file: `f${i % 4}.jsonl` };
});
const request: LearnRequest = {
  calls: calls.map((transcript) => ({ transcript })),
  ruleSet,
  tokenize,
  only: [apology],
};
const learned = await learn(request);
const bytesOf = ({ model }: typeof learned) => [
  ...model.rules.map(writeRuleModel),
  ...model.scores.map(writeScoreModel),
];

describe('learning from labelled calls', () => {
  it('finds in calls that were not learned from what tells labelled turns from others', () => {
    expect(learned.problems).toEqual([]);
    const analyses = learned.foldModels.map((model) => createAnalyser({ ruleSet, tokenize, model }));
    let right = 0;
    calls.forEach((transcript, number) => {
      const findings = analyses[learned.foldOfCall[number] ?? 0]?.(transcript).findings ?? [];
      const own = findings.filter(({ rule }) => rule === apology);
      expect(own.every(({ turn }) => turn === 1)).toBe(true);
      right += own.length;
    });
    expect(right).toBeGreaterThan(50);
  });

  it('keeps what it was learned from, and the gate below what is labelled', () => {
    const [model] = learned.model.rules;
    expect(model?.record).toMatchObject({ files: 4, calls: 60, turns: 180, labelled: 60 });
    expect(
      model?.characters.weights.some(({ feature, weight }) => feature.includes('詫') && weight > 0),
    ).toBe(true);
  });

  it('gives the same bytes again, also from files in another order', async () => {
    const again = await learn({
      ...request,
      calls: [...request.calls].sort((a, b) => b.transcript.file.localeCompare(a.transcript.file)),
    });
    expect(bytesOf(again)).toEqual(bytesOf(learned));
  });

  it('measures each file by models that have not seen it', () => {
    expect(learned.foldModels).toHaveLength(4);
    expect(learned.foldOfCall).toEqual(calls.map((_, i) => i % 4));
    expect(new Set(learned.foldModels.map(({ rules }) => rules.map(writeRuleModel).join())).size).toBe(4);
  });

  it('a turn whose label is optional teaches nothing', async () => {
    const doubtful = calls.map((transcript) => ({
      transcript: {
        ...transcript,
        turns: transcript.turns.map((turn, i) => (i === 2 ? { ...turn, optional: [{ id: apology }] } : turn)),
      },
    }));
    const { model } = await learn({ ...request, calls: doubtful });
    const weightOf = (rules: typeof model.rules) =>
      rules[0]?.characters.weights.find(({ feature }) => feature === '営業')?.weight ?? 0;
    expect(Math.abs(weightOf(model.rules))).toBeLessThanOrEqual(
      Math.abs(weightOf(learned.model.rules)) + 0.5,
    );
    expect(model.rules[0]?.record.labelled).toBe(60);
  });

  it('tells progress', async () => {
    const steps: string[] = [];
    await learn({ ...request, onProgress: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps[0]).toBe('1/20');
    expect(steps).toHaveLength(10);
  });

  it('keeps a score that is known where single rules are taught', async () => {
    const known = {
      group: 'caller',
      least: 0.7,
      leastAlone: 0.8,
      leastBlunt: 0.8,
      weights: { bias: -1, characters: 1 },
      means: {},
      slope: 1,
      offset: 0,
    };
    const taught = await learn({ ...request, present: { rules: [], layers: [], scores: [known] } });
    expect(taught.model.scores).toEqual([known]);
  });
});

describe('bad input gets a message, not a model', () => {
  const few = { transcript: call([`staff 何でもします staff/capitulation`]) };
  const mislabelled = {
    transcript: call(['caller 謝れ caller/apology-demad', 'staff はい flow/unwarned-threat']),
  };
  const all = (extra: LearnRequest['calls'] = []) => [...request.calls, ...extra];
  const { only: _, ...open } = request;
  it.each<[string, LearnRequest, number]>([
    ['fit-few-calls', { ...open, calls: request.calls.slice(0, 5) }, 0],
    ['fit-target', { ...open, options: { targetPrecision: 90 } }, 0],
    ['fit-one-class', { ...open, only: ['staff/capitulation'] }, 0],
    ['fit-few-labels', { ...open, only: ['staff/capitulation'], calls: all([few]) }, 0],
    ['fit-unknown-rule', { ...open, only: ['caller/apology'] }, 0],
    ['fit-unknown-label', { ...request, calls: all([mislabelled]) }, 1],
    ['fit-flow', { ...open, only: ['flow/repeated-demand'] }, 0],
  ])('%s', async (code, asked, models) => {
    const result = await learn(asked);
    expect(result.problems.map((problem) => problem.code)).toEqual([code]);
    expect(result.model.rules).toHaveLength(models);
    for (const problem of result.problems) expect(describeProblem(problem, 'ja').remedy).not.toMatch(/[{}]/);
  });
});

describe('teaching a rule that was taught before', () => {
  it('starts from what it knows: few calls about something else do not take it away', async () => {
    const elsewhere = Array.from({ length: 12 }, (_, i): Transcript => {
      const demand = `caller ${openings[i % 5]}土下座の用意をしときなさいって ${apology}`;
      return {
        ...call([demand, 'staff はい', `caller ${questions[i % 4]}`]),
        id: `d${i}`,
        file: `g${i % 2}.jsonl`,
      };
    });
    const taught = await learn({
      ...request,
      calls: elsewhere.map((transcript) => ({ transcript })),
      present: learned.model,
    });
    const analyse = createAnalyser({ ruleSet, tokenize, model: taught.model });
    const found = calls.filter((transcript) =>
      analyse(transcript).findings.some(({ rule, turn }) => rule === apology && turn === 1),
    );
    expect(found.length).toBeGreaterThan(50);
    const [fresh] = analyse(elsewhere[0] as Transcript).findings;
    expect(fresh).toMatchObject({ rule: apology, turn: 1 });
  });
});
