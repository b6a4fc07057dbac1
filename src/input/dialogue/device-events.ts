import { isSpokenJapanese } from '../../text/japanese.js';
import type { DialogueLine } from './dialogue-line.js';
import { splitTime } from './line-time.js';
import type { SpeakerLine } from './speaker-line.js';

const LEAST_TURNS = 3;
/** Turns with a time in front, of all. */
const LEAST_TIMED = 0.95;
const LONGEST_EVENT = 40;
const LONGEST_LINE = 120;
/** [--], ***: signs where the other lines have a side. */
const SIGNS = /^[[(（【［<＜]?[\s　]*[-–—―─=＝*＊・.…#＃+]{1,6}[\s　]*[\])）】］>＞]?(?=[\s　]|\p{L})/u;
const LABEL = /^[[(（【［<＜]?[\s　]*[^\s\p{L}\p{N}]*[\s　]*[\])）】］>＞]?[\s　]*/u;
/** What happens to a line or a device. Open on purpose. */
const EVENT =
  /^(?:自動)?(?:保留|切断|終話|切電|転送|着信|発信|呼出|呼び出し|応答|通話|録音|接続|回線|ミュート|消音|入電|内線|外線|音声|無音|無応答|話中|再接続|オペレータ.{0,2}(?:接続|交代)|キュー|IVR|DTMF|PB信号|ボタン|キー入力|hold|unhold|resume|mute|unmute|hang[- ]?up|ring|transfer|connect|disconnect|answer|call|queue|park|retrieve|record)/iu;
/** How people speak of the same. */
const SPOKEN =
  /いたし|致し|お待ち|お願い|ござい|ください|下さい|です|ますか|ません|ましょう|けど|って|んで|から$|[ねよか]。?$/u;

/** True for the words of a log of devices: 保留 ON, 切断(相手先), 内線204へ転送, 通話が終了しました. */
export function isDeviceEvent(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const bare = text.trim().replace(LABEL, '');
  return bare.length <= LONGEST_EVENT && EVENT.test(bare) && !SPOKEN.test(bare);
}

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
  const isEvent = (rest: string) => SIGNS.test(rest) || isDeviceEvent(rest);
  // Where pieces of speech have times of their own, only what can be nothing else is an event.
  const hasPieces = rests.some(([, rest]) => !isEvent(rest) && isSpokenJapanese(rest));
  return new Set(
    rests.flatMap(([index, rest]) =>
      isEvent(rest) || (!hasPieces && rest.length <= LONGEST_EVENT && !isSpokenJapanese(rest)) ? index : [],
    ),
  );
}
