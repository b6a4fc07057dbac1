import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { monthOf } from '../../src/report/trend-keys.js';
import { countTrend, NO_TRENDS, trendRows } from '../../src/report/trends.js';
import { displayWidth } from '../../src/text/width.js';
import { render } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

function rowsBy(by: string, pseudonyms = false) {
  const trend = { by, pseudonyms };
  const counts = sampleCalls.reduce((before, call) => countTrend(before, call, trend), NO_TRENDS);
  return trendRows(counts, trend, 'ja');
}

describe('trends', () => {
  it('count by staff what staff said, per hundred calls, the riskiest first', () => {
    expect(
      rowsBy('staff').map(({ name, calls, staff, caller, practice }) => [
        name,
        calls,
        staff,
        caller,
        practice,
      ]),
    ).toEqual([
      ['佐藤', 2, 200, 0, 0],
      ['鈴木', 1, 0, 0, 200],
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
    const rows = trendRows(countTrend(NO_TRENDS, call, trend), trend, 'ja');
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
