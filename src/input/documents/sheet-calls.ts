import type { Role } from '../../model/transcript.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall } from '../raw/raw-call.js';
import { roleOfMeaning } from '../speakers/legend.js';
import type { Row } from '../tables/cell-reader.js';
import { rowsOfDialogue } from '../tables/sheet-dialogue.js';
import { openTableCalls } from '../tables/table-calls.js';
import { textsOf } from '../tables/table-plan.js';
import { tablesSideBySide } from '../tables/tables-side-by-side.js';
import { callsOfForm, isForm } from './form-cells.js';

/** A sheet that was read. */
export interface ReadSheet {
  readonly sheet: { readonly name: string };
  readonly rows: readonly Row[];
}

/** The calls of a workbook's sheets. Sheets without a call (covers, lists, keys) are left out where another has one; else the first says what is wrong. */
export function* callsOfSheets(sheets: readonly ReadSheet[], context: ParseContext): Iterable<Parsed> {
  const tracks = callOfSides(sheets, context);
  if (tracks) {
    yield tracks;
    return;
  }
  const read = sheets.map(({ sheet, rows }) => ({ sheet, rows, results: resultsOf(rows, context) }));
  const isGuide = ({ sheet }: ReadSheet) => GUIDE.test(sheet.name.normalize('NFKC'));
  const hasSpeech = read.some((one) => !isGuide(one) && one.results.some(isSpoken));
  // Beside sheets of calls, one whose rows are no sentences is a key to them.
  const keys = hasSpeech
    ? read.filter((one) => HISTORY.test(one.sheet.name) || isGuide(one) || !one.results.some(isSpoken))
    : [];
  const roles = rolesOfKeys(
    keys.map(({ rows }) => rows),
    context.roleOf,
  );
  // Nor does anybody speak in one where no name comes twice or is of a side, as in an evaluation or its criteria.
  const talks = read.flatMap(({ results }) => results.filter(isTalk));
  const talkers = new Set(talks.flatMap(speakersOf));
  const isShortTalk = (result: Parsed) => {
    const names = new Set(speakersOf(result));
    const isOfCall = (name: string | null) =>
      name !== null && (talkers.has(name) || context.roleOf(name) !== null);
    return names.size >= 2 && [...names].every(isOfCall);
  };
  const parsed = read.map((one) => ({
    ...one,
    isCall:
      !keys.includes(one) &&
      one.results.some(
        (result) => result.kind === 'call' && (talks.length === 0 || isTalk(result) || isShortTalk(result)),
      ),
  }));
  const used = parsed.filter(({ isCall }) => isCall);
  if (used.length === 0) {
    yield* parsed[0]?.results ?? [];
    return;
  }
  for (const { sheet, isCall } of parsed) {
    if (!isCall) context.note?.({ kind: 'left-out', part: sheet.name });
  }
  const isNamedBySheet = used.length > 1;
  for (const { sheet, results } of used) {
    for (const found of results) {
      const result = withRoles(found, roles);
      const isNameless = result.kind === 'call' && result.call.id === null;
      yield isNameless && isNamedBySheet
        ? { kind: 'call', call: { ...result.call, id: sheet.name } }
        : result;
    }
  }
}

/** Who changed a workbook, and when. */
const HISTORY =
  /(?:改訂|改定|改版|変更|更新|修正)(?:履歴|記録|一覧)|^(?:版数?管理|revisions?|revision ?history|change ?(?:log|history)|version ?history)$/i;

/** How a form is filled in, with a made-up example. */
const GUIDE =
  /^[\s(【]*(?:(?:記入|入力|記載|作成|記録)(?:要領|例|見本|方法|手順|の仕方|の手引き?|上の注意|ルール)|(?:書き|使い|つかい)方|凡例|説明|ご?注意(?:事項)?|はじめに|表紙|目次|テンプレート|ひな形|雛形|原本|様式|readme)[\s)】]*$/i;

/**
 * The call of a workbook with a sheet for each side, called by its name and with the times of what is said; null for any other. Sheets with both
 * sides in them are calls.
 */
