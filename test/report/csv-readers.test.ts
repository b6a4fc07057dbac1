import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { labelledLine, labelSheetHead, openLabelSheet } from '../../src/cli/words/label-sheet.js';
import type { CallReport } from '../../src/model/report.js';
import { CALL_COLUMNS, callRow } from '../../src/report/call-rows.js';
import { FINDING_COLUMNS, findingRows } from '../../src/report/finding-rows.js';
import { reporters } from '../../src/report/reporters.js';
import { type CellValue, defuseFormula } from '../../src/report/spreadsheet-cell.js';
import { read } from '../input/read.js';
import { partOf } from '../thoroughness.js';
import { hasOffice, whySkipped } from './office.js';
import { callsOfPieces } from './piece-calls.js';
import { render } from './render.js';
import { sampleOptions } from './sample.js';

let calls: readonly CallReport[] = [];
beforeAll(async () => {
  calls = await callsOfPieces();
});

const cells = (row: readonly CellValue[]) => row.map((cell) => String(defuseFormula(cell) ?? ''));

/** Independent of the writer; knows both ends of lines, as most readers do. */
const rowsOf = (csv: string): readonly (readonly string[])[] =>
  parse(csv, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] });

describe('CSV of turns of several pieces, read by another reader', () => {
  it('has calls to show it with', () => {
    const turns = calls.flatMap(({ transcript }) => transcript.turns);
    expect(turns.filter(({ text }) => text.includes('\n')).length).toBeGreaterThan(10);
  });

  it('gives back every cell of the findings', async () => {
    const expected = [[...FINDING_COLUMNS], ...calls.flatMap((call) => findingRows(call, sampleOptions))];
    expect(rowsOf(await render(reporters.csv, {}, calls))).toEqual(expected.map(cells));
  });

  it('gives back every cell of the calls', async () => {
    const expected = [[...CALL_COLUMNS], ...calls.map((call) => callRow(call, sampleOptions))];
    expect(rowsOf(await render(reporters['csv-calls'], {}, calls))).toEqual(expected.map(cells));
  });

  it('gives back every cell of the sheet of labels', () => {
    const rows = rowsOf(labelSheet());
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([5]));
    const texts = calls.flatMap(({ transcript }) => transcript.turns.map(({ text }) => text));
    expect(rows.slice(1).map((row) => row[3])).toEqual(texts.map((text) => defuseFormula(text)));
  });
});

describe('the sheet of labels on its way back', () => {
  it('keeps every word and every label', async () => {
    expect(await labelledTurns(labelSheet())).toEqual(expectedTurns());
  });

  it.skipIf(!hasOffice)(
    `keeps them through LibreOffice Calc, as Excel workbook and as CSV${whySkipped}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'genchi-labels-'));
      const sheet = join(folder, 'sheet.csv');
      writeFileSync(sheet, labelSheet());
      for (const to of partOf(['xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1'])) {
        const [ending = ''] = to.split(':');
        const saved = join(folder, 'saved');
        execFileSync('soffice', [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--infilter=CSV:44,34,76,1,1/2',
          '--convert-to',
          to,
          '--outdir',
          saved,
          sheet,
        ]);
        expect(await labelledTurns(readFileSync(join(saved, `sheet.${ending}`)), ending)).toEqual(
          expectedTurns(),
        );
      }
    },
  );
});

function labelSheet(): string {
  const rowsOfCall = openLabelSheet();
  return labelSheetHead + calls.map(rowsOfCall).join('');
}

interface LabelledTurn {
  readonly speaker: string;
  readonly text: string;
  readonly labels: readonly { readonly id: string; readonly evidence?: string }[];
}

/** The turns of all labelled calls that a sheet gives, call by call. */
async function labelledTurns(
  sheet: string | Uint8Array,
  ending = 'csv',
): Promise<readonly (readonly LabelledTurn[])[]> {
  const { transcripts, problems } = await read(sheet, { file: `sheet.${ending}` });
  expect(problems).toEqual([]);
  return transcripts.map((one) => (JSON.parse(labelledLine(one)) as { turns: LabelledTurn[] }).turns);
}

/** Ends of lines within a cell come back as line feeds, in text and evidence alike. */
function expectedTurns(): readonly (readonly LabelledTurn[])[] {
  const unix = (text: string) => text.replace(/\r\n?/g, '\n');
  return calls.map(({ transcript, findings }) =>
    transcript.turns.map(({ role, text }, index) => ({
      speaker: role,
      text: unix(text),
      labels: findings
        .filter(({ turn }) => turn === index + 1)
        .map(({ rule }) => ({ id: rule, evidence: unix(text) })),
    })),
  );
}
