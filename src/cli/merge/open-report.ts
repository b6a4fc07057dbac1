import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { UserError } from '../../model/problem.js';
import type { ShardRecord } from '../../model/shard.js';
import type { StoredCall } from '../../report/stored-call.js';
import { isStoredCall } from '../../report/stored-call-check.js';
import {
  checkHead,
  invalidReport,
  parseJsonOf,
  parseReport,
  parseTail,
  type StoredReport,
} from '../../report/stored-report.js';
import { statOf } from '../../storage/path-stat.js';
import { systemCode } from '../../storage/system-code.js';

/** A report in JSON or JSON Lines that is read call by call. */
export interface OpenedReport {
  readonly file: string;
  /** Which parts of the input it is of; null where it is of the whole. */
  readonly shard: ShardRecord | null;
  /** The calls in their order, read anew each time. @throws UserError where the report is damaged */
  readonly calls: () => Iterable<StoredCall>;
  /** What stands behind the calls: known when they were read. */
  readonly tail: () => Pick<StoredReport, 'problems' | 'scorecard'>;
}

/** The line of a report after which each line is a call, as the JSON reporter writes it. */
const CALLS = '"calls": [';
const NO_CALLS = '"calls": [],';
/** So many lines stand before it at most. */
const LONGEST_HEAD = 20;
/** Bytes read at a time; a thousand reports may be open at once. */
const PIECE = 32 * 1024;
/** Bytes of the longest line. */
const LONGEST_LINE = 256 * 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * Opens a report in JSON or JSON Lines. As `genchi` writes it, one call is held at a time; one that another program has formatted is read whole.
 *
 * @throws UserError where it cannot be read or is none
 */
export function openReport(file: string): OpenedReport {
  // A pipe can be read once only.
  const isFile = statOf(file)?.isFile() ?? false;
  if (isFile && isJsonLines(file))
    return { file, shard: null, calls: () => callLines(file), tail: () => ({ problems: [] }) };
  const head = isFile ? readHead(file) : null;
  if (head === null) {
    const { shard, calls, ...tail } = parseReport(readWhole(file), file);
    return { file, shard, calls: () => calls, tail: () => tail };
  }
  const { shard } = checkHead(parseJsonOf(head, file), file);
  let tail: ReturnType<OpenedReport['tail']> = { problems: [] };
  return {
    file,
    shard,
    calls: function* () {
      tail = yield* callsOf(file);
    },
    tail: () => tail,
  };
}

/** True where the first line is a call; JSON Lines of no calls are an empty file, which JSON never is. */
function isJsonLines(file: string): boolean {
  const [first] = linesOf(file);
  return first === undefined ? !/\.json$/i.test(file) : first.startsWith('{"file":');
}

function* callLines(file: string): Generator<StoredCall> {
  let number = 0;
  for (const line of linesOf(file)) {
    number++;
    if (line.trim() === '') continue;
    const call = parseJsonOf(line, file);
    if (!isStoredCall(call)) throw invalidReport(file, `${number}`);
    yield call;
  }
}

/** What stands before the calls, as JSON; null where the lines are not those of the JSON reporter. */
function readHead(file: string): string | null {
  const head: string[] = [];
  for (const line of linesOf(file)) {
    if (line === CALLS || line === NO_CALLS) return `${head.join('')}"calls": []}`;
    head.push(line);
    if (head.length > LONGEST_HEAD || head[0] !== '{') return null;
  }
  return null;
}

function* callsOf(file: string): Generator<StoredCall, ReturnType<OpenedReport['tail']>> {
  const lines = linesOf(file);
  let number = 0;
  let isHead = true;
  let next = lines.next();
  for (; !next.done; next = lines.next()) {
    const line = next.value;
    if (isHead) {
      if (line === NO_CALLS) break;
      isHead = line !== CALLS;
      continue;
    }
    if (line === '],') break;
    const call = parseJsonOf(line.endsWith(',') ? line.slice(0, -1) : line, file);
    if (!isStoredCall(call)) throw invalidReport(file, `calls[${number}]`);
    number++;
    yield call;
  }
  const rest = Array.from(lines).join('\n');
  return parseTail(parseJsonOf(`{${rest}`, file) as object, file);
}

/** The lines of a file. It is open only while a piece is read: a process may not have a thousand files open. */
function* linesOf(file: string): Generator<string> {
  let held: Buffer[] = [];
  let length = 0;
  for (let position = 0; ; ) {
    const piece = readPiece(file, position);
    position += piece.length;
    let start = 0;
    for (let end = piece.indexOf(LINE_FEED); end !== -1; end = piece.indexOf(LINE_FEED, start)) {
      held.push(piece.subarray(start, end));
      yield Buffer.concat(held).toString();
      held = [];
      length = 0;
      start = end + 1;
    }
    held.push(piece.subarray(start));
    length += piece.length - start;
    if (length > LONGEST_LINE) throw invalidReport(file, `> ${LONGEST_LINE} B`);
    if (piece.length === 0) break;
  }
  if (length > 0) yield Buffer.concat(held).toString();
}

function readPiece(file: string, position: number): Buffer {
  return reading(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      const piece = Buffer.allocUnsafe(PIECE);
      return piece.subarray(0, readSync(descriptor, piece, 0, PIECE, position));
    } finally {
      closeSync(descriptor);
    }
  });
}

function readWhole(file: string): string {
  return reading(file, () => readFileSync(file, 'utf8'));
}

function reading<Read>(file: string, read: () => Read): Read {
  try {
    return read();
  } catch (cause) {
    const isMissing = systemCode(cause) === 'ENOENT';
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      [
        isMissing
          ? { code: 'input-missing', file, line: null, column: null, arguments: { name: file } }
          : { code: 'input-unreadable', file, line: null, column: null, arguments: { reason } },
      ],
      { cause },
    );
  }
}
