import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { CallReport } from '../../model/report.js';
import type { ReviewRecord } from '../../model/review.js';
import type { Language, RuleId, RuleText } from '../../model/rule.js';
import { evidenceOf } from '../../report/build.js';
import { inLanguage } from '../../report/wording.js';
import { commentPrint, type SaidBefore, writeSheetKey } from '../../review/sheet-key.js';
import {
  CALL_SHEET_COLUMNS,
  MARK_WORDS,
  SHEET_COLUMNS,
  SHEET_NAMES,
  STATUS_WORDS,
} from '../../review/sheet-terms.js';
import { withoutControlsButBreaks } from '../../text/control-characters.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../../text/word-fingerprint.js';

/** Excel counts days from here; a fixed moment, so that the same input gives the same bytes. */
const WRITTEN = new Date('2000-01-01T00:00:00Z');
const WIDTHS: Readonly<Record<string, number>> = {
  text: 60,
  rule: 44,
  evidence: 30,
  comment: 30,
  file: 30,
  key: 4,
};

/** Gathers calls and makes of them the workbook that people correct. */
export interface ReviewSheet {
  readonly add: (call: CallReport) => void;
  readonly finish: () => Promise<Uint8Array>;
}

/**
 * A workbook with a row for each finding and each turn without one, drop-down lists for rules, marks and states, and a sheet of
 * calls. Words that were said are never formulas.
 */
export function openReviewSheet(rules: ReadonlyMap<RuleId, RuleText>, language: Language): ReviewSheet {
  const rows: CellValue[][] = [];
  const calls: CellValue[][] = [];
  const names = new Map<string, number>();
  const nameOf = (rule: RuleId): string => {
    const text = rules.get(rule);
    return text ? `${inLanguage(text.title, language)} [${rule}]` : rule;
  };
  return {
    add: (call) => {
      const { transcript, findings, review } = call;
      const texts = transcript.turns.map(({ text }) => text);
      const prints = fingerprintsOfTexts(texts);
      const times = (names.get(transcript.id) ?? 0) + 1;
      names.set(transcript.id, times);
      const id = times === 1 ? transcript.id : `${transcript.id} (${transcript.file})`;
      transcript.turns.forEach(({ speaker, text }, index) => {
        // Flow findings follow from the others.
        const own = findings.filter(({ turn, rule }) => turn === index + 1 && !rule.startsWith('flow/'));
        const head = [id, index + 1, speaker, text];
        const print = prints[index] ?? '';
        for (const finding of own) {
          const said = (review?.records ?? []).find(
            (one) => one.kind === 'finding' && one.fingerprint === print && one.rule === finding.rule,
          );
          const mark =
            said?.kind === 'finding' && said.mark !== 'missing' ? MARK_WORDS[said.mark][language] : '';
          const evidence = evidenceOf(transcript, finding);
          rows.push([
            ...head,
            nameOf(finding.rule),
            evidence,
            mark,
            said?.comment ?? '',
            mark === '' ? '' : (said?.reviewer ?? ''),
            writeSheetKey({
              fingerprint: print,
              rule: finding.rule,
              said: mark === '' || said === undefined ? null : saidBefore(said),
            }),
          ]);
        }
        if (own.length === 0) rows.push([...head, '', '', '', '', '', print]);
      });
      const status = review?.status ?? 'open';
      const ofCall = review?.records.find((one) => one.kind === 'call' && one.status === status);
      calls.push([
        id,
        transcript.file,
        STATUS_WORDS[status][language],
        ofCall?.comment ?? '',
        ofCall?.reviewer ?? '',
        writeSheetKey({
          fingerprint: fingerprintOfAll(texts),
          rule: '',
          said: ofCall === undefined ? null : saidBefore(ofCall),
        }),
      ]);
    },
    finish: () => {
      const list = (column: number, length: number, choices: object) => ({
        type: 'list' as const,
        range: `${letter(column)}2:${letter(column)}${Math.max(2, length + 1)}`,
        allowBlank: true,
        showErrorMessage: true,
        ...choices,
      });
      const ruleNames = [...rules.keys()].filter((id) => !id.startsWith('flow/')).map((id) => [nameOf(id)]);
      const ruleList = `'${SHEET_NAMES.rules[language]}'!$A$1:$A$${Math.max(1, ruleNames.length)}`;
      const columns = Object.keys(SHEET_COLUMNS);
      const callColumns = Object.keys(CALL_SHEET_COLUMNS);
      const wordsOf = (terms: Readonly<Record<string, Readonly<Record<Language, string>>>>) =>
        Object.values(terms).map((term) => term[language]);
      const sheets: WriteSheet[] = [
        {
          ...tableSheet(SHEET_NAMES.findings[language], columns, wordsOf(SHEET_COLUMNS), rows),
          dataValidations: [
            list(columns.indexOf('rule'), rows.length, { formula1: ruleList }),
            list(columns.indexOf('mark'), rows.length, { values: wordsOf(MARK_WORDS) }),
          ],
        },
        {
          ...tableSheet(SHEET_NAMES.calls[language], callColumns, wordsOf(CALL_SHEET_COLUMNS), calls),
          dataValidations: [
            list(callColumns.indexOf('status'), calls.length, { values: wordsOf(STATUS_WORDS) }),
          ],
        },
        { name: SHEET_NAMES.rules[language], columns: [{ width: 60 }], rows: ruleNames },
      ];
      return writeXlsx({ sheets, properties: { creator: 'genchi', created: WRITTEN, modified: WRITTEN } });
    },
  };
}

function saidBefore(record: ReviewRecord): SaidBefore {
  const word = record.kind === 'call' ? record.status : record.mark;
  const { reviewer = '', at = '', comment = '' } = record;
  return { word, reviewer, at, comment: commentPrint(comment) };
}

const letter = (column: number): string => String.fromCharCode(65 + column);

function tableSheet(
  name: string,
  keys: readonly string[],
  heads: readonly string[],
  rows: readonly (readonly CellValue[])[],
): WriteSheet {
  const all = [heads, ...rows].map((row) =>
    row.map((value) => (typeof value === 'string' ? withoutControlsButBreaks(value) : value)),
  );
  const wrapped = keys.flatMap((key, column) => (key === 'text' || key === 'evidence' ? [column] : []));
  const styles = new Map<string, object>(
    keys.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }]),
  );
  rows.forEach((_, row) => {
    for (const column of wrapped)
      styles.set(`${row + 1},${column}`, { style: { alignment: { wrapText: true, vertical: 'top' } } });
  });
  return {
    name,
    columns: keys.map((key) => ({ width: WIDTHS[key] ?? 12, ...(key === 'key' ? { hidden: true } : {}) })),
    rows: all,
    cells: styles,
    autoFilter: { range: `A1:${letter(keys.length - 1)}${all.length}` },
    freezePane: { rows: 1 },
  };
}
