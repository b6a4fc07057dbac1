import { foldName } from '../speakers/speakers.js';
import { namesBeforeWords } from './names-before-words.js';

/** A part of a text, by the indices of its first line and its last. */
export interface TextPart {
  readonly open: number;
  readonly close: number;
}

/** 三好 奈々  12:21 PM, [三好] 2025/10/14 12:21, 三好 — 昨日 12:21: whoever wrote a message, and when. */
const HEAD =
  /^[[【＜<]?([^\s:：。、「」[\]【】＜＞<>|｜][^:：。、「」|｜]{0,30}?)[\]】＞>]?[\s　—–-]+(?:\[?(?:\d{4}[年/.-])?(?:\d{1,2}[月/.-]\d{1,2}日?)?(?:\s?[(（][月火水木金土日][)）])?[\sT]*|昨日|今日|yesterday|today)(?:at\s|の\s?)?[\s]*(?:午前|午後|AM|PM)?\s?\d{1,2}:\d{2}(?::\d{2})?\s?(?:AM|PM)?[\])）]?$/iu;
/** How a head ends: looked for first, as most lines with a time do not. */
const ENDS_WITH_TIME = /\d{1,2}:\d{2}(?::\d{2})?\s?(?:AM|PM)?[\])）]?$/iu;
/** 2024/02/06 11:02 - 三好 (Work notes), ■2024-02-06 11:02　三好（社内メモ）: the moment first, as tickets have it. */
const MOMENT_FIRST =
  /^[■□◆◇●○▼▽▲*#・\s　-]{0,4}[[(（]?\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?(?:\s?[(（][月火水木金土日][)）])?[\sT　]*\d{1,2}:\d{2}(?::\d{2})?[\])）]?[\s　]*[-–—:：]?[\s　]*([^\s:：。、「」\d][^:：。、「」]{0,30}?)[:：]?$/u;
/** 三好 奈々さんが 2024/02/06 11:02 に追加しました */
const WRITTEN_BY =
  /^([^\s:：。、「」\d][^:：。、「」]{0,30}?)(?:さん)?[がは][\s　]?\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?[\sT　]*\d{1,2}:\d{2}(?::\d{2})?[\s　]?に(?:コメントを?)?(?:追加|投稿|コメント|更新|返信|記入|記録)(?:しました)?[:：。]?$/u;
/** 2025年10月14日 12:21, alone below a name. */
const DATE_ALONE =
  /^(?:\d{4}[年/.-])?\d{1,2}[月/.-]\d{1,2}日?(?:\s?[(（][月火水木金土日][)）])?\s*(?:午前|午後)?\s?\d{1,2}:\d{2}(?::\d{2})?$/;
const NAME_ALONE = /^[^:：。、！？!?「」\d][^:：。、！？!?「」]{0,30}$/u;
const LONGEST_HEAD = 60;
const LEAST_MESSAGES = 2;
const LEAST_TURNS = 4;
/** Of all lines so many are of the calls that are passed on. */
const LEAST_SHARE = 0.5;

/**
 * The messages of a chat that was copied as text, of which each holds a whole call with names before the words that are not those of who writes: what
 * colleagues write around is no part of them. Empty for any other text.
 */
export function messagesWithCalls(lines: readonly string[]): readonly TextPart[] {
  const heads = headsIn(lines);
  if (heads.length < LEAST_MESSAGES) return [];
  const writers = new Set(heads.map(({ name }) => foldName(name)));
  const messages = heads.map(({ below }, at) => ({
    open: below,
    close: (heads[at + 1]?.at ?? lines.length) - 1,
  }));
  const calls = messages.flatMap(({ open, close }): readonly TextPart[] => {
    const named = namesBeforeWords(lines.slice(open, close + 1));
    const own = named.filter(({ name }) => !writers.has(foldName(name)));
    const [first, last] = [own[0], own.at(-1)];
    if (own.length < LEAST_TURNS || own.length < named.length || !first || !last) return [];
    return [{ open: open + first.index, close: endOf(lines, open + last.index, close) }];
  });
  // The fields of a ticket stand above its first message.
  const filled = lines.slice(heads[0]?.at).filter((line) => line.trim() !== '').length;
  const held = calls.reduce((sum, { open, close }) => sum + close - open + 1, 0);
  return held >= LEAST_SHARE * (filled - 2 * heads.length) ? calls : [];
}

/** The last turn goes on until a blank line. */
function endOf(lines: readonly string[], last: number, close: number): number {
  let end = last;
  while (end < close && (lines[end + 1] ?? '').trim() !== '') end++;
  return end;
}

/** The head of a message. */
export interface Head {
  readonly name: string;
  /** Index of its line, and of the first one below it. */
  readonly at: number;
  readonly below: number;
}

export function headsIn(lines: readonly string[]): readonly Head[] {
  const heads: Head[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.length > LONGEST_HEAD || !/\d:\d{2}/.test(line)) continue;
    const text = line.trim();
    const above = (lines[at - 1] ?? '').trim();
    if (DATE_ALONE.test(text) && NAME_ALONE.test(above))
      heads.push({ name: above, at: at - 1, below: at + 1 });
    else if (ENDS_WITH_TIME.test(text)) {
      const name = HEAD.exec(text)?.[1]?.trim();
      if (name !== undefined && !/^\d/.test(name)) heads.push({ name, at, below: at + 1 });
    } else {
      const name = (MOMENT_FIRST.exec(text) ?? WRITTEN_BY.exec(text))?.[1]?.trim();
      if (name !== undefined) heads.push({ name, at, below: at + 1 });
    }
  }
  return heads;
}
