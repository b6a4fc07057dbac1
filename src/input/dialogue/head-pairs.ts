import { meaningOfField } from '../fields/field-names.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import { isOfParty } from '../speakers/call-direction.js';
import { foldName } from '../speakers/speakers.js';

/** 担当：佐藤, 【担当】佐藤, 担当 = 佐藤, ■担当：佐藤, 担当⇥佐藤; several on a line stand apart by wide spaces. */
const PAIR =
  /^\s*(?:[-*・•■□◆◇●○▼▽★☆※]\s*)?(?:[【[［〔＜<](?<boxed>[^【】[\]［］〔〕＜＞<>]{1,24})[】\]］〕＞>]\s*[:：]?|(?<key>[^:：=＝\t「」。|｜]{1,24}?)\s*(?:[:：]{1,2}|[=＝\t|｜]|[\s　]{2,}|　))\s*(?<value>\S.*)?$/u;

const APART = /(?:[\s　]{2,}|　|\t|\s*[|｜/／,、]\s*)(?=(?![\d０-９])[^\s:：=＝|｜/／,、]{1,16}\s*[:：=＝])/u;

/** Characters of a line of a head. */
const LONGEST_HEAD_LINE = 1000;

/** A field of a head: 担当 and 佐藤. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** The names and values of a line: 担当：佐藤　通話日：2024/6/3. Empty where it is anything else. */
export function pairsOf(line: string): readonly Pair[] {
  if (line.length > LONGEST_HEAD_LINE) return [];
  const pairs: Pair[] = [];
  // Long runs of spaces tell no more than two, and the patterns would try every one of them.
  const short = line
    .trim()
    .replace(/[\s　]{3,}/g, (run) => (run.includes('\t') ? '\t' : '　　'))
    .replace(SPREAD, (name) => name.replace(/[\s　]/g, ''));
  if (short.length > LONGEST_HEAD_LINE || isHeaderOfColumns(short)) return [];
  const cells = cellPairs(short);
  if (cells.length > 0) return cells;
  const printed = printedPairs(short.replace(PAGE, ''));
  if (printed.length > 0) return printed;
  for (const part of short.replace(PAGE, '').split(APART)) {
    const { boxed, key, value = '' } = PAIR.exec(part)?.groups ?? {};
    const name = (boxed ?? key ?? '').trim();
    // 11:56:51 佐藤: a time is no name of a field.
    // So is a sign before what somebody says: ○　先月から。
    if (!/[\p{L}\p{N}]/u.test(name) || /^[\d０-９]+$/.test(name)) return [];
    const [own = '', ...more] = value.trim().split(/[\s　]+[|｜/／][\s　]+/);
    const behind = more.map(fieldWithoutMark);
    if (behind.every((pair) => pair !== null)) pairs.push({ name, value: own }, ...behind);
    else pairs.push({ name, value: value.trim() });
  }
  return pairs;
}

/** 件　　名：, 録 音 日 時：: letters spread over the width of a column. */
const SPREAD = /^(?:\p{Script=Han}[ 　]{1,4}){1,5}\p{Script=Han}(?=[ 　]{0,4}[:：｜|])/u;

/** 担当: 佐藤 / 通話時間 00:55: the second field has no mark of its own. Null where its name is none of a field. */
function fieldWithoutMark(text: string): Pair | null {
  const [, name = '', value = ''] = /^([^\s\d]{2,12})[\s　]+(\S.*)$/.exec(text) ?? [];
  return meaningOfField(name) !== null || HEADER_NAMES.has(foldName(name)) ? { name, value } : null;
}

/** 受付番号⇥R7-014⇥受付日時⇥10/2 18:20: the row of a form, in which names and values take turns. */
function cellPairs(line: string): readonly Pair[] {
  const cells = line.split('\t').map((cell) => cell.trim());
  if (cells.length < 4 || cells.length % 2 === 1) return [];
  const pairs = cells.flatMap((name, at) => (at % 2 === 0 ? { name, value: cells[at + 1] ?? '' } : []));
  const isField = ({ name }: Pair) => meaningOfField(name) !== null || HEADER_NAMES.has(foldName(name));
  return pairs.every((pair) => isField(pair) || isOfParty(pair.name)) ? pairs : [];
}

/** The number of the page at the end of a print's head. */
const PAGE = /[\s　]{1,2}(?:page|p\.|頁|ページ)[\s　.:：]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?$/i;

/** `No  時間  話者  発話内容`: what the columns of a print are called, and no field with its value. */
function isHeaderOfColumns(line: string): boolean {
  const cells = line.split(/[\s　|｜]+/).map(foldHeader);
  const speaks = (column: 'text' | 'speaker') => cells.some((cell) => headerSpeaksOf(column, cell));
  return cells.length >= 2 && cells.length <= MOST_COLUMNS && speaks('text') && speaks('speaker');
}

const MOST_COLUMNS = 12;

/** 整理番号 2408042600      作成 お客様相談室: columns of a print, in each a name and its value behind one space. */
function printedPairs(line: string): readonly Pair[] {
  const parts = line.split(/[ 　]{2,}|\t/);
  if (parts.length < 2) return spacedPair(line);
  const pairs = parts.map((part) => /^([^\s:：=＝]{1,12})[ 　](\S.*)$/.exec(part)?.slice(1));
  if (!pairs.every((pair) => pair !== undefined)) return [];
  const isKnown = pairs.some(([name = '']) => meaningOfField(name) !== null);
  return isKnown ? pairs.map(([name = '', value = '']) => ({ name, value: value.trim() })) : [];
}

/** 通話ID CL-88120417, 通話日 2026/5/12: the title of a page, or what somebody typed without a colon. */
function spacedPair(line: string): readonly Pair[] {
  const [, name = '', value = ''] = SPACED.exec(line) ?? [];
  const meaning = name === '' ? null : meaningOfField(name);
  const isOfCall = meaning === 'call' && /^[\w.-]*\d[\w.-]*$/.test(value);
  const isDate = meaning === 'date' && /^[\d０-９]{1,4}[-/.年月]/.test(value);
  return isOfCall || isDate ? [{ name, value }] : [];
}

const SPACED = /^([^\s:：=＝\d]{2,8})[ 　](\S{1,30})$/;
