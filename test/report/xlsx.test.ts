import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { CALL_COLUMNS } from '../../src/report/call-rows.js';
import { columnHeads } from '../../src/report/column-heads.js';
import { FINDING_COLUMNS } from '../../src/report/finding-rows.js';
import { reporters } from '../../src/report/reporters.js';
import { renderBytes } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

describe('the Excel workbook', () => {
  it('has a summary, the findings with the columns of the CSV report, and the calls', async () => {
    const { sheets } = await readXlsx(await renderBytes(reporters.xlsx));
    expect(sheets.map(({ name }) => name)).toEqual(['まとめ', '指摘', '通話']);
    expect(sheets[1]?.rows[0]).toEqual(columnHeads(FINDING_COLUMNS, 'ja'));
    expect(sheets[1]?.rows).toHaveLength(1 + 11);
    expect(sheets[1]?.rows[4]?.slice(0, 7)).toEqual(['calls/0001.txt', '0001', 2, 4, 53, 52, 66]);
    expect(sheets[2]?.rows[0]).toEqual(columnHeads(CALL_COLUMNS, 'ja'));
    expect(sheets[0]?.rows).toContainEqual(['重大', 3, null, null]);
  });

  it('filters every table', async () => {
    const { sheets } = await readXlsx(await renderBytes(reporters.xlsx));
    expect(sheets.map(({ autoFilter }) => autoFilter?.range)).toEqual([undefined, 'A1:Z12', 'A1:AA4']);
  });

  it('has a sheet of trends where it is asked for', async () => {
    const bytes = await renderBytes(reporters.xlsx, { trend: { by: 'staff', pseudonyms: false } });
    expect((await readXlsx(bytes)).sheets[3]?.charts?.[0]?.series?.map(({ valuesRef }) => valuesRef)).toEqual(
      ['C', 'F', 'G'].map((column) => `'傾向'!${column}2:${column}3`),
    );
    expect((await readXlsx(bytes)).sheets[3]?.rows[1]?.slice(0, 3)).toEqual(['佐藤 *', 2, 200]);
  });

  it('keeps text that looks like a formula as text', async () => {
    const transcript = transcriptOf('=cmd.txt', [['職員', '=HYPERLINK("http://x") 録音は困ります\u0001']]);
    const findings = [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')];
    const bytes = await renderBytes(reporters.xlsx, {}, [{ transcript, findings }]);
    const { sheets } = await readXlsx(bytes);
    const row = sheets[1]?.rows[1];
    expect(row?.[0]).toBe('=cmd.txt');
    expect(row?.[12]).toBe('=HYPERLINK("http://x") 録音は困ります\ufffd');
    expect([...(sheets[1]?.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([]);
  });

  it('cuts a text that no cell can hold', async () => {
    const transcript = transcriptOf('a.txt', [['職員', `録音は困ります${'あ'.repeat(40_000)}`]]);
    const findings = [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')];
    const { sheets } = await readXlsx(await renderBytes(reporters.xlsx, {}, [{ transcript, findings }]));
    expect(String(sheets[1]?.rows[1]?.[12])).toHaveLength(32_767);
  });

  it('is the same bytes each time', async () => {
    expect(
      (await renderBytes(reporters.xlsx)).equals(await renderBytes(reporters.xlsx, {}, sampleCalls)),
    ).toBe(true);
  });
});
