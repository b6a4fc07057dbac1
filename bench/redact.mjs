// @ts-check
// Measures what --redact hides, on labelled lines and innocent ones, by kind, with 95 % intervals.
// node bench/redact.mjs [--misses]: --misses tells what is wrong in the part that may be looked at.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDictionarySync } from '../dist/language/tokenizer/dictionary.js';
import { createNameLookup } from '../dist/language/tokenizer/person-names.js';
import { createTokenizer } from '../dist/language/tokenizer/tokenize.js';
import { parseCustomerPattern } from '../dist/report/redact/customer-patterns.js';
import { findPersonalData } from '../dist/report/redact/find-personal-data.js';

/** Fixtures call kinds by short names. @type {Readonly<Record<string, string>>} */
const KINDS = { mynumber: 'personal-number', customer: 'customer-number' };
const PATTERNS = ['KY-########', 'C###-####'];

const here = dirname(fileURLToPath(import.meta.url));
const dictionary = loadDictionarySync();
const known = {
  tokenize: createTokenizer(dictionary),
  people: createNameLookup(dictionary),
  names: [],
  patterns: PATTERNS.map(parseCustomerPattern),
};
const showsMisses = process.argv.includes('--misses');
measure('fixtures/redact', showsMisses);
measure('fixtures/held-out/redact', false);

/** @param {string} folder @param {boolean} isShown */
function measure(folder, isShown) {
  const path = join(here, '..', folder);
  const lines = readdirSync(path)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(path, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
  /** @type {Map<string, {items: number, hidden: number, named: number, found: number, right: number}>} */
  const rows = new Map();
  const rowOf = (/** @type {string} */ kind) => {
    const row = rows.get(kind) ?? { items: 0, hidden: 0, named: 0, found: 0, right: 0 };
    rows.set(kind, row);
    return row;
  };
  let touched = 0;
  for (const { turns, spans } of lines) {
    const texts = turns.map(([, text]) => ({ text }));
    const found = findPersonalData(texts, known);
    const wrong = [];
    const labelled = texts.map(() => new Set());
    for (const { turn, start, end } of spans) for (let at = start; at < end; at++) labelled[turn].add(at);
    for (const { turn, start, end, kind: short } of spans) {
      const row = rowOf(KINDS[short] ?? short);
      const { text } = texts[turn];
      const covered = (/** @type {number} */ at) =>
        found[turn].some((one) => one.start <= at && at < one.end);
      const places = Array.from({ length: end - start }, (_, index) => start + index);
      const isHidden = places.every((at) => covered(at) || /[\s　、の-]/.test(text[at]));
      row.items++;
      if (isHidden) row.hidden++;
      else wrong.push(`- ${short} ${text.slice(start, end)}`);
      const kind = KINDS[short] ?? short;
      if (found[turn].some((one) => one.kind === kind && one.start < end && start < one.end)) row.named++;
      else if (isHidden && isShown) wrong.push(`? ${short}`);
    }
    for (const [turn, own] of found.entries()) {
      for (const { start, end, kind } of own) {
        const row = rowOf(kind);
        const places = Array.from({ length: end - start }, (_, index) => start + index);
        const inside = places.filter((at) => labelled[turn].has(at));
        row.found++;
        // What stands between two pieces goes with them, and so may two characters beside.
        const [first = end] = inside;
        const beside = first - start + (end - 1 - (inside.at(-1) ?? 0));
        if (inside.length > 0 && beside <= 2) row.right++;
        else wrong.push(`+ ${kind} ${texts[turn].text.slice(start, end)}`);
      }
    }
    if (spans.length === 0 && found.some((own) => own.length > 0)) touched++;
    if (isShown && wrong.length > 0) {
      console.log(`${texts.map(({ text }) => text).join(' / ')}\n    ${wrong.join('\n    ')}`);
    }
  }
  const innocent = lines.filter(({ spans }) => spans.length === 0).length;
  console.log(
    `\n${folder}: ${lines.length - innocent} labelled lines, ${innocent} innocent (${touched} touched)`,
  );
  console.log(
    '| kind | items | hidden | called so | found | of them personal |\n| --- | --- | --- | --- | --- | --- |',
  );
  const sum = { items: 0, hidden: 0, named: 0, found: 0, right: 0 };
  for (const [kind, row] of [...rows].sort(([left], [right]) => (left < right ? -1 : 1))) {
    for (const key of /** @type {(keyof typeof sum)[]} */ (Object.keys(sum))) sum[key] += row[key];
    print(kind, row);
  }
  print('all', sum);
}

/** @param {string} kind @param {{items: number, hidden: number, named: number, found: number, right: number}} row */
function print(kind, { items, hidden, named, found, right }) {
  console.log(
    `| ${kind} | ${items} | ${share(hidden, items)} | ${share(named, items)} | ${found} | ${share(right, found)} |`,
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
