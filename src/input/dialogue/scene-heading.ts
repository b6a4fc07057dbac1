const NUMBER = '[0-9０-９一二三四五六七八九十①-⑳A-ZＡ-Ｚ]{0,3}';
const MARKER = '[■□◆◇●○▼▽★☆▲△◎※]?';
const OPEN = '[【［\\[(（「『＜<]?';
const CLOSE = '[】］\\])）」』＞>]?';

/** Words that open a scene wherever they stand at the head of a line, with a number, a colon or alone. */
const SCENE = new RegExp(
  `^${MARKER}\\s*${OPEN}(?:状況設定|場面設定|設定|シナリオ|シーン|場面|ケース|事例|ロールプレイ|ロープレ|(?:悪い|良い|よい|ダメな|NG|OK)(?:対応)?例|(?:悪い|良い|よい)対応|改善例|模範例|模範対応)\\s*${NUMBER}${CLOSE}(?:\\s*[:：\\s　].*)?$`,
  'i',
);

/** Words that close a dialogue only behind a blank line, because they also stand in speech. */
const REMARK = new RegExp(
  `^${MARKER}\\s*${OPEN}(?:状況|解説|ポイント|対応のポイント|補足|まとめ|コメント|注意点|問題点|NG|OK)\\s*${NUMBER}${CLOSE}(?:\\s*[:：].*)?$`,
);
const MARKED = /^[■□◆◇▼▽★☆▲△◎].{0,79}[^。]$/;
const RULE =
  /^(?:[-－‐–—―−ー=＝_＿*＊~～─━]\s*){3,}$|^[-+|=\s]{3,}$|^[\u2500-\u257F\s]{3,}$|^(?:[・.．…◆◇■□★☆○●※+＋#＃]\s*){8,}$/;
const NUMBERED =
  /^(?:\d{1,3}[.)．]|第[0-9０-９一二三四五六七八九十]+[話場回]|その[0-9０-９一二三四五六七八九十])/;

/** What stands around a line. */
export interface LineSurroundings {
  readonly followsBlank: boolean;
  readonly followsHeading: boolean;
  /** The next line that is not blank, trimmed; empty at the end. */
  readonly next: string;
}

/** True where the line is a rule (`---`) that parts scenes. */
export function isRuler(line: string): boolean {
  return RULE.test(line);
}

/** What a heading opens: a scene of its own, a call that it names, or a remark (解説) about the one above. */
export type HeadingKind = 'scene' | 'call' | 'remark';

/**
 * Reads a line as a heading: 「状況設定：…」, 「■ケース2」, 「悪い例」, a title above one of them, 「【解説】」; null for any other.
 */
export function headingKind(
  line: string,
  { followsBlank, followsHeading, next }: LineSurroundings,
): HeadingKind | null {
  if (SCENE.test(line)) return 'scene';
  if (followsBlank && REMARK.test(line)) return 'remark';
  if (followsBlank && MARKED.test(line)) return 'scene';
  const isTitle = line.length <= 80 && !/[。！？!?」]$/.test(line);
  const opensScene = isTitle && SCENE.test(next) && (followsBlank || followsHeading || NUMBERED.test(line));
  return opensScene ? 'scene' : null;
}