function callOfSides(sheets: readonly ReadSheet[], context: ParseContext): Parsed | null {
  const sides = sheets.filter(({ sheet }) => context.roleOf(sheet.name) !== null);
  const roles = new Set(sides.map(({ sheet }) => context.roleOf(sheet.name)));
  if (sides.length < 2 || roles.size < 2 || sides.length > MOST_SIDES) return null;
  // What is only tried is not weighed.
  const { weigh, ...quiet } = context;
  const calls = sides.map(({ sheet, rows }) => {
    const [own, ...more] = resultsOf(rows, { ...quiet, soleSpeaker: sheet.name });
    return own?.kind === 'call' && more.length === 0 ? { name: sheet.name, call: own.call } : null;
  });
  const found = calls.filter((one) => one !== null);
  const utterances = found
    .flatMap(({ name, call }) => call.utterances.map((utterance) => ({ ...utterance, speaker: name })))
    .toSorted((left, right) => (left.segments[0]?.startMs ?? 0) - (right.segments[0]?.startMs ?? 0));
  const isTimed = utterances.every(({ segments }) => segments[0]?.startMs !== undefined);
  const [first] = found;
  const isForm =
    first !== undefined &&
    found.length === sides.length &&
    isTimed &&
    found.every(({ call }) => call.utterances.every(({ speaker }) => speaker === null));
  if (!isForm) return null;
  for (const { rows } of sides)
    for (const { cells } of rows) weigh?.(cells.map(({ text }) => text).join('\n'));
  return asCall({ ...first.call, utterances, cutsAtPauses: true });
}

const MOST_SIDES = 4;

/** Characters that somebody says at a time. */
const LEAST_LENGTH = 5;

/** True for a call in which half of what is said are phrases. */
function isSpoken(result: Parsed): boolean {
  if (result.kind !== 'call') return false;
  const { utterances } = result.call;
  const phrases = utterances.filter(
    ({ text }) => text.length >= LEAST_LENGTH && /\p{Script=Hiragana}|[。？！]/u.test(text),
  );
  return phrases.length * 2 >= utterances.length;
}

/** True for a call in which somebody speaks more than once. */
function isTalk(result: Parsed): boolean {
  const names = speakersOf(result);
  return new Set(names).size < names.length;
}

/** Who says each utterance of a call. */
function speakersOf(result: Parsed): readonly (string | null)[] {
  return result.kind === 'call' ? result.call.utterances.map(({ speaker }) => speaker) : [];
}

/** What the rows of a key (応 | 応対者) say of whose side a name is on. */
function rolesOfKeys(
  keys: readonly (readonly Row[])[],
  roleOf: ParseContext['roleOf'],
): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const { cells } of keys.flat()) {
    const [name = '', meaning = '', ...others] = cells
      .map(({ text }) => text.trim())
      .filter((text) => text !== '');
    const role = others.length === 0 && name !== '' ? (roleOf(meaning) ?? roleOfMeaning(meaning)) : null;
    if (role) roles.set(name, role);
  }
  return roles;
}

function withRoles(result: Parsed, roles: ReadonlyMap<string, Role>): Parsed {
  if (result.kind === 'problem' || roles.size === 0) return result;
  return asCall({ ...result.call, roles: new Map([...roles, ...(result.call.roles ?? [])]) });
}

/** True for a call in which several cells stand in one turn. */
function hasCells(result: Parsed): boolean {
  return result.kind === 'call' && result.call.utterances.some(({ text }) => text.includes('\t'));
}

/** True for a call of which all that is said has a speaker. */
function isNamed(result: Parsed): boolean {
  return (
    result.kind === 'call' &&
    result.call.utterances.every(({ speaker, text }) => speaker !== null || text === '')
  );
}

function resultsOf(rows: readonly Row[], context: ParseContext): readonly Parsed[] {
  for (const { cells } of rows) context.weigh?.(cells.map(({ text }) => text).join('\n'));
  if (isForm(rows.map(textsOf))) return callsOfForm(rows, [], context);
  const results = (tablesSideBySide(rows) ?? [rows]).flatMap((table) => {
    const calls = openTableCalls(context);
    return [...table.flatMap((row) => calls.push(row)), ...calls.end()];
  });
  if (results.some(({ kind }) => kind === 'call')) {
    if (context.soleSpeaker !== undefined || results.every((one) => one.kind === 'problem' || isNamed(one)))
      return results;
    const typed = rowsOfDialogue(rows, context);
    return typed?.every((one) => isNamed(one) && !hasCells(one)) ? typed : results;
  }
  const forms = callsOfForm(rows, [], context);
  if (forms.length > 0) return forms;
  const dialogue = rowsOfDialogue(rows, context);
  return dialogue ?? results;
}
