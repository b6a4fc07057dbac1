import { describe, expect, it } from 'vitest';
import { isoDateIn } from '../../src/text/dates.js';
import { processorMs } from '../processor-time.js';

describe('isoDateIn', () => {
  it.each([
    ['2024/6/3 12:30 AM', '2024-06-03T00:30:00'],
    ['2024/6/3 12:00 AM', '2024-06-03T00:00:00'],
    ['2024/6/3 12:30 PM', '2024-06-03T12:30:00'],
    ['2024/6/3 1:05 PM', '2024-06-03T13:05:00'],
    ['2024/6/3 13:05 PM', '2024-06-03T13:05:00'],
    ['2024/6/3 11:59 AM', '2024-06-03T11:59:00'],
    ['2024年6月3日 午前12時30分', '2024-06-03T00:30:00'],
    ['2024年6月3日 午後12時30分', '2024-06-03T12:30:00'],
    ['2024年6月3日 午後0時30分', '2024-06-03T12:30:00'],
    ['2024年6月3日 午後1時5分', '2024-06-03T13:05:00'],
    ['2024年6月3日 12:30', '2024-06-03T12:30:00'],
  ])('reads the half of the day of %s', (text, date) => {
    expect(isoDateIn(text)).toBe(date);
  });

  it.each([
    ['令和6年6月3日', '2024-06-03'],
    ['令和元年5月1日', '2019-05-01'],
    ['平成30年12月1日', '2018-12-01'],
    ['R6.6.3', '2024-06-03'],
    ['Ｒ６．６．３　10:15', '2024-06-03T10:15:00'],
    ['R6年6月3日', '2024-06-03'],
    ['受付R6/6/3 10:15', '2024-06-03T10:15:00'],
    ['call_R6-6-3_田中', '2024-06-03'],
    ['R6.6.3.txt', '2024-06-03'],
    ['H30.12.1', '2018-12-01'],
    ['R6.6.3 1:05 pm', '2024-06-03T13:05:00'],
    ['R5.1.2.4 の件 R6.6.3', '2024-06-03'],
  ])('reads the era of %s', (text, date) => {
    expect(isoDateIn(text)).toBe(date);
  });

  it.each([
    'Ver.R5.1.2',
    'version R5.1.2',
    'バージョンR5.1.2',
    'R5.1.2.4',
    'R5.1.2b',
    '製品 R5-1-20-3',
    'r5.1.2',
    'SH-H30-5-12',
    'A.R5.1.2',
    '型番 H30-5-12',
    'R5.1-2',
    'H30',
    'H32.1.2',
    'S65.1.2',
    '昭和70年1月2日',
  ])('reads no era out of %s', (text) => {
    expect(isoDateIn(text)).toBe(null);
  });

  it.each([
    ['R5.1.2 2024-06-03', '2024-06-03'],
    ['R5.1.2_20240603_1015', '2024-06-03T10:15:00'],
    ['昭和99年1月1日 2024-05-01', '2024-05-01'],
  ])('takes any other date before that of a letter or of no year of its era: %s', (text, date) => {
    expect(isoDateIn(text)).toBe(date);
  });

  it('takes no long time over white space behind a date', () => {
    const text = `2024-06-03${' '.repeat(20_000)}x R6.6.3${'\u3000'.repeat(20_000)}x`;
    const before = processorMs();
    expect(isoDateIn(text)).toBe('2024-06-03');
    expect(processorMs() - before).toBeLessThan(1000);
  });
});
