import type { Span } from '../../model/transcript.js';

/** A bracketed stretch without brackets inside; 「」 and 『』 quote speech and are never narration. */
const BRACKETED = /[(（[［〔〈<＜*＊]([^()（）[\]［］〔〕〈〉<>＜＞*＊\n]{1,60})[)）\]］〕〉>＞*＊]/g;

/** Marks of transcribers that are no speech wherever they stand. */
const MARK =
  /^(?:笑い?|苦笑い?|失笑|爆笑|泣き?|怒り?|汗|涙|沈黙|無言|無音|間|保留|保留中|保留音|保留音楽|終話|通話終了|通話開始|切電|電話切断|切断|録音終了|録音開始|怒声|怒鳴り声|大声|舌打ち|ため息|溜め?息|嘆息|咳|咳払い|せき払い|泣き声|すすり泣き|嗚咽|雑音|騒音|物音|ノイズ|音楽|着信音|呼出音|不明|不明瞭|聞き取り(?:不能|不可|不明)|聴取(?:不能|不可)|音声(?:なし|不明瞭|途切れ)|途切れ|無応答|(?:数|[0-9０-９]+)秒(?:の)?(?:沈黙|無言|間|保留)?|laughter|laughs?|noise|music|silence|inaudible|crosstalk|sighs?|hangs up|pause)$/i;

/** Sounds: ガチャ, ツーツー, プープー, ドン, バン！, … */
const SOUND =
  /^(?:ガチャ|バン|ドン|プツ|ブツ|プー|ツー|ピー|カチ|チッ|ゴホ|ケホ|トゥル|プル|リン|ジリ|ピンポン|コンコン|トントン|ゴン|ドサ|バタ|ガタ|ビリ|ザー|ハァ|ハー|ハア|フー|フゥ|ヒック|グス|ウッ)[ァ-ヶーッ・、\s…!！]*(?:という音|音)?$/;

/** Alone on a line any katakana run is a sound. */
const KATAKANA = /^[ァ-ヶー・\s…!！]+$/;

/** A word for a sound or a voice closes it: 机を叩く音, 赤ん坊の泣き声. */
const NOISE_NOUN = /(?:音|声|騒音|物音|雑音)(?:が(?:する|聞こえる|響く|鳴る))?$/;

/** How it is said, before the words: 小声で, 怒鳴りながら, 慌てた様子で, 笑って. */
const MANNER =
  /(?:口調|声|調子|様子|態度|表情|大声|小声|早口|涙声)(?:で|に)?$|ながら$|(?:怒っ|泣い|笑っ|呆れ|あきれ|慌て|焦っ|黙っ|苛立っ|いらだっ)て$/;

/** A sentence in the plain form of a verb tells what is done: 電話を切る, ため息をつく, 担当に代わる. */
const ACTION = /(?:[をがにへ、]|する|^)[^をが]{0,16}[るうくすつむぶぐぬ]$/;

/** Plain-form endings of conditions, references and definitions, which belong to speech: (必要な場合に限る). */
const NO_ACTION = /(?:限る|除く|含む|という|とする|である|ある|いる|による|よる|あたる|関する|できる)$/;

/**
 * The stage directions of a turn, sorted: 「(電話を切る)」, 「（ガチャ）」, 「[雑音]」, 「(笑)」.
 * A bracketed stretch counts where it reads as an action, a sound or a mark of a transcriber; an action and a
 * manner count only at the start or end of a line, because within a sentence 「(2)の書類」 and
 * 「書類(提出するもの)は」 are speech.
 */
export function findNarration(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const start = match.index;
    const end = start + match[0].length;
    const content = (match[1] ?? '').trim().replace(/[。.]$/, '');
    if (isNarration(content, opensLine(text, start), closesLine(text, end))) spans.push({ start, end });
  }
  return spans;
}

/** True where only white space stands between the line's start and the offset. */
function opensLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && text[at] !== '\n' && /\s/.test(text[at] ?? '')) at--;
  return at < 0 || text[at] === '\n';
}

/** True where only white space and full stops stand between the offset and the line's end. */
function closesLine(text: string, offset: number): boolean {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && /[\s。．.、…]/.test(text[at] ?? '')) at++;
  return at >= text.length || text[at] === '\n';
}

function isNarration(content: string, opens: boolean, closes: boolean): boolean {
  if (MARK.test(content) || SOUND.test(content)) return true;
  if (opens && closes && KATAKANA.test(content)) return true;
  if (!opens && !closes) return false;
  if (NOISE_NOUN.test(content)) return true;
  if (opens && MANNER.test(content)) return true;
  return ACTION.test(content) && !NO_ACTION.test(content);
}

/** True where the content of a pair of brackets is a sound or a transcriber's mark whatever stands around it. */
export function isNoiseMark(content: string): boolean {
  const text = content.trim();
  return MARK.test(text) || SOUND.test(text) || NOISE_NOUN.test(text);
}

/** True where nothing but stage directions and white space stands in the text. */
export function isOnlyNarration(text: string): boolean {
  let rest = '';
  let end = 0;
  for (const span of findNarration(text)) {
    rest += text.slice(end, span.start);
    end = span.end;
  }
  return (rest + text.slice(end)).replace(/[\s。．、…]+/g, '') === '';
}

/** （電話が鳴る）, [保留]: a stage direction has a line of its own in any text. */
const IN_BRACKETS = /^[\s　]*(?:[(（［[〔【＜<《].*[)）］\]〕】＞>》])[\s　。]*$/u;
const LONGEST_IN_BRACKETS = 120;

/** True for a line that stands in brackets as a whole. */
export function isInBrackets(text: string): boolean {
  return text.length <= LONGEST_IN_BRACKETS && IN_BRACKETS.test(text);
}
