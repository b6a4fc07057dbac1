import { describe, expect, it } from 'vitest';
import { compareFindings, countCall, evidenceOf, NO_COUNTS, summarise } from '../../src/report/build.js';
import { placeOf } from '../../src/report/place.js';
import { wordFinding } from '../../src/report/wording.js';
import { found, sampleCalls, sampleRules, transcriptOf } from './sample.js';

const transcript = transcriptOf('a.txt', [['職員', '録音は困ります。案内の誤りです。']]);
const finding = found(transcript, 1, 'staff/startled-reaction', '録音は困ります');

describe('counting', () => {
  it('counts files, calls, turns and findings', () => {
    const counts = sampleCalls.reduce(countCall, NO_COUNTS);
    expect(summarise(counts, [], 5)).toMatchObject({
      files: 3,
      calls: 3,
      turns: 12,
      findings: { error: 3, warning: 4, info: 2, note: 2 },
      elapsedMs: 5,
    });
  });

  it('counts a file with two calls once', () => {
    const [call] = sampleCalls;
    if (!call) throw new Error('no sample');
    expect([call, call].reduce(countCall, NO_COUNTS)).toMatchObject({ files: 1, calls: 2 });
  });

  it('lists rules by id', () => {
    const byRule = [...summarise(sampleCalls.reduce(countCall, NO_COUNTS), [], 0).byRule.keys()];
    expect(byRule).toEqual([...byRule].sort());
  });
});

describe('placeOf', () => {
  const turn = {
    role: 'staff' as const,
    speaker: '職員',
    text: 'はい\n録音は困ります',
    narration: [],
    segments: [
      { start: 0, line: 7, column: 4 },
      { start: 3, line: 8, column: 1 },
    ],
  };

  it('counts from the segment that holds the offset', () => {
    expect(placeOf(turn, 1)).toEqual({ line: 7, column: 5 });
    expect(placeOf(turn, 3)).toEqual({ line: 8, column: 1 });
  });

  it('knows no place where the format has no lines', () => {
    const unplaced = { ...turn, segments: [{ start: 0, line: null, column: null }] };
    expect(placeOf(unplaced, 3)).toEqual({ line: null, column: null });
  });
});

describe('findings', () => {
  it('stand by turn, then start, then rule', () => {
    const order = [
      found(transcript, 1, 'staff/premature-fault-admission', '案内の誤りです'),
      { ...finding, rule: 'staff/z' as const },
      finding,
    ].sort(compareFindings);
    expect(order.map(({ rule }) => rule)).toEqual([
      'staff/startled-reaction',
      'staff/z',
      'staff/premature-fault-admission',
    ]);
  });

  it('show the words of the turn', () => {
    expect(evidenceOf(transcript, finding)).toBe('録音は困ります');
  });

  it('are worded in Japanese where a rule has no English', () => {
    expect(wordFinding(finding, transcript, { rules: sampleRules, language: 'en' })).toMatchObject({
      title: 'staff/startled-reaction in English',
      message: '録音されていると知ってうろたえた様子が言葉に出ています。',
    });
  });

  it('are called by their rule where its texts are not known', () => {
    expect(wordFinding(finding, transcript, { rules: new Map(), language: 'ja' })).toMatchObject({
      title: 'staff/startled-reaction',
      instead: null,
    });
  });
});
