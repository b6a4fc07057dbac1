import { highestOf } from '../../text/extremes.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { foldName } from '../speakers/speakers.js';
import { isInBrackets, isOnlyNarration } from './narration.js';
import { endsAsSpeech } from './speech-endings.js';

/** Lines that programs and writers set below a dialogue, and that nobody says. */
const NOTES: readonly RegExp[] = [
  // ● 佐藤 が文字起こしを停止しました
  /^.{0,40}(?:文字起こし|書き起こし|トランスクリプト|録音|録画|レコーディング|通話|会議).{0,4}(?:[\s　]*[\d０-９:：時間分秒]{1,10}[\s　]*後に)?(?:停止|終了|完了)(?:しました|されました|です)?。?$/,
  /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i,
  /^[（(【［[]?(?:以上|以\s上|了|終|終話|通話終了|終了|end(?: of (?:call|transcript|file))?|eof)[)）】］\]]?。?$/i,
  /^(?:以上|上記)の?(?:とおり|通り)|^以上[、，。\s]/,
  /^(?:©|\(c\)|copyright\b)|all rights reserved/i,
  /^この(?:メール|通知|メッセージ).{0,40}(?:自動|送信|配信|返信)|^(?:※.{0,4})?(?:返信|ご返信).{0,10}(?:できません|不要)/,
  // （通話 約３分）
  /^[（(](?:通話|録音)(?:時間)?[\s　:：]*約?[\d０-９].{0,12}[)）]$/,
  // 【所感】
  /^【[^】]+】$/,
  /^[（(]\d{1,6}\s*(?:行|件|rows?)[)）]$/i,
  // ２　処理結果, (3) 今後の対応
  /^[（(]?[\d０-９一二三四五六七八九十①-⑳]{1,3}[)）.．、]?[\s　]*(?:処理|対応|措置|処置|結果|経過|所見|所感|備考|今後|その後|まとめ|連絡|引継|申し送り|報告|添付|確認)[^。！？]{0,12}$/,
  // 反訳者　遠山, 文責：佐藤
  /^(?:反訳者?|筆記者?|記録者?|速記者?|文責|起票者?|作成者?|書き起こし者?|聞き取り者?|記入者?|入力者?|校正者?|確認者?|承認者?|決裁)[\s　]*[:：\s　][\s　]*\S.{0,30}$/,
  /^(?:以上)?(?:は|が|の)?.{0,20}(?:録音|音声|通話).{0,20}(?:反訳|聴取|聴き取|書き起こ|文字に起こ|文字化)(?:した|しました|したものである|したものです|いたしました)(?:。|もので(?:ある|す)。?)?$/,
  /^(?:以上|上記)(?:は|が|の)/,
  // （校長印）　（教頭印）, 印
  /^(?:[（(【［[]?[^\s（()）【】［］[\]]{0,8}[印㊞][)）】］\]]?(?:[\s　]+|$))+$/u,
  // 課長　係長　担当
  /^(?:[^\s　]{1,4}長|担当|主任|主査|主事|供覧|決裁|合議|受付|確認|印)(?:[\s　\t|｜・]+(?:[^\s　]{1,4}長|担当|主任|主査|主事|供覧|決裁|合議|受付|確認|印))+$/,
  /^(?:.{0,20}で)?(?:作成|文字起こし|書き起こし)(?:されました|者[:：].*)?[*_]*$/,
];

/** True for a line below a dialogue that is no speech: 以上, 文字起こしを停止しました, an address. */
export function isClosingNote(line: string): boolean {
  const whole = line.trim();
  if (whole.length > LONGEST_NOTE) return false;
  // *** 以　上 ***
  const text = whole.replace(/^[*＊=＝~～\-―─・\s　]{2,}(?=\S)|(?<=\S)[*＊=＝~～\-―─・\s　]{2,}$/gu, '');
  // ７　所　　見: a word set as wide as those above it.
  const close = NUMBERED.test(text) ? text.replace(SPREAD, '') : text;
  return NOTES.some((pattern) => pattern.test(close)) || isField(close);
}

const NUMBERED = /^[（(]?[\d０-９一二三四五六七八九十①-⑳]{1,3}[)）.．、\s　]/u;
const SPREAD = /(?<=[\s　]\p{Script=Han})[\s　]+(?=\p{Script=Han}$)/gu;

