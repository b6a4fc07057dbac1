import { isSpokenJapanese } from '../../text/japanese.js';
import { isChatNotice, isDeviceEvent } from '../speakers/device-event.js';
import type { DialogueLine } from './dialogue-line.js';
import { splitTime } from './line-time.js';
import type { SpeakerLine } from './speaker-line.js';

const LEAST_TURNS = 3;
/** Turns with a time in front, of all. */
const LEAST_TIMED = 0.95;
const LONGEST_EVENT = 40;
/** [--], ***: signs where the other lines have a side. */
const SIGNS = /^[[(（【［<＜]?[\s　]*[-–—―─=＝*＊・.…#＃+]{1,6}[\s　]*[\])）】］>＞]?(?=[\s　]|\p{L})/u;
/**
 * Indices of the lines of a log that tell what a device did: a time and no side where all turns have both (`23:18:36 [--] 保留 ON`,
 * `10:02:11 転送 → 204`). A time before words that go on with a turn is none.
 */
export function deviceEvents(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
): ReadonlySet<number> {
  const timed = [...turns.keys()].filter((index) => splitTime(lines[index]?.text ?? '').startMs !== null);
  if (turns.size < LEAST_TURNS || timed.length < LEAST_TIMED * turns.size) return new Set();
  const rests = lines.flatMap(({ text, is }, index): (readonly [number, string])[] => {
    if (is.kind !== 'speech' || turns.has(index)) return [];
    const { startMs, rest } = splitTime(text);
    return startMs === null || rest === '' ? [] : [[index, rest]];
  });
  const isEvent = (rest: string) => SIGNS.test(rest) || isDeviceEvent(rest) || isChatNotice(rest);
  // Where pieces of speech have times of their own, only what can be nothing else is an event.
  const hasPieces = rests.some(([, rest]) => !isEvent(rest) && isSpokenJapanese(rest));
  return new Set(
    rests.flatMap(([index, rest]) =>
      isEvent(rest) || (!hasPieces && rest.length <= LONGEST_EVENT && !isSpokenJapanese(rest)) ? index : [],
    ),
  );
}
