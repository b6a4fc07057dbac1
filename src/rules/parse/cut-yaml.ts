import type { Problem } from '../../model/problem.js';
import { parseYaml } from './parse-yaml.js';
import { type Block, blocksOf, HEAD, isContent, isItem, isKey } from './yaml-lines.js';

/** A part of a YAML file that cannot be read by itself. */
export interface UnreadPart {
  /** 0-based lines: the first, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** What stands in its place: its key with `UNREAD` for a value, an item of a list, or nothing. */
  readonly replacement: string;
  /** As of the file as a whole. */
  readonly problems: readonly Problem[];
}

/** Stands for a value that cannot be read. */
export const UNREAD = '\ue000unread';

/**
 * Finds the smallest parts of a YAML file, by its indentation, that keep it from being read: where one key or item is faulty, the
 * others can be looked through all the same. Null where it cannot be told which they are.
 */
export function unreadParts(file: string, text: string): readonly UnreadPart[] | null {
  const lines = text.split('\n');
  const parts = partsWithin({ file, whole: text, lines }, 0, lines.length, 'key');
  return parts.some(({ from, to }) => from === 0 && to === lines.length && blocksOf(lines, 0, to) === null)
    ? null
    : parts;
}

/** The text with each of the parts replaced; lines stay where they are. */
export function withoutParts(text: string, parts: readonly UnreadPart[]): string {
  const lines = text.split('\n');
  for (const { from, to, replacement } of parts) {
    lines.fill('', from, to);
    lines[from] = replacement;
  }
  return lines.join('\n');
}

interface Region {
  readonly file: string;
  readonly whole: string;
  readonly lines: readonly string[];
}

type Kind = 'key' | 'item';

function partsWithin(region: Region, from: number, to: number, kind: Kind): readonly UnreadPart[] {
  const problems = faultsOf(region, from, to);
  if (problems.length === 0) return [];
  const whole = partOf(region, from, to, kind, problems);
  const blocks = blocksOf(region.lines, from, to);
  if (blocks === null) return [{ ...whole, problems: outOfLine(region, from, to, whole.problems) }];
  const [first, ...others] = blocks;
  if (first === undefined) return [whole];
  if (others.length > 0) {
    const inner = blocks.flatMap((block) => partsWithin(region, block.from, block.to, kindOf(region, first)));
    if (inner.length > 0) return inner;
    // Each can be read by itself, but not all together: some line is no key among keys, or no item among items.
    const odd = blocks.filter((block) => !isLike(region, block, first));
    return odd.length === 0
      ? [whole]
      : odd.map((block) => ({
          ...block,
          replacement: '',
          problems: withoutColon(region, block.from, problems),
        }));
  }
  const inner = kindOf(region, first) === 'item' ? partsOfItem(region, first) : partsOfValue(region, first);
  return inner.length > 0 ? inner : [partOf(region, first.from, to, kind, problems)];
}

/** An item that holds keys is read as these. */
function partsOfItem(region: Region, { from, to }: Block): readonly UnreadPart[] {
  const line = region.lines[from] ?? '';
  const lines = region.lines.with(from, line.replace(/^(\s*)-/, '$1 '));
  if ((blocksOf(lines, from, to)?.length ?? 0) < 2) return [];
  const dash = line.indexOf('-');
  return partsWithin({ ...region, lines }, from, to, 'key').map((part) =>
    part.from === from
      ? { ...part, replacement: `${part.replacement.slice(0, dash)}-${part.replacement.slice(dash + 1)}` }
      : part,
  );
}

/** What stands below a key that has no value beside it. */
function partsOfValue(region: Region, { from, to }: Block): readonly UnreadPart[] {
  const below = region.lines.slice(from + 1, to);
  const hasTabs = below.some((line) => /^\s*\t/.test(line));
  if (!/:\s*(?:#.*)?$/.test(region.lines[from] ?? '') || hasTabs || !below.some(isContent)) return [];
  const parts = partsWithin(region, from + 1, to, 'key');
  const isAll = parts.every((one) => one.from === from + 1 && one.to === to);
  return isAll ? parts.map(({ problems }) => ({ ...partOf(region, from, to, 'key', []), problems })) : parts;
}

function faultsOf({ file, whole, lines }: Region, from: number, to: number): readonly Problem[] {
  return parseYaml(file, lines.slice(from, to).join('\n'), whole).problems.map((problem) => ({
    ...problem,
    line: (problem.line ?? 1) + from,
  }));
}

function partOf(
  region: Region,
  from: number,
  to: number,
  kind: Kind,
  problems: readonly Problem[],
): UnreadPart {
  const head = HEAD.exec(region.lines[from] ?? '')?.[0] ?? '';
  if (kind === 'key' && !isKey(region.lines[from] ?? ''))
    return { from, to, replacement: '', problems: withoutColon(region, from, problems) };
  const key = kind === 'key' || !isItem(head) ? head : (/^\s*- +/.exec(head)?.[0] ?? head);
  return {
    from,
    to,
    replacement: `${key.trimEnd()} ${UNREAD}`,
    problems: inPlace(region, { from, to }, head, problems),
  };
}

/** Where it is seen what is wrong: the library stumbles behind a bracket that is not closed, and before a line that is indented too far. */
function inPlace(
  region: Region,
  { from, to }: Block,
  head: string,
  problems: readonly Problem[],
): readonly Problem[] {
  const below = region.lines.findIndex((line, index) => index > from && index < to && isContent(line));
  if (below > 0 && hasValue(region, from, head) && faultsOf(region, from, from + 1).length === 0)
    return placedAt(region, below, withReason('BAD_INDENT', problems));
  const last = region.lines.findLastIndex((line, index) => index < to && isContent(line));
  const isBehind = ({ line, column }: Problem) =>
    (line ?? 0) > last + 1 ||
    (line === last + 1 && (column ?? 0) > (region.lines[last] ?? '').trimEnd().length);
  return problems.map((one) => (isBehind(one) ? { ...one, line: from + 1, column: head.length + 1 } : one));
}

function hasValue({ lines }: Region, from: number, head: string): boolean {
  return /^[^#\s]/.test((lines[from] ?? '').slice(head.length));
}

function placedAt({ lines }: Region, line: number, [problem]: readonly Problem[]): readonly Problem[] {
  return problem ? [{ ...problem, line: line + 1, column: (lines[line] ?? '').search(/\S/) + 1 }] : [];
}

/** Tells of the line that is indented less than the first. */
function outOfLine(
  region: Region,
  from: number,
  to: number,
  problems: readonly Problem[],
): readonly Problem[] {
  const [first = 0, ...others] = region.lines.flatMap((line, index) =>
    index >= from && index < to && isContent(line) ? [index] : [],
  );
  const indentOf = (index: number) => (region.lines[index] ?? '').search(/\S/);
  const line = others.find((one) => indentOf(one) < indentOf(first));
  return line === undefined ? problems : placedAt(region, line, withReason('BAD_INDENT', problems));
}

/** A line that is no key or item where it should be one. */
function withoutColon(region: Region, line: number, problems: readonly Problem[]): readonly Problem[] {
  return placedAt(region, line, withReason('MISSING_CHAR', problems));
}

function withReason(reason: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((one) => (one.code === 'yaml-syntax' ? { ...one, arguments: { reason } } : one));
}

function kindOf({ lines }: Region, { from }: Block): Kind {
  return isItem(lines[from] ?? '') ? 'item' : 'key';
}

function isLike(region: Region, block: Block, first: Block): boolean {
  const line = region.lines[block.from] ?? '';
  return kindOf(region, first) === 'item' ? isItem(line) : isKey(line);
}
