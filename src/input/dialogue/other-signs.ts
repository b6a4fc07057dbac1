import { highestOf, lowestOf } from '../../text/extremes.js';
import { countNames, foldName } from '../speakers/speakers.js';
import type { SpeakerLine } from './speaker-line.js';
import type { TextCandidate } from './unnamed-forms.js';

/** A name is a speaker's beyond doubt where it opens so many turns. */
const LEAST_TURNS = 2;
/** Of all lines so many open a turn where every turn has its own line. */
const LEAST_OPENED = 0.6;
/** 客 はい: a space where a colon was meant. */
const LONGEST_BEFORE_SPACE = 6;

/** A は別の担当: words about somebody, and not theirs. */
const TELLS_OF = /^(?:は(?![いあぁっー、。…]|じめ)|が(?![んー])|を|の(?![でん])|に(?!ゃ))/u;

/**
 * The openings of a text in which turns have a line each, with the lines in which a name of theirs is set off by another sign: `客；はい`,
 * `店 はい` among `客：はい`.
 */
export function withOtherSigns(
  candidates: readonly TextCandidate[],
  openings: ReadonlyMap<number, SpeakerLine>,
): ReadonlyMap<number, SpeakerLine> {
  const counts = countNames([...openings.values()].map(({ name }) => name));
  const names = new Set([...counts].flatMap(([name, count]) => (count >= LEAST_TURNS ? name : [])));
  const [first, last] = [lowestOf(openings.keys(), Infinity), highestOf(openings.keys(), -Infinity)];
  const within = candidates.filter(({ index }) => index >= first && index <= last);
  const isByLine = [...openings.values()].every(
    ({ layout, opensQuote }) => layout !== 'alone' && !opensQuote,
  );
  if (names.size < 2 || !isByLine || openings.size < LEAST_OPENED * within.length) return openings;
  const others = candidates.flatMap(({ index, speakerLine, loose }): (readonly [number, SpeakerLine])[] => {
    if (openings.has(index)) return [];
    const forms = speakerLine === null || speakerLine.layout === 'alone' ? loose : [speakerLine, ...loose];
    const found = forms.find(
      ({ name, layout, speech }) =>
        speech !== '' &&
        names.has(foldName(name)) &&
        // 佐藤, 田中: who takes part.
        !names.has(foldName(speech)) &&
        (layout !== 'space' || (name.length <= LONGEST_BEFORE_SPACE && !TELLS_OF.test(speech))),
    );
    return found ? [[index, found]] : [];
  });
  return others.length === 0 ? openings : new Map([...openings, ...others]);
}
