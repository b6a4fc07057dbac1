// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDictionarySync } from '../../dist/language/tokenizer/dictionary.js';
import { createNameLookup } from '../../dist/language/tokenizer/person-names.js';
import { createTokenizer } from '../../dist/language/tokenizer/tokenize.js';
import { parseCustomerPattern } from '../../dist/report/redact/customer-patterns.js';
import { findPersonalData } from '../../dist/report/redact/find-personal-data.js';
import { once } from '../../dist/text/once.js';

/** Fixtures call kinds by short names. @type {Readonly<Record<string, string>>} */
const KINDS = { mynumber: 'personal-number', customer: 'customer-number' };
const PATTERNS = ['KY-########', 'C###-####'];
/** What makes a name easy to find. */
const TITLED =
  /^(?:様|さま|さん|氏|くん|君|ちゃん|殿|先生|[課係部店次室所局社院校師]長|主任|専務|主査|主事|議員|医師|弁護士|看護師)/;
const NAMES = new Set(['name with a title', 'name alone']);
/** Least shares: of names and of all else that is hidden, and of what is hidden that was to be. */
const AIMS = { names: 0.92, others: 0.98, precision: 0.95 };

/**
 * @typedef {{ items: number, hidden: number, named: number, found: number, right: number }} Row
 * @typedef {{ turn: number, start: number, end: number, kind: string }} Label
 * @typedef {{ style: 'written' | 'spoken', turns: [string, string][], spans: Label[] }} Line
 */

const ROOT = join(import.meta.dirname, '../..');

const known = once(() => {
  const dictionary = loadDictionarySync();
  return {
    tokenize: createTokenizer(dictionary),
    people: createNameLookup(dictionary),
    names: [],
    patterns: PATTERNS.map(parseCustomerPattern),
  };
});

/**
 * Measures the labelled lines of a folder.
 * @param {string} folder @param {(line: string) => void} tell takes the tables @param {boolean} isShown also tells what is wrong
 * @returns {boolean} whether the aims are met
 */
export function measureRedaction(folder, tell, isShown = false) {
  const path = join(ROOT, folder);
  /** @type {Line[]} */
  const lines = readdirSync(path)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(path, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
  /** @type {Map<string, Record<Line['style'], Row>>} */
  const rows = new Map();
  const none = () => ({ items: 0, hidden: 0, named: 0, found: 0, right: 0 });
  let touched = 0;
  for (const { style, turns, spans } of lines) {
    const rowOf = (/** @type {string} */ kind) => {
      const row = rows.get(kind) ?? { written: none(), spoken: none() };
      rows.set(kind, row);
      return row[style];
    };
    const texts = turns.map(([, text]) => ({ text }));
    const found = findPersonalData(texts, known());
    const wrong = [];
    const labelled = texts.map(() => new Set());
    for (const { turn, start, end } of spans) for (let at = start; at < end; at++) labelled[turn]?.add(at);
    for (const { turn, start, end, kind: short } of spans) {
      const kind = KINDS[short] ?? short;
      const text = texts[turn]?.text ?? '';
      const row = rowOf(shownKind(kind, text, end));
      const own = found[turn] ?? [];
      const isHidden = placesOf({ start, end }).every(
        (at) => own.some((one) => one.start <= at && at < one.end) || /[\s　、の-]/.test(text[at] ?? ''),
      );
      row.items++;
      if (isHidden) row.hidden++;
      else wrong.push(`- ${short} ${text.slice(start, end)}`);
      if (own.some((one) => one.kind === kind && one.start < end && start < one.end)) row.named++;
      else if (isHidden) wrong.push(`? ${short}`);
    }
    for (const [turn, own] of found.entries()) {
      const text = texts[turn]?.text ?? '';
      for (const { start, end, kind } of own) {
        const row = rowOf(shownKind(kind, text, end));
        const inside = placesOf({ start, end }).filter((at) => labelled[turn]?.has(at));
        row.found++;
        // What stands between two pieces goes with them, and so may two characters beside.
        const [first = end] = inside;
        const beside = first - start + (end - 1 - (inside.at(-1) ?? 0));
        if (inside.length > 0 && beside <= 2) row.right++;
        else wrong.push(`+ ${kind} ${text.slice(start, end)}`);
      }
    }
    if (spans.length === 0 && found.some((own) => own.length > 0)) touched++;
    if (isShown && wrong.length > 0)
      tell(`${texts.map(({ text }) => text).join(' / ')}\n    ${wrong.join('\n    ')}`);
  }
  const innocent = lines.filter(({ spans }) => spans.length === 0).length;
  tell(`\n${folder}: ${lines.length - innocent} labelled lines, ${innocent} innocent (${touched} touched)`);
  tell('| kind | form | items | hidden | called so | found | of them personal |');
  tell('| --- | --- | --- | --- | --- | --- | --- |');
  const sums = { names: none(), others: none(), all: none() };
  for (const [kind, { written, spoken }] of [...rows].sort(([left], [right]) => (left < right ? -1 : 1))) {
    for (const row of [written, spoken]) add(sums.all, row);
    for (const row of [written, spoken]) add(NAMES.has(kind) ? sums.names : sums.others, row);
    print(tell, kind, 'written', written);
    print(tell, kind, 'recogniser', spoken);
  }
  for (const [name, row] of Object.entries(sums)) print(tell, name, 'both', row);
  const isMet =
    sums.names.hidden >= AIMS.names * sums.names.items &&
    sums.others.hidden >= AIMS.others * sums.others.items &&
    [sums.names, sums.others].every(({ right, found }) => right >= AIMS.precision * found);
  tell(`aims (${JSON.stringify(AIMS)}): ${isMet ? 'met' : 'MISSED'}`);
  return isMet;
}

/** The kind with what stands behind a name. @param {string} kind @param {string} text @param {number} end */
function shownKind(kind, text, end) {
  if (kind !== 'name') return kind;
  return TITLED.test(text.slice(end).trimStart()) ? 'name with a title' : 'name alone';
}

/** @param {{ start: number, end: number }} span */
function placesOf({ start, end }) {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** @param {Row} sum @param {Row} row */
function add(sum, row) {
  for (const key of /** @type {(keyof Row)[]} */ (Object.keys(sum))) sum[key] += row[key];
}

/** @param {(line: string) => void} tell @param {string} kind @param {string} form @param {Row} row */
function print(tell, kind, form, { items, hidden, named, found, right }) {
  if (items + found === 0) return;
  tell(
    `| ${kind} | ${form} | ${items} | ${share(hidden, items)} | ${share(named, items)} | ${found} | ${share(right, found)} |`,
  );
}

/** A share with Wilson's interval. @param {number} part @param {number} whole */
function share(part, whole) {
  if (whole === 0) return '–';
  const z = 1.96;
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const half = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const [low, high] = [middle - half, middle + half].map((one) => (one / (1 + (z * z) / whole)).toFixed(3));
  return `${p.toFixed(3)} (${low}–${high})`;
}
