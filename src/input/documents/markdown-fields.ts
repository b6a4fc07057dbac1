import type { TextLine } from '../../text/offsets.js';
import { readSpeakerLine } from '../dialogue/speaker-line.js';
import { endsAsSpeech } from '../dialogue/speech-endings.js';
import { countNames, foldName, roleOfKnownName } from '../speakers/speakers.js';
import { isFieldName } from '../tables/table-plan.js';

/** What stands around a call in Markdown, with a bold name each. */
interface BoldLines {
  /** Lines of fields above the call, with blanks for their marks, so that they are read as those of any head; by index. */
  readonly fields: ReadonlyMap<number, string>;
  /** Indices of the items of summaries and of what is to be done, which nobody says. */
  readonly items: ReadonlySet<number>;
}

/** `- **日付**: 2025-06-10`, `**担当者：** 林`, as language models set what is known of a call above its words. */
const BOLD_FIELD =
  /^(\s{0,8}(?:[-*+]\s{1,4})?)(\*\*|__)([^*_\n:：]{1,20}?)\s?([:：]?)\2\s{0,4}([:：]?)\s{0,4}\S/u;
const BOLD_ITEM = /^\s{0,8}(?:[-*+]|\d{1,2}[.)])\s{1,4}(\*\*|__)([^*_\n:：]{1,40})[:：]?\s?\1/u;
const LEAST_SPEAKERS = 2;

/** The lines with a bold name that are no turns, where two names or more return before words that stand in no list. */
export function boldLinesAround(lines: readonly TextLine[]): BoldLines {
  const bold = lines.flatMap(({ text }, index) => (mayStandAround(text) ? index : []));
  if (bold.length === 0) return NONE;
  const spoken = lines.map(({ text }) => (LIST.test(text) ? null : readSpeakerLine(text)));
  const counts = countNames(spoken.flatMap((line) => (line && line.speech !== '' ? line.name : [])));
  const speakers = new Set([...counts].flatMap(([name, count]) => (count >= 2 ? name : [])));
  if (speakers.size < LEAST_SPEAKERS) return NONE;
  const first = spoken.findIndex((line) => line !== null && speakers.has(foldName(line.name)));
  const fields = new Map<number, string>();
  const items = new Set<number>();
  for (const index of bold) {
    const { text = '' } = lines[index] ?? {};
    const [, bullet = '', mark = '', name = '', within = '', behind = ''] = BOLD_FIELD.exec(text) ?? [];
    const isField = within + behind !== '' && isFieldName(name.trim()) && !speakers.has(foldName(name));
    if (isField && index < first) {
      const below = ' '.repeat(bullet.length) + text.slice(bullet.length);
      fields.set(index, below.replace(mark, '  ').replace(mark, '  '));
      continue;
    }
    const item = BOLD_ITEM.exec(text)?.[2];
    // - **店長**：お電話代わりました。 is somebody who says one thing.
    const isSaid = item !== undefined && roleOfKnownName(item) !== null && endsAsSpeech(text);
    if (item !== undefined && !speakers.has(foldName(item)) && !isSaid) items.add(index);
  }
  return { fields, items };
}

/** True for a line in the form of a field or of an item, whoever speaks: most bold names stand before what is said. */
function mayStandAround(text: string): boolean {
  if (!text.includes('**') && !text.includes('__')) return false;
  if (BOLD_ITEM.test(text)) return true;
  const [, , , name = '', within = '', behind = ''] = BOLD_FIELD.exec(text) ?? [];
  return within + behind !== '' && isFieldName(name.trim());
}

const LIST = /^\s*(?:[-*+]|\d{1,2}[.)])\s/;
const NONE: BoldLines = { fields: new Map(), items: new Set() };
