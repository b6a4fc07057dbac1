import type { SpeakerLine } from './speaker-line.js';
import type { Candidate } from './speaker-names.js';

/** A long dash before what one of the two says, as interviews are printed; a short one is a list's. */
const DASH = /^[\s　]*(?:[―—─]{1,2}|－{2})[\s　]*(?=\S)/;
const LEAST_LINES = 6;
const LEAST_SHARE = 0.25;
/** How reports call the two: by the mark, and by its lack. */
const NAMES = { dashed: '――', plain: '（印なし）' } as const;

/**
 * The openings of a text in which one speaker's lines begin with a dash and the other's with nothing; none where it is no such
 * text. Who is who, the words have to tell.
 */
export function dashedOpenings(
  candidates: readonly (Candidate & { readonly text: string })[],
): ReadonlyMap<number, SpeakerLine> {
  const marks = candidates.map(({ text }) => DASH.exec(text)?.[0].length ?? 0);
  const share = marks.filter((length) => length > 0).length / Math.max(1, candidates.length);
  if (candidates.length < LEAST_LINES || share < LEAST_SHARE || share > 1 - LEAST_SHARE) return new Map();
  return new Map(
    candidates.map(({ index, text }, at) => {
      const mark = marks[at] ?? 0;
      const start = mark > 0 ? mark : text.length - text.trimStart().length;
      return [
        index,
        {
          layout: 'mark',
          name: mark > 0 ? NAMES.dashed : NAMES.plain,
          speech: text.slice(start).trimEnd(),
          speechStart: start,
          opensQuote: false,
          trailer: null,
          startMs: null,
          endMs: null,
        },
      ];
    }),
  );
}
