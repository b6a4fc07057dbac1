import { InvalidArgumentError, Option } from 'commander';
import { encodingByName, encodingNames } from '../../input/decoding/encodings.js';
import { inputFormatNames } from '../../input/formats.js';
import { TABLE_COLUMNS, type TableColumn } from '../../input/raw/input-format.js';
import { LANGUAGES, SEVERITIES, type Severity } from '../../model/rule.js';
import type { Shard } from '../../model/shard.js';
import { ROLES, type Role } from '../../model/transcript.js';
import { type ReporterName, reporterNames } from '../../report/reporter-loaders.js';
import { endingOf } from '../../text/ending-of.js';
import { nearestName } from '../../text/nearest.js';

/** `--fail-on`: a severity, or "never". */
export type FailOn = Severity | 'never';
export const FAIL_ON = [...SEVERITIES, 'never'] as const satisfies readonly FailOn[];

/** `--report FORMAT:FILE`. */
export interface FurtherReport {
  readonly format: string;
  readonly file: string;
}

/** Collects a repeatable option. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** A check of an option's value against a closed list, with the nearest one in the complaint. */
export function oneOf<Name extends string>(allowed: readonly Name[]): (value: string) => Name {
  return (value) => {
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    const nearest = nearestName(value, allowed);
    throw new InvalidArgumentError(
      `allowed: ${allowed.join(', ')}.${nearest ? ` did you mean "${nearest}"?` : ''}`,
    );
  };
}

/** `ROLE=NAME` (also several names, separated by commas) → name to role. */
export function collectSpeaker(
  value: string,
  before: ReadonlyMap<string, Role> | undefined,
): ReadonlyMap<string, Role> {
  const equals = value.indexOf('=');
  const role = ROLES.find((one) => one === value.slice(0, equals));
  const names = value
    .slice(equals + 1)
    .split(/[,、]/)
    .filter((name) => name.trim() !== '');
  if (equals < 0 || role === undefined || names.length === 0) {
    throw new InvalidArgumentError('expected staff=NAME or caller=NAME, e.g. --speaker staff=山田');
  }
  return new Map([...(before ?? []), ...names.map((name) => [name.trim(), role] as const)]);
}

/** Formats of record sheets by the ending of the file. */
const RECORD_OF_ENDING: Readonly<Record<string, ReporterName>> = {
  docx: 'record-docx',
  html: 'record-html',
  htm: 'record-html',
  md: 'record-markdown',
};

/** `--record FILE`: a further report with record sheets, its format by the ending; repeatable. */
export function collectRecord(
  value: string,
  before: readonly FurtherReport[] | undefined,
): readonly FurtherReport[] {
  const ending = endingOf(value);
  const format = Object.hasOwn(RECORD_OF_ENDING, ending) ? RECORD_OF_ENDING[ending] : undefined;
  if (format === undefined)
    throw new InvalidArgumentError('expected a file ending in .docx, .html or .md, e.g. kiroku.docx');
  return [...(before ?? []), { format, file: value }];
}

/** `FORMAT:FILE`, e.g. `csv:findings.csv`; repeatable. */
export function collectReport(
  value: string,
  before: readonly FurtherReport[] | undefined,
): readonly FurtherReport[] {
  const colon = value.indexOf(':');
  if (colon <= 0 || colon === value.length - 1)
    throw new InvalidArgumentError('expected FORMAT:FILE, e.g. csv:findings.csv');
  return [
    ...(before ?? []),
    { format: oneOf(reporterNames)(value.slice(0, colon)), file: value.slice(colon + 1) },
  ];
}

/** `I/N`, e.g. `2/4`, or `auto`: as the scheduler of the task says. */
export function parseShard(value: string): Shard | 'auto' {
  if (value === 'auto') return value;
  const [index = 0, count = 0] = value.split('/').map(Number);
  if (!/^\d+\/\d+$/.test(value) || index < 1 || index > count) {
    throw new InvalidArgumentError('expected I/N with 1 ≤ I ≤ N, e.g. 2/4, or auto');
  }
  return { index, count };
}

/** `COLUMN=HEADER`, e.g. `speaker=話した人`. */
export function collectColumn(
  value: string,
  before: Readonly<Partial<Record<TableColumn, string>>> | undefined,
): Readonly<Partial<Record<TableColumn, string>>> {
  const equals = value.indexOf('=');
  const column = oneOf(TABLE_COLUMNS)(value.slice(0, Math.max(equals, 0)));
  return { ...before, [column]: value.slice(equals + 1) };
}

/** A whole number of milliseconds, from 0. */
export function parseMilliseconds(value: string): number {
  const milliseconds = Number(value);
  if (!Number.isInteger(milliseconds) || milliseconds < 0)
    throw new InvalidArgumentError('expected milliseconds from 0');
  return milliseconds;
}

/** A whole number, from 1. */
export function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return count;
}

export const inputOption = new Option(
  '--input <name>',
  `input format: ${inputFormatNames.join(', ')}`,
).argParser(oneOf(inputFormatNames));
export const encodingOption = new Option(
  '--encoding <name>',
  `text encoding: ${encodingNames.join(', ')}`,
).argParser((value) => encodingByName(value) ?? oneOf(encodingNames)(value));
export const reviewsOption = new Option(
  '--reviews <file>',
  'reviews.jsonl to take into account; repeatable (default: those of the configuration or beside the inputs)',
).argParser(collect);
export const languageOption = new Option('--lang <language>', 'language of messages: ja, en').argParser(
  oneOf(LANGUAGES),
);
