import type { Role } from '../../model/transcript.js';
import { isoDateIn } from '../../text/dates.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import { splitInline } from '../dialogue/inline-turns.js';
import { isNameLike } from '../dialogue/name-like.js';
import { readLooseLines, readSpeakerLine, type SpeakerLine } from '../dialogue/speaker-line.js';
import { countNames, foldName } from '../speakers/speakers.js';
import { labelsOfCell } from './labels-cell.js';

/** What the cells of a column look like, each a share of those that are not empty, from 0 to 1. */
export interface ColumnContent {
  readonly filled: number;
  /** Characters of a cell on average. */
  readonly length: number;
  /** Cells with Japanese words as they are said: with hiragana, or a full stop. */
  readonly spoken: number;
  /** Names whose side is known. */
  readonly known: number;
  readonly roles: ReadonlySet<Role>;
  /** Clock times, dates with a time and numbers with a fraction. */
  readonly timed: number;
  /** Ways by which a case came in: 電話, メール, 窓口. */
  readonly media: number;
  readonly dated: number;
  readonly numeric: number;
  /** Numbers and codes as records have them: 8801, C-042. */
  readonly codes: number;
  /** Whole numbers from row to row, the middle step; null where the cells are no whole numbers. */
  readonly wholeStep: number | null;
  readonly distinct: number;
  /** Neighbours that differ. */
  readonly changes: number;
  /** Cells of several lines, or longer than anybody speaks in a breath. */
  readonly manyLines: number;
  /** Cells of several lines most of which begin with a name and a colon, and with several names. */
  readonly dialogues: number;
  /** Cells that begin with a speaker's name and a colon, or the name in brackets. */
  readonly colons: number;
}

/** Looks through the cells of a column, in the order of their rows. */
export function contentOf(cells: readonly string[], roleOf: (name: string) => Role | null): ColumnContent {
  const values = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const share = (test: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  // A label such as `staff/brush-off` begins with a side, but nobody is called so.
  const isName = (value: string) => value.length <= 40 && !labelsOfCell(value)?.length;
  const names = values.map((value) => (isName(value) ? roleOf(value) : null));
  const changes = values.slice(1).filter((value, index) => value !== values[index]).length;
  return {
    filled: values.length,
    length: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    spoken: share((value) => /\p{Script=Hiragana}|[。？！?!]$/u.test(value)),
    known: names.filter((role) => role !== null).length / Math.max(1, values.length),
    roles: new Set(names.filter((role) => role !== null)),
    timed: share(
      (value) =>
        millisecondsOfClock(value) !== null ||
        /^\d+\.\d+$|^\d+(?:\.\d+)?(?:s|秒)$/.test(value) ||
        isTimeOfDay(value),
    ),
    media: share((value) => MEDIA.test(value.normalize('NFKC'))),
    dated: share((value) => value.length <= 40 && isoDateIn(value) !== null),
    numeric: share((value) => /^[\d.,]+$/.test(value.normalize('NFKC'))),
    codes: share((value) => /^[\w./#-]{0,30}\d[\w-]{0,30}$/.test(value)),
    wholeStep: wholeStepOf(values),
    distinct: new Set(values).size,
    changes: changes / Math.max(1, values.length - 1),
    dialogues: share((value) => holdsDialogue(value, roleOf)),
    manyLines: share((value) => /\n/.test(value) || value.length > 200),
    colons: share((value) => {
      const line = readSpeakerLine(value);
      return line !== null && line.layout !== 'alone' && line.speech !== '' && roleOf(line.name) !== null;
    }),
  };
}

const MEDIA =
  /^(?:(?:お?電話|tel|phone|call|voice|音声|通話|受電|入電|架電|e?-?メール|e?-?mail|web|ウェブ|hp|フォーム|webフォーム|チャット|chat|line|sms|fax|ファックス|来店|来庁|来所|来社|訪問|窓口|店頭|対面|郵便|郵送|手紙|はがき|アプリ|app|sns|その他)(?:[(（].{1,8}[)）])?[/／・]?)+$/i;

const MOST_LOOKED_AT = 4000;

function holdsDialogue(value: string, roleOf: (name: string) => Role | null): boolean {
  if (!value.includes('\n')) return isLineOfTurns(value.slice(0, MOST_LOOKED_AT), roleOf);
  const lines = value
    .slice(0, MOST_LOOKED_AT)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const names = lines.flatMap((line) => {
    const opening = readSpeakerLine(line);
    return opening !== null && opening.layout !== 'alone' && opening.speech !== '' && isNameLike(opening.name)
      ? opening.name
      : [];
  });
  if (lines.length < LEAST_TURNS) return false;
  return (names.length * 2 > lines.length && new Set(names).size >= 2) || areLooseTurns(lines, roleOf);
}

/** OP＞はい, （客）どうも, 当→はい: most lines have a name and a mark, and the names are of both sides, or one is known and the others return. */
function areLooseTurns(lines: readonly string[], roleOf: (name: string) => Role | null): boolean {
  const names = lines.flatMap((line) => {
    const forms = readLooseLines(line).filter(({ layout, speech }) => LOOSE.has(layout) && speech !== '');
    return (forms.find(({ name }) => roleOf(name) !== null) ?? forms.find(isMarked))?.name ?? [];
  });
  const counts = countNames(names);
  const roles = new Set(names.map(roleOf));
  const speakers = names.filter((name) => roleOf(name) !== null || (counts.get(foldName(name)) ?? 0) >= 2);
  const both = roles.has('staff') && roles.has('caller');
  const [known] = names.filter((name) => roleOf(name) !== null);
  const hasPartner = known !== undefined && speakers.some((name) => roleOf(name) === null);
  return speakers.length * 2 > lines.length && (both || hasPartner);
}

function isMarked({ layout }: SpeakerLine): boolean {
  return layout === 'bracket' || layout === 'mark';
}

const LOOSE: ReadonlySet<string> = new Set(['bracket', 'mark', 'titled', 'wide']);

/** OP：はい。 CU：どうも。 OP：…: a call on one line. */
function isLineOfTurns(text: string, roleOf: (name: string) => Role | null): boolean {
  return splitInline([{ text, line: 1, is: { kind: 'speech' } }], roleOf).length >= LEAST_TURNS;
}

const LEAST_TURNS = 3;

function wholeStepOf(values: readonly string[]): number | null {
  if (values.length < 2 || !values.every((value) => /^\d{1,12}$/.test(value))) return null;
  const steps = values.slice(1).map((value, index) => Math.abs(Number(value) - Number(values[index])));
  return steps.toSorted((left, right) => left - right)[Math.floor(steps.length / 2)] ?? null;
}

function isTimeOfDay(value: string): boolean {
  return value.length <= 40 && (isoDateIn(value)?.length ?? 0) > 10;
}
