import { splitLines, type TextLine } from '../../text/offsets.js';
import { parseDialogue } from '../dialogue/dialogue.js';
import type { DialogueLine, LineKind } from '../dialogue/dialogue-line.js';
import { splitTime } from '../dialogue/line-time.js';
import { isNameLike } from '../dialogue/name-like.js';
import { returningTitles } from '../dialogue/returning-titles.js';
import { ruledCalls } from '../dialogue/ruled-calls.js';
import { headingKind, isRuler } from '../dialogue/scene-heading.js';
import { readSpeakerLine } from '../dialogue/speaker-line.js';
import { parsePlainText } from '../dialogue/typed-text.js';
import type { ParseContext, TextFormat } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { countNames, foldName, speakerNumberIn } from '../speakers/speakers.js';
import { isScoreTable } from '../tables/score-table.js';
import { callsBelowFrontMatter } from './front-matter.js';
import { boldLinesAround } from './markdown-fields.js';
import { notesInMarkdown } from './markdown-notes.js';
import { callsOfParts } from './markdown-parts.js';
import { callsOfMarkdownTables } from './markdown-tables.js';

/**
 * Role plays in Markdown (https://spec.commonmark.org/): headings part scenes, speakers are bold, in a table's first
 * column, or written as in plain text. A heading that is a speaker's name opens a turn. HTML comments are comments; what stands between
 * fences is speech where the call stands nowhere else.
 */
export const markdownFormat = {
  name: 'markdown',
  extensions: ['md', 'markdown'],
  reads: 'text',
  sniff: ({ text, extension }) =>
    extension === 'md' ||
    extension === 'markdown' ||
    (/^#{1,6} \S/m.test(text) && /^\s*(?:[-*>] )*\*\*[^*\n]+\*\*/m.test(text)),
  parse: (text, context) =>
    callsBelowFrontMatter(
      text,
      context,
      (below, own) =>
        callsOfParts(below, (part, form) =>
          form === 'code' ? parsePlainText(part, own) : callsOf(part, own),
        ) ?? callsOf(below, own),
    ),
} as const satisfies TextFormat;

/** The calls of a text whose fences hold none. */
function callsOf(text: string, context: ParseContext): Iterable<Parsed> {
  return callsOfMarkdownTables(text, context) ?? parseDialogue(classify(text, context), context);
}

/** `> [!note] 二回目の催促`, `- [x] 弦の張り替え`: the head of a box of notes, and what is to be done. */
const NO_SPEECH = /^(?:>\s?)*(?:\[![\w-]+\]|(?:[-*+]|\d{1,3}[.)])\s+\[[ \w/<>?!-]\]\s)/;

