import { describe, expect, it } from 'vitest';
import type { FindingRecord, ReviewMark } from '../../src/model/review.js';
import type { Transcript } from '../../src/model/transcript.js';
import { applyReviews } from '../../src/review/apply-reviews.js';
import { labelByReviews } from '../../src/review/labels.js';
import { parseReviews } from '../../src/review/parse-reviews.js';
import { resolveReviews } from '../../src/review/reviews.js';
import { reviewLine } from '../../src/review/write-reviews.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../../src/text/word-fingerprint.js';
import { found, transcriptOf } from '../report/sample.js';

const RULE = 'staff/recording-stop-plea';
const TURNS: readonly (readonly [string, string])[] = [
  ['客', '録音しています。'],
  ['職員', '録音は止めていただけませんか。'],
  ['客', 'いやです。'],
];

const call = (transcript: Transcript) => ({
  transcript,
  findings: [found(transcript, 2, RULE, '録音は止めていただけませんか')],
});
const printOf = ({ turns }: Transcript, turn: number) =>
  fingerprintsOfTexts(turns.map(({ text }) => text))[turn - 1] ?? '';

function say(fingerprint: string, mark: ReviewMark, more: Partial<FindingRecord> = {}): FindingRecord {
  return { kind: 'finding', fingerprint, rule: RULE, mark, ...more };
}

describe('reviews', () => {
  const transcript = transcriptOf('a.txt', TURNS);
  const print = printOf(transcript, 2);

  it('dismiss a finding whatever the file is called, and however it is punctuated', () => {
    const reviews = resolveReviews([say(print, 'wrong')]);
    const renamed = transcriptOf(
      'other/b.txt',
      TURNS.map(([who, text]) => [who, text.replace('。', '！')]),
    );
    const { findings, review } = applyReviews(call(renamed), reviews);
    expect(findings).toEqual([]);
    expect(review?.dismissed.map(({ finding }) => finding.rule)).toEqual([RULE]);
  });

  it('leave the same words alone where others stand around them', () => {
    const reviews = resolveReviews([say(print, 'wrong')]);
    const elsewhere = transcriptOf('b.txt', [['客', 'もしもし。'], ...TURNS.slice(1)]);
    const untouched = call(elsewhere);
    expect(applyReviews(untouched, reviews)).toBe(untouched);
  });

  it('count the last word of a reviewer', () => {
    const reviews = resolveReviews([
      say(print, 'wrong', { reviewer: '山田', at: '2026-11-02' }),
      say(print, 'correct', { reviewer: '山田', at: '2026-11-01' }),
    ]);
    expect(applyReviews(call(transcript), reviews).findings).toEqual([]);
    expect(reviews.conflicts).toEqual([]);
  });

  it('decide nothing where two reviewers differ, and tell it', () => {
    const reviews = resolveReviews([
      say(print, 'wrong', { reviewer: '山田' }),
      say(print, 'correct', { reviewer: '佐藤' }),
    ]);
    expect(applyReviews(call(transcript), reviews).findings).toHaveLength(1);
    expect(reviews.conflicts).toHaveLength(1);
    expect(labelByReviews(transcript, reviews).turns[0]?.transcript.turns[0]?.optional).toEqual([
      { id: RULE },
    ]);
  });

  it('make a confirmed call a labelled one, and of another only the turns that were spoken of', () => {
    const marks = [
      say(print, 'wrong'),
      say(printOf(transcript, 1), 'missing', {
        rule: 'caller/recording-declaration',
        evidence: '録音しています',
      }),
    ];
    const partly = labelByReviews(transcript, resolveReviews(marks));
    expect(partly.confirmed).toBeNull();
    expect(partly.turns.map(({ transcript: { turns }, rules }) => [turns[0]?.labels, [...rules]])).toEqual([
      [
        [{ id: 'caller/recording-declaration', evidence: '録音しています' }],
        ['caller/recording-declaration'],
      ],
      [[], [RULE]],
    ]);
    const all = fingerprintOfAll(transcript.turns.map(({ text }) => text));
    const whole = labelByReviews(
      transcript,
      resolveReviews([...marks, { kind: 'call', fingerprint: all, status: 'confirmed' }]),
    );
    expect(whole.confirmed?.turns.map(({ labels }) => labels?.length)).toEqual([1, 0, 0]);
  });

  it('are read as they were written, and a faulty line costs only itself', () => {
    const record = say(print, 'missing', { comment: '「」"\n', reviewer: '山田', evidence: '録音' });
    const { records, problems } = parseReviews(
      `${reviewLine(record)}{"kind":"finding"}\n\n${reviewLine(record)}`,
      'reviews.jsonl',
    );
    expect(records).toEqual([record, record]);
    expect(problems.map(({ code, line, arguments: values }) => [code, line, values.field])).toEqual([
      ['review-line', 2, 'fingerprint, rule, mark'],
    ]);
  });
});
