import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/model/report.js';
import { FINDING_COLUMNS, findingRows } from '../../src/report/finding-rows.js';
import { reporters } from '../../src/report/reporters.js';
import { defuseFormula } from '../../src/report/spreadsheet-cell.js';
import { hasOffice, whySkipped } from './office.js';
import { callsOfPieces } from './piece-calls.js';
import { renderBytes } from './render.js';
import { found, sampleCalls, sampleOptions, transcriptOf } from './sample.js';

const tricky = transcriptOf('=1+1.txt', [['職員', '"録音"は,\n困ります。𠮟 ｶﾞ ～—髙']]);
const shortCalls: readonly CallReport[] = [
  ...sampleCalls,
  { transcript: tricky, findings: [found(tricky, 1, 'staff/startled-reaction', '困ります')] },
];

describe.skipIf(!hasOffice)(`the CSV report in LibreOffice Calc${whySkipped}`, () => {
  it('opens with every cell as it was', async () => {
    const calls = [...shortCalls, ...(await callsOfPieces())];
    const folder = mkdtempSync(join(tmpdir(), 'genchi-csv-'));
    writeFileSync(join(folder, 'report.csv'), await renderBytes(reporters.csv, {}, calls));
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      join(folder, 'report.csv'),
    ]);
    const sheet = readFileSync(join(folder, 'report.fods'), 'utf8');
    expect(sheet).not.toContain('table:formula');
    const expected = [[...FINDING_COLUMNS], ...calls.flatMap((call) => findingRows(call, sampleOptions))];
    // A spreadsheet takes digits for a number: 0001 is 1 there. The Excel report keeps it.
    const shown = (text: string) =>
      /^\d+$/.test(text) ? String(Number(text)) : text.replace(/\r\n?/g, '\n');
    const cells = expected.map((row) => row.map((cell) => shown(String(defuseFormula(cell) ?? ''))));
    expect(rowsOf(sheet)).toEqual(cells.map(withoutTrailing));
  });
});

/** The cells of the first table of a flat OpenDocument spreadsheet as text. */
function rowsOf(xml: string): readonly (readonly string[])[] {
  const table = /<table:table .*?<\/table:table>/s.exec(xml)?.[0] ?? '';
  return Array.from(table.matchAll(/<table:table-row\b.*?<\/table:table-row>/gs), ([row]) => {
    const cells = Array.from(
      row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs),
      ([, attributes = '', content = '']) => {
        const repeated = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        const value = /office:value="([^"]*)"/.exec(attributes)?.[1];
        const lines = Array.from(content.matchAll(/<text:p>(.*?)<\/text:p>/gs), ([, line = '']) => line);
        return Array.from({ length: Math.min(repeated, 20) }, () => value ?? decode(lines.join('\n')));
      },
    );
    return withoutTrailing(cells.flat());
  }).filter((row) => row.length > 0);
}

function decode(xml: string): string {
  return xml
    .replace(/<text:s\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function withoutTrailing(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
