import { groupedBy } from '../../text/grouped-by.js';
import type { Parsed } from '../raw/raw-call.js';

/** How the calls of a text in Markdown may be written below its headings. */
export type MarkdownForm = 'table' | 'code' | 'typed';

/** Reads a text in one of the forms. */
export type ReadMarkdown = (text: string, form: MarkdownForm) => Iterable<Parsed>;

/** Of the lines of a part so many are of a table or between fences. */
const LEAST_SHARE = 0.6;
const LEAST_LINES = 4;
/** Each part is read with a blank line for every line above it, so that it keeps its place. */
const MOST_PARTS = 60;
const FENCE = /^\s*(?:```|~~~)/;

/**
 * The calls of a text that holds one under each heading, in several forms: a list, a table, words between fences, which are no speech elsewhere. Null
 * for a text in one form, which is read as a whole.
 */
export function callsOfParts(text: string, read: ReadMarkdown): readonly Parsed[] | null {
  if (!text.includes('```') && !text.includes('~~~') && !/^\s*\|/m.test(text)) return null;
  const lines = text.split('\n');
  const parts = partsOf(lines);
  const forms = parts.map(({ start, end }) => formOf(lines.slice(start, end)));
  if (parts.length > MOST_PARTS || (new Set(forms).size < 2 && forms[0] !== 'code')) return null;
  const found = parts.map(({ start, end }, at) => {
    const form = forms[at] ?? 'typed';
    const own = lines.slice(start, end);
    return [...read('\n'.repeat(start) + (form === 'code' ? fencedOf(own) : own).join('\n'), form)];
  });
  const holding = new Set(forms.filter((_, at) => found[at]?.some(holdsCall)));
  if (holding.size < 2 && !holding.has('code')) return null;
  return found.flatMap((parsed, at) =>
    parsed.flatMap((one): readonly Parsed[] => {
      if (one.kind === 'problem') return one.problem.code === 'text-without-speakers' ? [] : [one];
      const title = /^#{1,6}\s+(.*?)[\s#]*$/.exec(lines[parts[at]?.start ?? 0] ?? '')?.[1];
      const fields = { ...(title === undefined ? {} : { title }), ...one.call.fields };
      return [{ ...one, call: { ...one.call, fields } }];
    }),
  );
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** The parts under headings of the highest level that has two; the whole text where none has. */
function partsOf(lines: readonly string[]): readonly Part[] {
  const headings: { readonly index: number; readonly level: number }[] = [];
  let isCode = false;
  for (const [index, line] of lines.entries()) {
    if (FENCE.test(line)) isCode = !isCode;
    const level = isCode ? undefined : /^(#{1,6})\s/.exec(line)?.[1]?.length;
    if (level !== undefined) headings.push({ index, level });
  }
  const levels = [...groupedBy(headings, ({ level }) => level)].toSorted(([one], [other]) => one - other);
  const highest = levels.find(([, own]) => own.length >= 2)?.[1];
  const starts = highest?.map(({ index }) => index) ?? [0];
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? lines.length }));
}

function formOf(lines: readonly string[]): MarkdownForm {
  const filled = lines.filter((line) => line.trim() !== '' && !/^#{1,6}\s/.test(line));
  const most = Math.max(LEAST_LINES, LEAST_SHARE * filled.length);
  if (fencedOf(lines).filter((line) => line.trim() !== '').length >= most) return 'code';
  return filled.filter((line) => /^\s*\|.*\|\s*$/.test(line)).length >= most ? 'table' : 'typed';
}

/** The lines between fences, all others blank. */
function fencedOf(lines: readonly string[]): readonly string[] {
  let isCode = false;
  return lines.map((line) => {
    const isFence = FENCE.test(line);
    if (isFence) isCode = !isCode;
    return isCode && !isFence ? line : '';
  });
}

function holdsCall(parsed: Parsed): boolean {
  return parsed.kind === 'call' && parsed.call.utterances.length >= LEAST_LINES;
}
