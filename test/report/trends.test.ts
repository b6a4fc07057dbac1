import { describe, expect, it } from 'vitest';
import type { CallReport, TrendOptions } from '../../src/model/report.js';
import { reporters } from '../../src/report/reporters.js';
import { addScore, agentScores, type ScoreSums } from '../../src/report/score-sums.js';
import { monthOf, weekOf } from '../../src/report/trend-keys.js';
import { countTrend, groupNumbers, type TrendCounts, trendRows } from '../../src/report/trends.js';
import { displayWidth } from '../../src/text/width.js';
import { processorMs } from '../processor-time.js';
import { render } from './render.js';
import { found, sampleCalls, sampleOptions, transcriptOf } from './sample.js';

function countsOf(calls: readonly CallReport[], trend: TrendOptions) {
  const counts: TrendCounts = new Map();
  for (const call of calls) countTrend(counts, call, trend);
  return counts;
}

function rowsBy(by: string, pseudonyms = false) {
  const trend = { by, pseudonyms };
  const counts = countsOf(sampleCalls, trend);
  return trendRows(counts, trend, 'ja');
}

describe('trends', () => {
  it('count by staff what staff said and the pressure faced, per hundred calls, the riskiest first', () => {
    expect(
      rowsBy('staff').map(({ name, calls, staff, caller, practice }) => [
        name,
        calls,
        staff,
        caller,
        practice,
      ]),
    ).toEqual([
      ['佐藤', 2, 200, 200, 0],
      ['鈴木', 1, 0, 100, 200],
    ]);
  });

  it('count by month everything, in time order', () => {
    expect(rowsBy('month').map(({ name, calls, staff, caller }) => [name, calls, staff, caller])).toEqual([
      ['2026-09', 1, 400, 400],
      ['2026-10', 2, 0, 50],
    ]);
  });

  it('group by folder and by any field, unknown values apart', () => {
    expect(rowsBy('folder').map(({ name, calls }) => [name, calls])).toEqual([['calls', 3]]);
    expect(rowsBy('domain').map(({ name, calls }) => [name, calls])).toEqual([
      ['区役所', 2],
      ['（不明）', 1],
    ]);
  });

  it('tell the share of risky calls with its interval, and which groups are too small', () => {
    const [first] = rowsBy('staff');
    expect(first).toMatchObject({ isFew: true, risky: { hits: 1, of: 2, value: 0.5 } });
    expect(first?.risky.low).toBeCloseTo(0.0945, 3);
    expect(first?.risky.high).toBeCloseTo(0.9055, 3);
    const trend = { by: 'staff', pseudonyms: false, least: 2 };
    const counts = countsOf(sampleCalls, trend);
    expect(trendRows(counts, trend, 'ja').map(({ isFew }) => isFew)).toEqual([false, true]);
  });

  it('group by several things at once, in time order where one is a time', () => {
    expect(rowsBy('month,staff').map(({ names, calls }) => [...names, calls])).toEqual([
      ['2026-09', '佐藤', 1],
      ['2026-10', '佐藤', 1],
      ['2026-10', '鈴木', 1],
    ]);
  });

  it('count risky words an hour where the length of calls is known', () => {
    const transcript = { ...transcriptOf('a.txt', [['職員', '録音は困ります。']]), durationMs: 1_800_000 };
    const call = {
      transcript,
      findings: [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')],
    };
    const trend = { by: 'folder', pseudonyms: false };
    expect(trendRows(countsOf([call], trend), trend, 'ja')[0]?.perHour).toBe(2);
    expect(rowsBy('folder')[0]?.perHour).toBeNull();
  });

  it.each([
    ['2026-01-01', '2026-W01'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-03', '2026-W53'],
    ['2026年9月14日', '2026-W38'],
    ['昨日', null],
  ])('read the week of %s as %s', (date, week) => {
    expect(weekOf(transcriptOf('a.txt', [], { date }))).toBe(week);
  });

  it('name the rule to teach first', () => {
    expect(rowsBy('staff')[0]?.most).toBe('staff/premature-fault-admission');
  });

  it('hide names behind letters', () => {
    expect(rowsBy('staff', true).map(({ name }) => name)).toEqual(['担当者A', '担当者B']);
    expect(rowsBy('month', true)[0]?.name).toBe('2026-09');
  });

  it('let each member of staff answer for their own turns', () => {
    const transcript = transcriptOf('a.txt', [
      ['職員 青木', '録音は困ります。'],
      ['職員 上野', 'かわりました。'],
    ]);
    const call = {
      transcript,
      findings: [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')],
    };
    const trend = { by: 'staff', pseudonyms: false };
    const rows = trendRows(countsOf([call], trend), trend, 'ja');
    expect(rows.map(({ name, staff }) => [name, staff])).toEqual([
      ['職員 青木', 100],
      ['職員 上野', 0],
    ]);
  });

  it.each([
    ['2026-09-14', '2026-09'],
    ['2026/9/14 10:30', '2026-09'],
    ['2026年10月2日', '2026-10'],
    ['20260914', '2026-09'],
    ['2026-13-01', null],
    ['昨日', null],
  ])('read the month of %s as %s', (date, month) => {
    expect(monthOf(transcriptOf('a.txt', [], { date }))).toBe(month);
  });

  it('hide each name behind one letter, which the scores by member of staff give it too', () => {
    const trend = { by: 'staff', pseudonyms: true };
    const calls = ['佐藤', '田中'].map((agent, index): CallReport => {
      const transcript = { ...transcriptOf(`${agent}.txt`, []), agent };
      // Only the second was scored.
      const score = { items: [], points: 1, most: 1, percent: 100, criticals: [], isPassed: true };
      return { transcript, findings: [], ...(index === 1 ? { score } : {}) };
    });
    const counts = countsOf(calls, trend);
    const sums: ScoreSums = new Map();
    for (const call of calls) addScore(sums, call);
    expect(trendRows(counts, trend, 'ja').map(({ name }) => name)).toEqual(['担当者A', '担当者B']);
    const scores = agentScores(sums, counts, { ...sampleOptions, language: 'ja', trend });
    expect(scores.map(({ name }) => name)).toEqual(['担当者B']);
  });

  it('take no square of time where every call is a group of its own', () => {
    const trend = { by: 'folder', pseudonyms: false };
    const started = processorMs();
    const counts: TrendCounts = new Map();
    const numbers = Array.from({ length: 20_000 }, (_, index) => {
      const call = { transcript: transcriptOf(`f${index}/a.txt`, []), findings: [] };
      countTrend(counts, call, trend);
      return groupNumbers(counts, call, trend);
    });
    expect(numbers).toEqual(numbers.map((_, index) => [index]));
    expect(counts.size).toBe(20_000);
    // Copied for each call, the groups took a minute.
    expect(processorMs() - started).toBeLessThan(10_000);
  });

  it('line up in the terminal', async () => {
    const report = await render(reporters.terminal, { trend: { by: 'staff', pseudonyms: false } });
    const [head = '', ...lines] = report.slice(report.indexOf('担当者別の傾向')).split('\n').slice(1, 4);
    const column = displayWidth(head.slice(0, head.indexOf('最も多い指摘')));
    expect(lines.map((line) => displayWidth(line.slice(0, line.search(/確認の|—/))))).toEqual([
      column,
      column,
    ]);
  });
});