/** 処理結果：登録済み, ■備考: a field of a record, with its value or alone. */
function isField(text: string): boolean {
  const [, name = ''] = FIELD.exec(text) ?? [];
  return name.length >= LEAST_NAME && HEADER_NAMES.has(foldName(name));
}

const FIELD =
  /^[■□◆◇●○▼▽★☆※・*]?[\s　]*[[【［〔(（]?([^\s　：:。、]{1,12}?)[\])】］〕）]?[\s　]*(?:[:：]|$)/u;
/** 注, 版: shorter ones stand in speech. */
const LEAST_NAME = 2;

const LONGEST_NOTE = 80;
/** →処理済 4/2 山田: what came of the call. */
const OUTCOME = /^[→⇒➡⇨]\s*\S/u;

/** Turns by which it shows how a text is set. */
const LEAST_TURNS = 3;

/** Turns by which it shows that each has a line and no more. */
const LEAST_SINGLE = 8;
const ENDS_SENTENCE = /[。．.？！?!」』）)…]$/u;

/** A turn as far as it matters here: its lines, and the first of them that stands behind a blank line. */
interface LinesOfTurn {
  /** The line with its speaker's name. */
  readonly line: number;
  readonly pieces: readonly {
    readonly text: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
  readonly behindBlank: number | null;
}

/**
 * How many of the last turn's lines are the writer's and not the speaker's: those behind a blank line where no other turn goes on behind
 * one, those below its own line where every other turn has one line, and a closing note with all below it. 0 where all of them are speech.
 */
export function linesBelowSpeech(turns: readonly LinesOfTurn[]): number {
  const last = turns.at(-1);
  if (!last || turns.length < LEAST_TURNS || last.pieces.length < 2) return 0;
  const { pieces, behindBlank } = last;
  const isSetApart = turns.slice(0, -1).every((turn) => turn.behindBlank === null);
  let kept = behindBlank !== null && isSetApart ? behindBlank : pieces.length;
  const below = lineBelowTurn(turns);
  if (below !== -1) kept = Math.min(kept, below);
  const hasArrows = turns
    .slice(0, -1)
    .some((turn) => turn.pieces.slice(1).some(({ text }) => OUTCOME.test(text)));
  const isOutcome = (text: string) => !hasArrows && text.length <= LONGEST_NOTE && OUTCOME.test(text);
  const note = pieces.findIndex(({ text }, at) => at > 0 && (isClosingNote(text) || isOutcome(text)));
  if (note !== -1) kept = Math.min(kept, note);
  return pieces.length - kept;
}

/**
 * The first piece of the last turn that stands below it where every turn is a line with its name, a trainer's or typist's word; -1 where there is
 * none. What is indented goes on, and so does a line that is cut within a sentence; a stage direction says nothing. Where a typist sets no full stops, a line that
 * ends as speech long before others do is not cut.
 */
function lineBelowTurn(turns: readonly LinesOfTurn[]): number {
  const last = turns.at(-1);
  const isSingle = ({ line, pieces }: LinesOfTurn) =>
    pieces.every((piece) => piece.line === line || isInBrackets(piece.text));
  if (!last || turns.length < LEAST_SHORT || !turns.slice(0, -1).every(isSingle)) return -1;
  const { line, pieces } = last;
  const lengths = turns.slice(0, -1).map((turn) => turn.pieces[0]?.text.length ?? 0);
  const shorter = MOST_SHORT * highestOf(lengths, 0);
  const isEnd = (text: string) =>
    (turns.length >= LEAST_SINGLE && ENDS_SENTENCE.test(text)) ||
    (text.length <= shorter && endsAsSpeech(text));
  return pieces.findIndex(
    ({ text, line: own, column }, at) =>
      at > 0 &&
      own !== line &&
      (column ?? 1) === 1 &&
      !isOnlyNarration(text) &&
      isEnd(pieces[at - 1]?.text.trim() ?? ''),
  );
}

/** Turns of a line each, and how long a line is at most, of the longest, that nobody had to cut. */
const LEAST_SHORT = 6;
const MOST_SHORT = 0.6;
