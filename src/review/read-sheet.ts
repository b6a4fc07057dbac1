import type { Problem } from '../model/problem.js';
import type { CallRecord, FindingRecord, ReviewRecord } from '../model/review.js';
import { RULE_ID, type RuleId } from '../model/rule.js';
import { nearestName } from '../text/nearest.js';
import type { ParsedReviews } from './parse-reviews.js';
import { commentPrint, readSheetKey, type SaidBefore } from './sheet-key.js';
import {
  CALL_SHEET_COLUMNS,
  keyOfTerm,
  MARK_WORDS,
  SHEET_COLUMNS,
  SHEET_NAMES,
  STATUS_WORDS,
} from './sheet-terms.js';

/** A row of a sheet as text, and where it stands. */
export interface SheetRow {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** A sheet of a workbook. */
export interface NamedSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** A sheet as a reader of workbooks gives it, as text. */
export function namedSheet(sheet: {
  readonly sheet: { readonly name: string };
  readonly rows: readonly { readonly cells: readonly { readonly text: string }[]; readonly line: number }[];
}): NamedSheet {
  return {
    name: sheet.sheet.name,
    rows: sheet.rows.map(({ cells, line }) => ({ cells: cells.map(({ text }) => text), line })),
  };
}

/** What is not in the sheet itself. */
export interface SheetOrigin {
  /** As the user knows it. */
  readonly file: string;
  /** Who reviewed where the rows do not say. */
  readonly reviewer: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Reads the sheets of a corrected workbook as reviews. A rule in a row that had none is a missing finding; another rule than the
 * row had means that the first is wrong; in a call that is set to confirmed a finding without a mark is correct. Rules are those that
 * the workbook lists; where its list was taken out, any.
 *
 * @returns null where no sheet has the columns
 */
export function readReviewSheets(sheets: readonly NamedSheet[], origin: SheetOrigin): ParsedReviews | null {
  const found = sheets.flatMap((sheet) => tableOf(sheet, SHEET_COLUMNS) ?? []);
  const ofCalls = sheets.flatMap((sheet) => tableOf(sheet, CALL_SHEET_COLUMNS) ?? []);
  if (!isReviewSheet(sheets)) return null;
  const problems: Problem[] = [];
  const rules = rulesListed(sheets);
  const complain: Complain = ({ sheet, line }, field, value) => {
    const nearest = field === SHEET_COLUMNS.rule.ja ? nearestName(ruleIn(value), rules) : null;
    problems.push({
      code: 'review-cell',
      file: origin.file,
      line,
      column: null,
      arguments: { sheet, field, value, nearest: nearest ?? '' },
    });
  };
  const told = ofCalls
    .filter(({ has }) => has('status'))
    .flatMap(({ rows }) => rows.flatMap((row) => callRecord(row, origin, complain) ?? []));
  const calls = told.map(({ record }) => record);
  // Who confirmed a call before the sheet was written has not seen what it shows.
  const confirmed = new Set(
    told.flatMap(({ record, isNew }) => (isNew && record.status === 'confirmed' ? record.call : [])),
  );
  const rows = found.filter(({ has }) => has('mark')).flatMap((table) => table.rows);
  const kept = new Set(rows.map((row) => `${printOf(row)} ${ruleIn(row.value('rule'))}`));
  const isRule = (id: string) => rules.size === 0 || rules.has(id);
  const records = rows.flatMap((row) => findingRecords(row, origin, { confirmed, kept, isRule }, complain));
  return { records: [...records, ...calls], problems };
}

/** True where one of the sheets is one of findings to review. */
export function isReviewSheet(sheets: readonly NamedSheet[]): boolean {
  return sheets.some((sheet) => tableOf(sheet, SHEET_COLUMNS)?.has('mark') ?? false);
}

/** The rules of the sheet from which people choose; none where it was taken out. */
function rulesListed(sheets: readonly NamedSheet[]): ReadonlySet<string> {
  const lists = sheets.filter(({ name }) => Object.values(SHEET_NAMES.rules).some((one) => one === name));
  return new Set(
    lists.flatMap(({ rows }) => rows.flatMap(({ cells }) => ruleIn(cells[0]?.trim() ?? '') || [])),
  );
}

/** Tells a cell that is not understood: the row, the head of its column and what it holds. */
type Complain = (row: Pick<TableRow<string>, 'sheet' | 'line'>, field: string, value: string) => void;

interface TableRow<Column extends string> {
  readonly sheet: string;
  readonly line: number;
  readonly value: (column: Column) => string;
}

function tableOf<Column extends string>(
  { name: sheet, rows: [head, ...rows] }: NamedSheet,
  columns: Readonly<Record<Column, { readonly ja: string; readonly en: string }>>,
): { readonly has: (column: Column) => boolean; readonly rows: readonly TableRow<Column>[] } | null {
  const names = head?.cells.map((cell) => keyOfTerm(columns, cell)) ?? [];
  if (!names.some((name) => name === 'key')) return null;
  return {
    has: (column) => names.includes(column),
    rows: rows.map(({ cells, line }) => ({
      sheet,
      line,
      value: (column) => (cells[names.indexOf(column)] ?? '').trim(),
    })),
  };
}

type FindingRow = TableRow<keyof typeof SHEET_COLUMNS>;

const printOf = (row: FindingRow): string => readSheetKey(row.value('key')).fingerprint;

/** The id in 「言い換え [staff/x]」, or the id itself; empty where there is none. */
function ruleIn(cell: string): string {
  const id = /\[([^\][]+)\]\s*$/.exec(cell)?.[1] ?? cell;
  return new RegExp(RULE_ID).test(id) ? id : '';
}

/** What other rows and sheets tell of a row. */
interface SheetKnowledge {
  /** Calls that are set to confirmed. */
  readonly confirmed: ReadonlySet<string | undefined>;
  /** Turns and rules of which there are rows. */
  readonly kept: ReadonlySet<string>;
  readonly isRule: (id: string) => boolean;
}

function findingRecords(
  row: FindingRow,
  origin: SheetOrigin,
  { confirmed, kept, isRule }: SheetKnowledge,
  complain: Complain,
): readonly ReviewRecord[] {
  const { fingerprint, rule: had, said } = readSheetKey(row.value('key'));
  const written = row.value('rule');
  const rule = ruleIn(written);
  const word = row.value('mark');
  const mark = word === '' ? null : keyOfTerm(MARK_WORDS, word);
  if (written === '' && word === '' && had === '') return [];
  if (fingerprint === '') complain(row, SHEET_COLUMNS.key.ja, '');
  else if (written !== '' && rule !== had && !(rule !== '' && isRule(rule)))
    complain(row, SHEET_COLUMNS.rule.ja, written);
  else if (word !== '' && mark === null) complain(row, SHEET_COLUMNS.mark.ja, word);
  else {
    const say = (id: string, meant: FindingRecord['mark']): FindingRecord => ({
      kind: 'finding',
      fingerprint,
      rule: id as RuleId,
      mark: meant,
      ...(row.value('evidence') === '' || id !== rule ? {} : { evidence: row.value('evidence') }),
      ...(row.value('call') === '' ? {} : { call: row.value('call') }),
      ...originOf(row, origin, id === had && meant === said?.word ? 'same' : 'new', said),
    });
    const gone = had !== '' && rule !== had && !kept.has(`${fingerprint} ${had}`) ? [say(had, 'wrong')] : [];
    if (rule === '') return gone;
    if (mark !== null) return [...gone, say(rule, mark === 'correct' && rule !== had ? 'missing' : mark)];
    if (rule !== had) return [...gone, say(rule, 'missing')];
    return confirmed.has(row.value('call')) ? [say(rule, 'correct')] : [];
  }
  return [];
}

function callRecord(
  row: TableRow<keyof typeof CALL_SHEET_COLUMNS>,
  origin: SheetOrigin,
  complain: Complain,
): { readonly record: CallRecord; readonly isNew: boolean } | null {
  const word = row.value('status');
  if (word === '') return null;
  const status = keyOfTerm(STATUS_WORDS, word);
  if (status === null) {
    complain(row, CALL_SHEET_COLUMNS.status.ja, word);
    return null;
  }
  const { fingerprint, said } = readSheetKey(row.value('key'));
  if (fingerprint === '') {
    complain(row, CALL_SHEET_COLUMNS.key.ja, '');
    return null;
  }
  const isNew = status !== said?.word;
  // Nobody has said anything of a call that was left as it came.
  if (status === 'open' && said === null && row.value('comment') === '') return null;
  const record: CallRecord = {
    kind: 'call',
    fingerprint,
    status,
    call: row.value('call'),
    ...originOf(row, origin, isNew ? 'new' : 'same', said),
  };
  return { record, isNew };
}

/**
 * Who says it when. What stands as it came was said by whom the sheet names, at that time; a mark that was changed under a name
 * left as it came is whose sheet it is.
 */
function originOf(
  row: { readonly value: (column: 'comment' | 'reviewer') => string },
  { reviewer, at }: SheetOrigin,
  kind: 'same' | 'new',
  said: SaidBefore | null,
) {
  const comment = row.value('comment');
  const told = row.value('reviewer');
  const isNameAsItCame = said !== null && told === said.reviewer;
  const isRepeated = kind === 'same' && isNameAsItCame && commentPrint(comment) === said.comment;
  const name = isRepeated || (told !== '' && !isNameAsItCame) ? told || null : reviewer;
  const moment = isRepeated ? said.at : at;
  return {
    ...(comment === '' ? {} : { comment }),
    ...(name === null ? {} : { reviewer: name }),
    ...(moment === '' ? {} : { at: moment }),
  };
}
