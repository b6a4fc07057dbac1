import type { ParseContext } from './input-format.js';
import type { SpeakerLayout, SpeakerLine } from './speaker-line.js';
import { foldName } from './speakers.js';

/** A line of a dialogue that is neither blank nor a comment, with the form it may have. */
export interface Candidate {
  /** Index of the line in the text. */
  readonly index: number;
  readonly speakerLine: SpeakerLine | null;
  /** True where a blank line, a comment or a heading stands above, or nothing. */
  readonly opensBlock: boolean;
}

/** Heads of records that are no speakers: 日時：…, 件名：…. Open on purpose. */
const HEADER_NAMES = new Set([
  ...[
    '日時',
    '日付',
    '年月日',
    '時刻',
    '時間',
    '通話日時',
    '通話時間',
    '通話id',
    '通話番号',
    '受付日時',
    '受付番号',
  ],
  ...[
    '件名',
    '題名',
    'タイトル',
    '表題',
    '案件',
    '用件',
    '内容',
    '概要',
    '要約',
    '分類',
    '種別',
    '結果',
    '備考',
    'メモ',
    '注',
    '補足',
  ],
  ...[
    '場所',
    '部署',
    '担当部署',
    '所属',
    '状況',
    '状況設定',
    '設定',
    '場面',
    '背景',
    '前提',
    '登場人物',
    '目的',
    '出典',
    '作成者',
    '作成日',
  ],
  ...[
    'date',
    'time',
    'title',
    'subject',
    'id',
    'callid',
    'note',
    'notes',
    'duration',
    'participants',
    'summary',
  ],
]);

/** Short answers that stand alone on a line as often as a name does. */
const SHORT_ANSWERS =
  /^(?:はい|ええ|えっ|うん|うんうん|いいえ|いや|もしもし|そう|そうです|なるほど|ありがとう|すみません|お願いします|わかりました|承知しました|は|え|あ|あの|ああ)$/;

const PARTICLE_END =
  /(?:[はがをにへともので、]|から|まで|って|です|ます|した|ない|たい|ください|ところ|こと|けど|ので)$/;

/** True where the text could be a speaker's name: short, without punctuation and not ending as a phrase does. */
export function isNameLike(name: string): boolean {
  if (name.length === 0 || name.length > 24) return false;
  if (/[。、．，！？!?,;；「」『』"…‥*#=|\\/]|\.$/.test(name)) return false;
  if (!/[\p{L}\p{N}]/u.test(name) || /^[\d\s]+$/.test(name)) return false;
  if (name.split(/[\s　]+/).length > 3) return false;
  return !(PARTICLE_END.test(name) && /\p{Script=Hiragana}$/u.test(name));
}

/** True where the line is the head of a record and not speech. */
export function isHeader(line: SpeakerLine): boolean {
  return HEADER_NAMES.has(foldName(line.name));
}

/** Voices that tell what happens: ナレーション：電話が鳴る. */
const NARRATORS = new Set(['ナレーション', 'ナレーター', 'ナレ', 'ト書き', 'narration', 'narrator']);

/** True where the line is told by a narrator and no speaker's. */
export function isNarrator(line: SpeakerLine): boolean {
  return line.layout !== 'alone' && NARRATORS.has(foldName(line.name));
}

/**
 * Which of the lines open a turn, by index. A known name always does. Any other does where it has the form that
 * the text's known speakers have and looks like a name: such a speaker is reported, never left out in silence.
 */
export function findOpenings(
  candidates: readonly Candidate[],
  context: ParseContext,
): ReadonlyMap<number, SpeakerLine> {
  const openings = new Map<number, SpeakerLine>();
  for (const { index, speakerLine } of candidates) {
    if (speakerLine && context.roleOf(speakerLine.name) !== null) openings.set(index, speakerLine);
  }
  const layout = usualLayout(candidates, openings);
  if (layout === null) return openings;
  const known = new Set(openings.keys());
  const accepted = layout === 'alone' ? namesAlone(candidates, known) : null;
  for (const { index, speakerLine } of candidates) {
    if (!speakerLine || speakerLine.layout !== layout || known.has(index)) continue;
    const isAccepted = accepted ? accepted.has(foldName(speakerLine.name)) : isNameLike(speakerLine.name);
    if (isAccepted && !isHeader(speakerLine) && !isNarrator(speakerLine)) openings.set(index, speakerLine);
  }
  return openings;
}

/** The form of the known speakers; without any the form of most lines that look like speakers. */
function usualLayout(
  candidates: readonly Candidate[],
  known: ReadonlyMap<number, SpeakerLine>,
): SpeakerLayout | null {
  const counts = new Map<SpeakerLayout, number>();
  const count = (line: SpeakerLine) => counts.set(line.layout, (counts.get(line.layout) ?? 0) + 1);
  if (known.size > 0) {
    for (const line of known.values()) count(line);
  } else {
    for (const { speakerLine } of candidates) {
      if (speakerLine && isNameLike(speakerLine.name) && !isHeader(speakerLine)) {
        // Any short line could be a name alone; other forms are telling.
        if (speakerLine.layout !== 'alone' || speakerLine.startMs !== null) count(speakerLine);
      }
    }
    const telling = Math.max(0, ...counts.values());
    if (telling * 4 < candidates.length) return 'alone';
  }
  let best: SpeakerLayout | null = null;
  for (const [layout, number] of counts) {
    if (best === null || number > (counts.get(best) ?? 0)) best = layout;
  }
  return best;
}

/**
 * Unknown names that stand alone on a line. A line is one where it returns and never stands where a name's speech
 * must begin, or where it opens a block of lines as the known names do.
 */
function namesAlone(candidates: readonly Candidate[], known: ReadonlySet<number>): ReadonlySet<string> {
  const blocksOpenWithNames = [...candidates].every(
    ({ index, opensBlock }) => !known.has(index) || opensBlock,
  );
  const times = new Map<string, number>();
  const refused = new Set<string>();
  const opening = new Set<string>();
  for (const [position, { index, speakerLine, opensBlock }] of candidates.entries()) {
    if (speakerLine?.layout !== 'alone' || known.has(index)) continue;
    const { name } = speakerLine;
    const folded = foldName(name);
    const next = candidates[position + 1];
    const previous = candidates[position - 1];
    if (!isNameLike(name) || name.length > 16 || SHORT_ANSWERS.test(name)) continue;
    const followsName = previous !== undefined && known.has(previous.index);
    const lacksSpeech = next === undefined || known.has(next.index) || next.opensBlock;
    if (followsName || lacksSpeech) refused.add(folded);
    times.set(folded, (times.get(folded) ?? 0) + 1);
    if (opensBlock && previous !== undefined) opening.add(folded);
  }
  const returns = (folded: string) => (times.get(folded) ?? 0) >= 2;
  return new Set(
    [...times.keys()].filter(
      (folded) =>
        !refused.has(folded) &&
        (returns(folded) || (known.size > 0 && blocksOpenWithNames && opening.has(folded))),
    ),
  );
}
