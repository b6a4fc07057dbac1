import { roleOfKnownName } from '../speakers/speakers.js';

/** A line, and where in it stand the mark of its speaker and the speech, by offsets. */
export interface MarkedLine {
  /** Index of the line among those given. */
  readonly at: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Token {
  readonly text: string;
  readonly start: number;
}

/** Only the first and last characters of a line can be its form. */
const FORM_LENGTH = 120;
const MOST_COLUMNS = 24;
const LEAST_LINES = 6;
/** Lines of the form, of all. */
const LEAST_SHARE = 0.7;
const MOST_SPEAKERS = 6;
/** What each of the two who say most says at least, and how often the speaker changes. */
const LEAST_OF_ONE = 0.15;
const LEAST_CHANGES = 0.3;
const TOKEN =
  /\d+(?:[:.,/T-]\d+)*|[A-Za-z]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|[\s\u3000]+|([^\p{L}\p{N}\s])\1*/gu;
const SPEECH_MARK = /^[。、？！?!…「」『』]/u;

/**
 * Learns from the lines of a text what stands in all of them around the speech, whatever it looks like: the words of a log, columns of numbers, signs,
 * tags. What differs there between a few values that take turns is the mark of the speaker, before the speech or behind it. Empty where the
 * lines have no such form.
 */
export function learnMarks(lines: readonly string[]): readonly MarkedLine[] {
  if (lines.length < LEAST_LINES) return [];
  const fronts = lines.map((line) => tokensOf(line.slice(0, FORM_LENGTH), 0));
  const backs = lines.map((line) => {
    const from = Math.max(0, line.length - FORM_LENGTH);
    return [...tokensOf(line.slice(from), from)].reverse();
  });
  const [front, back] = [formOf(fronts), formOf(backs)];
  const best = front.speaker !== null ? front : back.speaker !== null ? back : null;
  if (best === null) return [];
  const marked: MarkedLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (!best.members.has(at)) continue;
    const [before, behind] = [fronts[at] ?? [], backs[at] ?? []];
    const start = front.members.has(at) ? (before[front.length]?.start ?? line.length) : 0;
    const last = back.members.has(at) ? behind[back.length] : undefined;
    const end = back.members.has(at) ? (last ? last.start + last.text.length : 0) : line.length;
    const tokens = best === front ? before : behind;
    const name = best.speaker === null ? undefined : tokens[best.speaker]?.text;
    if (name !== undefined && start < end) marked.push({ at, name: best.label + name, start, end });
  }
  return marked.length >= LEAST_SHARE * lines.length ? marked : [];
}

function tokensOf(text: string, from: number): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({ text: token, start: from + index }));
}

interface Form {
  /** Lines that have the form. */
  readonly members: ReadonlySet<number>;
  /** Tokens before the speech, or behind it. */
  readonly length: number;
  /** The token that is the speaker's mark; null where there is none. */
  readonly speaker: number | null;
  /** What stands before each mark: `ch` of `ch 0`. */
  readonly label: string;
}

/** The columns of tokens that all lines share, from one end of the line. */
function formOf(rows: readonly (readonly Token[])[]): Form {
  let members: readonly number[] = rows.map((_, at) => at);
  let speaker: { readonly column: number; readonly known: number; readonly changes: number } | null = null;
  let length = 0;
  let label = '';
  let constant = '';
  for (let column = 0; column < MOST_COLUMNS; column++) {
    const values = members.map((at) => rows[at]?.[column]?.text ?? '');
    const kind = kindOfColumn(values);
    if (kind === null) break;
    const kept = members.filter((_, index) => kind.holds(values[index] ?? ''));
    if (kept.length < LEAST_SHARE * rows.length) break;
    members = kept;
    length = column + 1;
    if (kind.is === 'speaker' && (speaker === null || kind.known > speaker.known + 0.5)) {
      speaker = { column, known: kind.known, changes: kind.changes };
      label = /^\d/.test(values[0] ?? '') ? constant : '';
    }
    if (kind.is === 'constant' && /^[A-Za-z]/.test(values[0] ?? '')) constant = values[0] ?? '';
  }
  return { members: new Set(members), length, speaker: speaker?.column ?? null, label };
}

type Column =
  | { readonly is: 'constant' | 'number'; readonly holds: (value: string) => boolean }
  | {
      readonly is: 'speaker';
      readonly holds: (value: string) => boolean;
      readonly known: number;
      readonly changes: number;
    };

/** What a column of tokens is; null where it belongs to the speech. */
function kindOfColumn(values: readonly string[]): Column | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const usual = [...counts].toSorted((left, right) => right[1] - left[1]);
  const [first, second] = usual;
  const isSpeech = (value: string) => value === '' || SPEECH_MARK.test(value);
  if (!first) return null;
  const share = (count: number) => count / values.length;
  const form = (value: string) => (/^\s/.test(value) ? ' ' : value);
  const alike = values.filter((value) => form(value) === form(first[0])).length;
  if (share(alike) >= 0.85)
    return isSpeech(first[0]) ? null : { is: 'constant', holds: (value) => form(value) === form(first[0]) };
  const speakers = usual.filter(([value, count]) => count >= 2 && !isSpeech(value) && isMark(value));
  const told = speakers.reduce((sum, [, count]) => sum + count, 0);
  const changes = values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
  const areSpeakers =
    speakers.length >= 2 &&
    speakers.length <= MOST_SPEAKERS &&
    share(told) >= 0.85 &&
    share(second?.[1] ?? 0) >= LEAST_OF_ONE &&
    changes >= LEAST_CHANGES * (values.length - 1) &&
    speakers.every(([value]) => !/^\s/.test(value));
  if (areSpeakers) {
    const names = new Set(speakers.map(([value]) => value));
    const known = speakers.filter(([value]) => roleOfKnownName(value) !== null).length / speakers.length;
    return { is: 'speaker', holds: (value) => names.has(value), known, changes };
  }
  const isNumber = (value: string) => /^\d/.test(value);
  return share(values.filter(isNumber).length) >= 0.85 ? { is: 'number', holds: isNumber } : null;
}

/** A word that ends as phrases do is nobody's name. */
function isMark(value: string): boolean {
  if (value.length > LONGEST_MARK) return false;
  return (
    !/\p{Script=Hiragana}$/u.test(value) ||
    roleOfKnownName(value) !== null ||
    /(?:さん|さま|くん|ちゃん)$/.test(value)
  );
}

const LONGEST_MARK = 24;
