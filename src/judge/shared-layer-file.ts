import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import type { LayeredFeature, LayeredRule, SharedLayer } from './judge-model.js';
import { createDoubleFinder, openTable, type Parsed, type Report } from './rule-model-file.js';
import { DECIMAL, readTableHead } from './table-head.js';

const KIND = '# genchi shared layer ';
const TITLE = `${KIND}2`;
const COLUMNS = 'kind\tname\tbias\tweights';
const HEAD = ['speaker', 'step', 'units'] as const;

/** The name of the file of a speaker's layer in a `model/` folder. */
export function layerFile(speaker: Role): string {
  return `layer-${speaker}.tsv`;
}

/** Whether a file is one of a layer. */
export function isLayerFile(source: string): boolean {
  return source.replace(/^\uFEFF/, '').startsWith(KIND);
}

/** Whose rules a layer weighs, as its head says. */
export function speakerOfLayer(source: string): string {
  return SPEAKER.exec(source.slice(0, HEAD_LENGTH))?.[1] ?? '';
}

const SPEAKER = /^# speaker\t(\S+)/m;
/** The speaker stands within it. */
const HEAD_LENGTH = 200;

/** Decimal digits of numbers in a layer: the weights of its units are small. */
const DIGITS = 4;
const STEP_DIGITS = 7;

/** A number as files of layers have it. */
export function roundLayer(value: number): number {
  return Number(value.toFixed(DIGITS)) + 0;
}

/** What 1 of a feature's weights is, as files of layers have it. */
export function roundStep(value: number): number {
  return Number(value.toFixed(STEP_DIGITS));
}

const numbers = (some: readonly number[]): string => some.map((one) => one.toFixed(DIGITS)).join(' ');

/** A feature's weights lie between it and its negative: more is not needed, since many features are summed. */
export const LARGEST_WEIGHT = 31;

/**
 * The file of a layer: the rules, then one word or run of characters a row, whose weights are one letter a unit: in the order of
 * Base64, `g` is 0, `h` 1, `f` -1. The same layer gives the same bytes.
 */
export function writeSharedLayer({ speaker, step, units, rules, words, characters }: SharedLayer): string {
  const rowsOf = (kind: string, some: readonly LayeredFeature[]): readonly string[] =>
    some.map(({ feature, weights }) => `${kind}\t${feature}\t0\t${inLetters(weights)}`);
  const lines = [
    TITLE,
    `# speaker\t${speaker}`,
    `# step\t${step.toFixed(STEP_DIGITS)}`,
    `# units\t${numbers(units)}`,
    COLUMNS,
    ...rules.map(({ rule, bias, weights }) => `rule\t${rule}\t${bias.toFixed(DIGITS)}\t${numbers(weights)}`),
    ...rowsOf('word', words),
    ...rowsOf('run', characters),
  ];
  return `${lines.join('\n')}\n`;
}

/** Reads a file of `writeSharedLayer`. */
export function parseSharedLayer(source: string, file: string): Parsed<SharedLayer> {
  const problems: Parsed<SharedLayer>['problems'][number][] = [];
  const report: Report = (code, line, args = {}) => {
    problems.push({ code, file, line, column: 1, arguments: args });
  };
  const table = openTable(source, TITLE, COLUMNS, report);
  if (table === null) return { model: null, problems };
  const head = readTableHead(table.head, HEAD, report);
  const units = decimals(head.text('units', /^-?\d+(\.\d+)?( -?\d+(\.\d+)?)*$/, '-0.1 0.2')) ?? [];
  const rules: LayeredRule[] = [];
  const byKind = { word: [] as LayeredFeature[], run: [] as LayeredFeature[] };
  const isDouble = { rule: createDoubleFinder(), word: createDoubleFinder(), run: createDoubleFinder() };
  // A hundred thousand small blocks of memory take longer than all the rest.
  const block = new Int8Array(table.rows.length * units.length);
  table.rows.forEach((row, index) => {
    const line = table.firstLine + index;
    const [kind = '', name = '', bias = '', weights = '', ...rest] = row.split('\t');
    const ofKind = kind === 'word' || kind === 'run' ? byKind[kind] : null;
    const values = kind === 'rule' ? decimals(weights) : null;
    const length = (ofKind === null ? values : weights)?.length;
    const bytes = block.subarray(index * units.length, (index + 1) * units.length);
    const isRead = length === units.length && (ofKind === null || readLetters(weights, bytes));
    if (!isRead || name === '' || !DECIMAL.test(bias) || rest.length > 0) {
      report('model-file-row', line, {
        found: row.slice(0, SHOWN).replaceAll('\t', '<TAB>'),
        columns: COLUMNS.replaceAll('\t', '<TAB>'),
      });
      return;
    }
    if (isDouble[kind as keyof typeof isDouble](name)) report('model-file-double', line, { feature: name });
    if (values !== null) rules.push({ rule: name as RuleId, bias: Number(bias), weights: values });
    else ofKind?.push({ feature: name, weights: bytes });
  });
  const layer: SharedLayer = {
    speaker: head.text('speaker', /^(staff|caller)$/, 'staff, caller') as Role,
    units,
    rules: rules.sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    step: head.number('step'),
    words: byKind.word.sort(byFeature),
    characters: byKind.run.sort(byFeature),
  };
  return problems.length > 0 ? { model: null, problems } : { model: layer, problems: [] };
}

const byFeature = (a: LayeredFeature, b: LayeredFeature): number => (a.feature < b.feature ? -1 : 1);

/** So much of a faulty row is shown. */
const SHOWN = 60;

function decimals(text: string): readonly number[] | null {
  const parts = text.split(' ');
  return parts.every((part) => DECIMAL.test(part)) ? parts.map(Number) : null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The letter of 0. */
const ZERO = LETTERS.length / 2;

function inLetters(weights: Int8Array): string {
  return Array.from(weights, (weight) => LETTERS[weight + ZERO]).join('');
}

/** Writes the weights that letters stand for; false where one of them stands for none. */
function readLetters(text: string, weights: Int8Array): boolean {
  for (let at = 0; at < weights.length; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? NO_VALUE;
    if (value === NO_VALUE) return false;
    weights[at] = value - ZERO;
  }
  return true;
}

const NO_VALUE = 255;
/** The place of each letter by its code. */
const VALUES = new Uint8Array(128).fill(NO_VALUE);
for (const [place, letter] of [...LETTERS].entries()) VALUES[letter.charCodeAt(0)] = place;
