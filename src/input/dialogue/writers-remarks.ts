import { lowestOf } from '../../text/extremes.js';
import { isChatNotice, isDeviceEvent } from '../speakers/device-event.js';
import { foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { splitTime } from './line-time.js';
import { isNoiseMark } from './narration.js';
import type { SpeakerLine } from './speaker-line.js';

const LEAST_TURNS = 4;
/** Openings with a sign before the name, of all, where a sign is no part of the form. */
const MOST_SIGNED = 0.25;
const SIGN = '[★☆※▲△▼▽◆◇■□●○◎▶▷→⇒←⇐＊*]';
/** ★講師：, ※補足：, ●ポイント: */
const SIGNED = new RegExp(String.raw`^[\s　]*${SIGN}+[\s　]*([^\s　：:「」。、]{1,16})[\s　]*[:：]`, 'u');
const STARTS_WITH_SIGN = new RegExp(String.raw`^[\s　]*${SIGN}`, 'u');
/** ← この一言が大事, ※次回確認 */
const POINTS = /^[\s　]*[←⇐↑※]/u;
/** Names that are a writer's notes and nobody's, alone or behind another word: 講師コメント, ポイント, 解説. Open on purpose. */
const NOTE =
  /(?:コメント|ポイント|解説|補足|補足説明|指導|指導メモ|アドバイス|助言|注意|注意点|注記|ヒント|評価|講評|寸評|所感|所見|備考|フィードバック|振り返り|ふりかえり|考察|観察|気づき|気付き|気づいたこと|気づいた点|学び|感想|反省|反省点|改善点|課題|教訓|[良よ]かった(?:点|ところ|こと)|[良よ悪]い(?:点|ところ)|申し送り|申送り|申し送り事項|引継ぎ|引き継ぎ|処置|処理|処理結果|対応結果|対応方針|検討事項|総評|心の声|動作|ト書き?|凡例|記号|記号の説明|訳注|編注|メモ)\d{0,2}$/u;
const NOTE_LINE =
  /^[\s　]*[[(（【［]?[\s　]*([^\s　：:「」。、]{1,16}?)[\s　]*[\])）】］]?(?:[ 　]*[:：]|[\t　])/u;
/** ■気づき, alone on its line: all below it is of the note. */
const NOTE_ALONE =
  /^[\s　]*[★☆※▲△▼▽◆◇■□●○◎・]?[\s　]*[[(（【［〔＜<]?([^\s　：:「」。、[\]()（）【】［］〔〕＜＞<>]{1,16})[\])）】］〕＞>]?[\s　]*[:：]?[\s　]*$/u;
/** 【解説】ここで型番を聞く。 */
const BOXED_NOTE =
  /^[\s　]*[[(（【［〔＜<]([^\s　：:「」。、[\]()（）【】［］〔〕＜＞<>]{1,16})[\])）】］〕＞>]/u;
const LONGEST_NAME = 16;
/** Signs of a rule, which nobody draws around what is said. */
const LONG_RULE = 3;
/** Characters of a line by which its form shows. */
const LONGEST_FRONT = 120;
/** -- 保留 --, ＝＝ここから転送先＝＝ */
const FRAMED =
  /^[\s　]*(?<front>[-–—―─━－=＝*＊~～〜_＿]+)[\s　]*(?<within>[^\s（(［[].{0,28}?)[\s　]*(?<back>[-–—―─━－=＝*＊~～〜_＿]+)[\s　]*$/u;
/** Who teaches speaks beside a role play and not in it. */
const TRAINERS = new Set([
  '講師',
  'トレーナー',
  '教官',
  '指導者',
  '指導員',
  'インストラクター',
  'コーチ',
  '進行',
  '司会',
]);
const ROLE_PLAY = /ロール\s*プレイ|ロープレ|台本|研修|シナリオ|配役|演習|模擬/u;

/**
 * Indices of the lines that a writer set among the turns of a dialogue and nobody says: remarks with a sign where no turn has one (★講師：…),
 * notes (ポイント：…), what a chat tells of itself, lines in a frame of signs (-- 保留 --), what a trainer says beside a role play. Lines that go on with them are among them.
 */
export function writersRemarks(
  lines: readonly DialogueLine[],
  turns: ReadonlyMap<number, SpeakerLine>,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (turns.size < LEAST_TURNS) return found;
  const signed = [...turns.keys()].filter((index) => STARTS_WITH_SIGN.test(lines[index]?.text ?? ''));
  const isSignless = signed.length <= Math.max(1, MOST_SIGNED * turns.size);
  const names = new Set(
    [...turns].flatMap(([index, { name }]) =>
      STARTS_WITH_SIGN.test(lines[index]?.text ?? '') || isNote(name) ? [] : foldName(name),
    ),
  );
  const first = lowestOf(turns.keys(), Infinity);
  const isRolePlay = lines.slice(0, first).some(({ text }) => ROLE_PLAY.test(text));
  const isTrainer = (name: string) => isRolePlay && names.size >= 3 && TRAINERS.has(foldName(name));
  const isRemark = (index: number, line: string) => {
    const text = line.slice(0, LONGEST_FRONT);
    const turn = turns.get(index);
    if (turn && turn.layout !== 'alone' && (isNote(turn.name) || isTrainer(turn.name))) return true;
    if (isNotice(line)) return true;
    const name = SIGNED.exec(text)?.[1];
    if (isSignless && name !== undefined && !names.has(foldName(name))) return true;
    if (turn) return false;
    const note = NOTE_LINE.exec(text)?.[1] ?? BOXED_NOTE.exec(text)?.[1] ?? '';
    return (isSignless && POINTS.test(text)) || isNote(note) || isFramed(line) || isChatNotice(line);
  };
  const opensNotes = (index: number, line: string) =>
    !turns.has(index) && isNote(NOTE_ALONE.exec(line.slice(0, LONGEST_FRONT))?.[1] ?? '');
  let isWithin = false;
  let isBelow = false;
  let before = '';
  for (const [index, { text, is }] of lines.entries()) {
    if (index < first || is.kind !== 'speech') {
      isWithin = false;
      isBelow = false;
      continue;
    }
    isBelow = !turns.has(index) && (isBelow || opensNotes(index, text));
    isWithin = isBelow || isRemark(index, text) || (isWithin && !turns.has(index) && goesOn(before, text));
    if (isWithin) found.add(index);
    before = text.trimEnd();
  }
  return found;
}

/** True where a line may be of one remark with the one before: it stands to the right, or that one ends within a sentence. */
function goesOn(before: string, text: string): boolean {
  return /^[\s　]/u.test(text) || !/[。！？!?」）)]$/u.test(before);
}

/** True for a name that is a writer's note and nobody's: ポイント, 講師コメント, 解説. */
export function isNote(name: string): boolean {
  return name.length <= LONGEST_NAME && NOTE.test(name.trim());
}

/** A notice of a chat, behind a sign of a list and a time. */
function isNotice(line: string): boolean {
  if (line.length > LONGEST_FRONT || !MAY_BE_NOTICE.test(line)) return false;
  const { rest } = splitTime(line.replace(/^\s*[-*•・]\s+/u, ''));
  // お客様：退室しました is said.
  return !/[:：]/.test(rest) && isChatNotice(rest);
}

const MAY_BE_NOTICE =
  /ました|参加|入室|退室|退出|接続|暗号化|\b(?:chat|conversation|session|has|encrypted)\b/i;

/** Signs on both sides of a few words, which are no stage direction; one sign each also stands around what people say. */
function isFramed(text: string): boolean {
  if (text.length > LONGEST_FRONT) return false;
  const { front = '', within = '', back = '' } = FRAMED.exec(text)?.groups ?? {};
  if (within === '' || /[。？！?!]/.test(within)) return false;
  if (within.includes('、')) return front.length >= LONG_RULE && back.length >= LONG_RULE;
  return (front.length >= 2 && back.length >= 2) || isNoiseMark(within) || isDeviceEvent(within);
}
