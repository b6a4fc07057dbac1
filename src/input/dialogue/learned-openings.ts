import { hasJapanese } from '../../text/japanese.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import type { DialogueLine } from './dialogue-line.js';
import { learnMarks } from './learn-marks.js';
import type { SpeakerLine } from './speaker-line.js';
import { markedLine } from './unnamed-forms.js';

/** Where turns open, and which lines are no speech at all. */
export interface LearnedOpenings {
  readonly openings: ReadonlyMap<number, SpeakerLine>;
  readonly skipped: ReadonlySet<number>;
}

interface Line {
  readonly index: number;
  readonly text: string;
}

/** Lines above and below a dialogue that tell of it and have not its form. */
const AROUND = [
  [0, 0],
  [3, 0],
  [6, 0],
  [3, 3],
  [10, 3],
] as const;
/** Lines of a block of one speaker. */
const MOST_BLOCK_LINES = 5;
const LEAST_REGULAR = 0.85;
const NOTHING: LearnedOpenings = { openings: new Map(), skipped: new Set() };

/** The openings of a text whose lines, or blocks of lines between blank ones, have a form of their own that repeats. */
export function learnedOpenings(lines: readonly DialogueLine[], given: ReadonlySet<number>): LearnedOpenings {
  const single = lines.flatMap(({ text, is }, index): Line[] =>
    is.kind === 'speech' && !given.has(index) ? [{ index, text }] : [],
  );
  const within = (above: number, below: number) =>
    openingsOf(single.slice(above, single.length - below).map((line) => [line]));
  for (const [above, below] of AROUND) {
    const byLine = within(above, below);
    if (byLine.openings.size > 0) return widest(byLine, { above, below, within });
  }
  for (const blocks of [blocksOf(lines, given), blocksBelowMarks(single)]) {
    const size = blocks[0]?.length ?? 0;
    const regular = blocks.filter((block) => block.length === size);
    const areBlocks =
      size >= 2 && size <= MOST_BLOCK_LINES && regular.length >= LEAST_REGULAR * blocks.length;
    const found = areBlocks ? openingsOf(regular) : NOTHING;
    if (found.openings.size > 0) return found;
  }
  return NOTHING;
}

/** Blocks that a line without a letter of Japanese opens, what was said below it: `start=0.2s spk=1`, `はい`. */
function blocksBelowMarks(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (!hasJapanese(line.text)) blocks.push([line]);
    else last?.push(line);
  }
  return blocks.filter((block) => block.length >= 2);
}

interface Around {
  readonly above: number;
  readonly below: number;
  readonly within: (above: number, below: number) => LearnedOpenings;
}

/** The same with the turns that were cut off with what stands around them. */
function widest(found: LearnedOpenings, { above, below, within }: Around): LearnedOpenings {
  let best = found;
  for (let fewer = above; fewer >= 0; fewer--)
    for (let less = below; less >= 0; less--) {
      if (fewer === above && less === below) continue;
      const wider = within(fewer, less);
      if (wider.openings.size > best.openings.size) best = wider;
    }
  return best;
}

function blocksOf(lines: readonly DialogueLine[], given: ReadonlySet<number>): readonly (readonly Line[])[] {
  const blocks: Line[][] = [];
  let open: Line[] | null = null;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech' || given.has(index)) open = null;
    else if (open) open.push({ index, text });
    else {
      open = [{ index, text }];
      blocks.push(open);
    }
  }
  return blocks;
}

function openingsOf(blocks: readonly (readonly Line[])[]): LearnedOpenings {
  const joined = blocks.map((block) => block.map(({ text }) => text).join('\n'));
  const openings = new Map<number, SpeakerLine>();
  const skipped = new Set<number>();
  for (const { at, name, start, end } of learnMarks(joined)) {
    let offset = 0;
    for (const { index, text } of blocks[at] ?? []) {
      const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, text.length)];
      offset += text.length + 1;
      const speech = from < to ? text.slice(from, to).trim() : '';
      if (speech === '' || openings.has(index)) skipped.add(index);
      else
        openings.set(index, {
          ...markedLine(name, speech, text.indexOf(speech, from)),
          startMs: timeIn(text.slice(0, from)),
        });
    }
  }
  return { openings, skipped };
}

/** The first clock time of what stands before the speech. */
function timeIn(text: string): number | null {
  const clock = /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?(?![\d:])/.exec(text)?.[0];
  return clock === undefined ? null : millisecondsOfClock(clock);
}
