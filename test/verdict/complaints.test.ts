import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyse, createAnalyser } from '../../src/judge/analyse.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import type { Role, Transcript } from '../../src/model/transcript.js';
import { loadComplaintRules } from '../../src/run/load-rules.js';
import { checkExamples } from '../../src/script/check-examples.js';
import { createSampleCheck } from '../../src/script/check-samples.js';
import { complaintWords } from '../../src/verdict/complaint-words.js';
import { createComplaintFinder, type FindComplaints } from '../../src/verdict/complaints.js';
import { shippedRules } from '../shipped.js';

const ruleSet = loadComplaintRules();
let analyse: Analyse;
let find: FindComplaints;
beforeAll(async () => {
  const options = { ruleSet, tokenize: await loadTokenizer() };
  analyse = createAnalyser(options);
  find = createComplaintFinder(options);
});

/** A call of these lines. */
function callOf(lines: readonly (readonly [Role, string])[]): Transcript {
  const turns = lines.map(([role, text]) => ({
    role,
    speaker: role,
    text,
    narration: [],
    segments: [{ start: 0, line: null, column: null }],
  }));
  return { file: 'a.txt', id: 'a', turns, comments: [], fields: {} };
}

/** The words of complaint of a call, by turn. */
function complaintsOf(...lines: readonly (readonly [Role, string])[]) {
  const call = callOf(lines);
  return find(call).map(
    ({ turn, evidence }) => `${turn} ${call.turns[turn - 1]?.text.slice(evidence.start, evidence.end)}`,
  );
}

describe('the words of complaint', () => {
  it('hold to the examples of their files', () => {
    expect(ruleSet.rules.length).toBe(3);
    for (const { rule } of ruleSet.rules) expect(checkExamples(rule, analyse)).toEqual([]);
  });

  it('match the sample of each pattern', async () => {
    const check = createSampleCheck(ruleSet, await loadTokenizer());
    expect(ruleSet.rules.flatMap(check)).toEqual([]);
  });

  it('are in no rule set of findings', () => {
    expect(shippedRules().rules.filter(({ rule }) => rule.id.startsWith('verdict/'))).toEqual([]);
  });

  it('are found in what the caller says and nowhere else', () => {
    expect(complaintsOf(['staff', '納得できません。'], ['caller', 'はい。'])).toEqual([]);
    expect(complaintsOf(['staff', 'はい。'], ['caller', '正直、納得できません。'])).toEqual([
      '2 納得できません',
    ]);
  });

  it('are the same as where troubles are looked for in every call', () => {
    const lines = {
      clear: '正直、納得できません。',
      trouble: 'まだ荷物が届かないんです。',
      hint: 'もう三回目ですよ。',
      nothing: 'はい、そうです。',
    };
    const all = Object.values(lines);
    for (const one of all)
      for (const other of all)
        for (const third of all) {
          const call = callOf([
            ['caller', one],
            ['staff', third],
            ['caller', other],
            ['caller', third],
          ]);
          expect(find(call)).toEqual(complaintWords(analyse(call).findings));
        }
  });

  it('make a complaint of dissatisfaction with trouble, not of trouble alone', () => {
    const trouble = ['caller', 'まだ荷物が届かないんです。'] as const;
    const more = ['caller', '届いた皿が割れていました。'] as const;
    const hint = ['caller', 'もう三回目ですよ。'] as const;
    expect(complaintsOf(trouble, more)).toEqual([]);
    expect(complaintsOf(hint)).toEqual([]);
    expect(complaintsOf(trouble, hint).length).toBe(2);
  });

  it.each([
    '住民票の写しを取りたいのですが、何時まで開いていますか。',
    'クレーム対応の本を探しています。',
    '主人が腹を立てて家を出てしまいまして、相談したいのですが。',
  ])('are none in %s', (text) => {
    expect(complaintsOf(['caller', text])).toEqual([]);
  });
});