function classify(text: string, context: ParseContext): readonly DialogueLine[] {
  const classified: DialogueLine[] = [];
  let isCode = false;
  let followsBlank = true;
  const typed = splitLines(text);
  const { fields, items } = boldLinesAround(typed);
  const lines = typed.map((line, index) => ({ ...line, text: fields.get(index) ?? line.text }));
  const scores = linesOfScores(lines, context);
  const notes = notesInMarkdown(lines);
  const titles = titlesIn(lines);
  const returning = namesOfHeadings(lines);
  for (const [index, line] of lines.entries()) {
    const trimmed = line.text.trim();
    const isNoSpeech =
      isTableRule(lines[index + 1]?.text.trim() ?? '') || scores.has(index) || notes.has(index);
    const isFence = /^(?:```|~~~)/.test(trimmed);
    if (isFence) isCode = !isCode;
    const heading = headingIn(trimmed);
    // A speaker's heading is read as the name alone on its line; the marks are blanked to keep the columns.
    const speakerLine = heading === undefined ? null : readSpeakerLine(heading);
    const isSpeaker =
      speakerLine !== null &&
      (context.roleOf(speakerLine.name) !== null || returning.has(foldName(speakerLine.name)));
    const content = isSpeaker ? line.text.replace(/#/g, ' ') : line.text;
    const is: LineKind =
      isFence || isCode
        ? { kind: 'blank' }
        : NO_SPEECH.test(trimmed) || items.has(index)
          ? { kind: 'blank', told: trimmed }
          : isNoSpeech
            ? { kind: 'blank' }
            : titles.has(index)
              ? {
                  kind: 'heading',
                  text: titles.get(index) ?? '',
                  opens: titles.get(index) === '' ? 'scene' : 'call',
                }
              : isSpeaker
                ? { kind: 'speech' }
                : kindOf(trimmed, heading, followsBlank, context);
    followsBlank = is.kind !== 'speech';
    classified.push({ line: line.line, text: withoutAddresses(content), is });
  }
  return classified;
}

/** Names, folded, that head what is said again and again, each with its time: ### Speaker 1 (00:12). */
function namesOfHeadings(lines: readonly TextLine[]): ReadonlySet<string> {
  const names = lines.flatMap(({ text }) => {
    const heading = headingIn(text.trim());
    const line = heading === undefined ? null : readSpeakerLine(heading);
    if (line?.layout !== 'alone' || !isNameLike(line.name)) return [];
    return line.startMs !== null || speakerNumberIn(line.name) !== null ? line.name : [];
  });
  const counts = [...countNames(names)].filter(([, count]) => count >= 2);
  return new Set(counts.length >= 2 ? counts.map(([name]) => name) : []);
}

/** The words of a heading, which marks may close as well: `## 解説 ##`; undefined for another line. */
function headingIn(line: string): string | undefined {
  const opening = /^#{1,6}\s+/.exec(line)?.[0];
  if (opening === undefined) return undefined;
  let end = line.length;
  while (end > opening.length && line[end - 1] === '#') end--;
  return line.slice(opening.length, end).trimEnd();
}

/** Lines without the mark of a heading that part calls all the same, as in any typed text, and the name of each call: `**11/6 10:20 桑田様**`, `---`. */
function titlesIn(lines: readonly TextLine[]): ReadonlyMap<number, string> {
  const bare = lines.map(({ text }) => text.trim());
  if (bare.some((line) => /^#{2,6}\s/.test(line))) return NO_TITLES;
  const titles = returningTitles(bare.map(withoutBold), NO_LINES);
  return titles.size > 0 ? titles : new Map([...ruledCalls(bare)].map((index) => [index, ''] as const));
}

const NO_TITLES: ReadonlyMap<number, string> = new Map();
const NO_LINES: ReadonlySet<number> = new Set();

function withoutBold(line: string): string {
  return line.replace(/^(?:\*\*|__)(.*)(?:\*\*|__)$/, '$1');
}

/** The words of links, each at its place: `[00:12](https://…) **佐藤**: はい`, `[[相沢さん]]`. Pictures are no words. */
function withoutAddresses(text: string): string {
  if (text.includes('[['))
    return withoutAddresses(text.replace(NOTE_LINK, (whole, words: string) => words.padEnd(whole.length)));
  if (!text.includes('](')) return text;
  return text.replace(LINK, (whole, mark: string, words: string) =>
    mark === '' ? ` ${words}`.padEnd(whole.length) : ' '.repeat(whole.length),
  );
}

const NOTE_LINK = /!?\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/g;
const LINK = /(!?)\[([^[\]]{0,200})\]\([^()\s]{0,2000}\)/g;

function kindOf(
  line: string,
  heading: string | undefined,
  followsBlank: boolean,
  context: ParseContext,
): LineKind {
  // ### 00:05:00: how far the call has come, and no new scene.
  if (heading !== undefined && isTime(heading)) return { kind: 'blank' };
  if (heading !== undefined) return { kind: 'heading', text: heading, opens: 'scene' };
  const comment = /^<!--\s*(.*?)\s*-->$/.exec(line)?.[1];
  if (comment !== undefined) return { kind: 'comment', text: comment };
  if (line === '' || isRuler(line) || isTableRule(line)) return { kind: 'blank' };
  const bare = withoutBold(line);
  const opens = headingKind(bare, { followsBlank, followsHeading: false, next: '' });
  if (opens) {
    const speaker = readSpeakerLine(line);
    if (!speaker || context.roleOf(speaker.name) === null) return { kind: 'heading', text: bare, opens };
  }
  return { kind: 'speech' };
}

function isTime(text: string): boolean {
  const { startMs, rest } = splitTime(text);
  return startMs !== null && rest.trim() === '';
}

/** Indices of the lines of tables that tell what a call scores. */
function linesOfScores(lines: readonly TextLine[], { roleOf }: ParseContext): ReadonlySet<number> {
  const found = new Set<number>();
  let open: number[] = [];
  for (const [index, { text }] of [...lines.entries(), [lines.length, { text: '' }] as const]) {
    if (/^\s*\|.*\|\s*$/.test(text)) open.push(index);
    else {
      const rows = open
        .map((at) => lines[at]?.text.trim() ?? '')
        .filter((row) => !isTableRule(row))
        .map((row) => row.slice(1, -1).split('|'));
      if (rows.length > 0 && isScoreTable(rows, roleOf)) for (const at of open) found.add(at);
      open = [];
    }
  }
  return found;
}

/** The line between a table's head and its rows. */
function isTableRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line);
}
