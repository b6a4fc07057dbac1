import { isSpokenJapanese } from '../../text/japanese.js';
import { isInBrackets, isOnlyNarration } from '../dialogue/narration.js';
import type { SpeakerLine } from '../dialogue/speaker-line.js';
import { isNote } from '../dialogue/writers-remarks.js';
import { opensCall } from '../speakers/opens-call.js';
import { countNames, foldName } from '../speakers/speakers.js';

/** How a caption begins: with a name before its words or without, and its text. */
export interface CaptionFront {
  readonly opening: SpeakerLine | null;
  readonly text: string;
  /** True where a line above it names its speaker. */
  readonly isNamed: boolean;
}

/** Captions with a name that returns, of all, in files that name whoever speaks. */
const LEAST_NAMED = 0.5;
/** ※音声は加工しています, →復唱する, ♪ */
const SIGNED = /^[\s　]*[※＊*→⇒←★☆◆■▼♪♫]/u;

/** What a film shows at its end: おわり, 制作：みどり映像, 監修　みどり堂. */
const CREDIT =
  /^[\s　]*(?:(?:お?わり|終わ?り|終|完|the end|fin|end)[\s　。.]*$|(?:企画|制作|製作|著作|監修|監督|脚本|演出|編集|撮影|協力|提供|発行|出演|翻訳|字幕|音声|録音|音楽|©)(?:著作|協力|会社)?[\s　:：／/・])/iu;

/**
 * Indices of the captions that nobody says, in a file that names its speakers before their words: titles above the first of them, notes (ポイント：…),
 * names in another form that stand once (【事例2】苦情, among [係員] …), and what stands in brackets or behind a sign (※…).
 */
export function captionsOfWriters(
  captions: readonly CaptionFront[],
  isKnown: (name: string) => boolean,
): ReadonlySet<number> {
  const counts = countNames(captions.flatMap(({ opening }) => opening?.name ?? []));
  const returns = ({ name }: SpeakerLine) => (counts.get(foldName(name)) ?? 0) >= 2;
  const isSpeaker = (line: SpeakerLine) => (returns(line) || isKnown(line.name)) && !isNote(line.name);
  const speaking = captions.filter(({ opening }) => opening !== null && isSpeaker(opening));
  const names = new Set(speaking.flatMap(({ opening }) => (opening ? foldName(opening.name) : [])));
  if (names.size < 2 || speaking.length < LEAST_NAMED * captions.length) return new Set();
  const forms = new Set(speaking.flatMap(({ opening, text }) => (opening ? formOf(opening, text) : [])));
  const isTurn = ({ opening }: CaptionFront) => opening !== null && isSpeaker(opening);
  const [first, last] = [captions.findIndex(isTurn), captions.findLastIndex(isTurn)];
  return new Set(
    captions.flatMap(({ opening, text, isNamed }, at) => {
      if (isNamed) return [];
      if (opening !== null && isSpeaker(opening)) return [];
      const isBoxed = isInBrackets(text) && (opening !== null || !isOnlyNarration(text));
      if (SIGNED.test(text) || isBoxed) return at;
      if (at > last && (CREDIT.test(text) || !isSpokenJapanese(text)) && !isOnlyNarration(text)) return at;
      if (opening === null) return at < first && !opensCall(text) ? at : [];
      if (isNote(opening.name)) return at;
      return forms.has(formOf(opening, text)) ? [] : at;
    }),
  );
}

/** The form of a name: 係員：, [係員], 【係員】. */
function formOf({ layout }: SpeakerLine, text: string): string {
  return layout === 'colon' || layout === 'quote' ? 'colon' : `${layout}${text.trimStart().slice(0, 1)}`;
}
