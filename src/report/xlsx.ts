import { type CellValue as ExcelValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { reportScore } from '../messages/report-score.js';
import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import { reportVerdict } from '../messages/report-verdict.js';
import { reportXlsx } from '../messages/report-xlsx.js';
import type { Reporter, ReportOptions, RunSummary } from '../model/report.js';
import { type Language, SEVERITIES } from '../model/rule.js';
import { VERDICTS } from '../model/verdict.js';
import { withoutControlsButBreaks } from '../text/control-characters.js';
import { CALL_COLUMNS, callRow } from './call-rows.js';
import { columnHeads } from './column-heads.js';
import { FINDING_COLUMNS, findingRows } from './finding-rows.js';
import { letters } from './letters.js';
import { safetyCount } from './rule-counts.js';
import { scoreColumns, scoreRow } from './score-rows.js';
import { addScore, agentTable, type ScoreSums } from './score-sums.js';
import type { CellValue } from './spreadsheet-cell.js';
import { trendCharts } from './trend-charts.js';
import { trendText } from './trend-lines.js';
import { countTrend, type TrendCounts } from './trends.js';
import { inLanguage } from './wording.js';

/** Limits of the format (Excel specifications and limits): rows of a sheet, characters of a cell. */
const MOST_ROWS = 1_048_576;
const LONGEST_TEXT = 32_767;

/** Excel counts days from here; a fixed moment, so that the same input gives the same bytes. */
const WRITTEN = new Date('2000-01-01T00:00:00Z');

/** A workbook: a summary, the findings and the calls, each table with filters. Text cells are never formulas. */
export const xlsxReporter: Reporter = {
  name: 'xlsx',
  extension: 'xlsx',
  open: (options) => {
    const { trend } = options;
    const text = textsIn(reportXlsx, options.language);
    const heads = options.headers ?? options.language;
    const findings: CellValue[][] = [];
    const calls: CellValue[][] = [];
    let findingCount = 0;
    const trends: TrendCounts = new Map();
    const scoreRows: CellValue[][] = [];
    const scores: ScoreSums = new Map();
    return {
      head: () => '',
      call: (call) => {
        const rows = findingRows(call, options, true);
        findingCount += rows.length;
        // What no sheet can hold takes no memory either.
        findings.push(...rows.slice(0, MOST_ROWS - 1 - findings.length));
        if (calls.length < MOST_ROWS - 1) calls.push(callRow(call, options, true));
        if (trend) countTrend(trends, call, trend);
        if (options.scorecard && scoreRows.length < MOST_ROWS - 1)
          scoreRows.push(scoreRow(call, options, true));
        addScore(scores, call);
        return '';
      },
      tail: async (summary) => {
        const sheets = [
          summarySheet(summary, findingCount, options),
          table(text('findings'), FINDING_COLUMNS, findings, heads),
          table(text('calls'), CALL_COLUMNS, calls, heads),
        ];
        if (trend) {
          const { columns, lines, note = '' } = trendText(trends, trend, options);
          const sheet = table(text('trends'), columns, lines);
          sheets.push({
            ...sheet,
            rows: [...(sheet.rows ?? []), ...(note === '' ? [] : [[], [note]])],
            charts: trendCharts(trends, trend, options),
          });
        }
        const scored = agentTable(scores, trends, options);
        if (scored) {
          const word = textsIn(reportScore, options.language);
          sheets.push(
            table(word('calls-sheet'), scoreColumns(options, true), scoreRows, heads),
            table(word('agents-sheet'), scored.columns, scored.lines),
          );
        }
        return writeXlsx({ sheets, properties: { creator: 'genchi', created: WRITTEN, modified: WRITTEN } });
      },
    };
  },
};

function table(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly CellValue[])[],
  heads: Language = 'en',
): WriteSheet {
  const held = [columnHeads(columns, heads), ...rows].map((row) => row.map(excelValue));
  const lastColumn = letters(columns.length - 1);
  return {
    name,
    columns: columns.map((column) => ({ width: WIDE.has(column) ? 40 : 14 })),
    rows: held,
    cells: new Map(columns.map((_, index) => [`0,${index}`, { style: { font: { bold: true } } }])),
    autoFilter: { range: `A1:${lastColumn}${held.length}` },
    freezePane: { rows: 1 },
  };
}

const WIDE: ReadonlySet<string> = new Set([
  'file',
  'title',
  'evidence',
  'text',
  'message',
  'instead',
  'rules',
  'rule',
]);

function summarySheet(summary: RunSummary, findings: number, options: ReportOptions): WriteSheet {
  const text = textsIn(reportXlsx, options.language);
  const term = textsIn(reportTerms, options.language);
  const left = Math.max(0, findings - (MOST_ROWS - 1)) + Math.max(0, summary.calls - (MOST_ROWS - 1));
  const rows: CellValue[][] = [
    [text('files'), summary.files],
    [text('calls'), summary.calls],
    [text('turns'), summary.turns],
    ...verdictRows(summary, options),
    ...(left > 0 ? [[text('cut', { count: left })]] : []),
    [],
    [text('severity'), text('count')],
    ...SEVERITIES.map((severity) => [term(severity), summary.findings[severity]]),
    [term('group-safety'), safetyCount(summary)],
    [],
    [text('rule'), text('count'), text('severity'), text('title')],
    ...[...summary.byRule].map(([id, count]) => {
      const rule = options.rules.get(id);
      return [
        id,
        count,
        term(rule?.severity ?? 'note'),
        rule ? inLanguage(rule.title, options.language) : '',
      ];
    }),
  ];
  return {
    name: text('summary'),
    columns: [{ width: 36 }, { width: 10 }, { width: 12 }, { width: 44 }],
    rows: rows.map((row) => row.map(excelValue)),
  };
}

/** How many calls are what, where calls were judged. */
function verdictRows({ verdicts }: RunSummary, { language }: ReportOptions): CellValue[][] {
  if (VERDICTS.every((kind) => verdicts[kind] === 0)) return [];
  const text = textsIn(reportVerdict, language);
  return VERDICTS.map((kind) => [`${text('verdict')}: ${text(kind)}`, verdicts[kind]]);
}

function excelValue(value: CellValue): ExcelValue {
  if (typeof value !== 'string') return value;
  const text = withoutControlsButBreaks(value);
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}
