import { isInBrackets, isOnlyNarration } from '../dialogue/narration.js';
import { joinUtterances } from '../raw/join-utterances.js';
import type { Utterance } from '../raw/raw-call.js';
import { isDeviceEvent } from '../speakers/device-event.js';

/** Rows with a name by which a table shows that its rows have one. */
const LEAST_NAMED = 4;

/** What a table's rows say, and what is told below them. */
export interface ToldRows {
  readonly utterances: readonly Utterance[];
  readonly told: readonly string[];
}

/** Of all rows so many have a name where the others are no speech by their form. */
const LEAST_SHARE = 0.75;
/** ↑訪問結果：買替え, ※音声不良 */
const SIGNED = /^[\s　]*[→⇒←⇐↑↓※★☆▲△▼▽＊*]/u;

/**
 * The utterances of a table without rows that nobody says: where nearly all have a name, one without that tells of a device (保留（00:52）), stands in brackets and
 * tells more than how something was said, or begins with a sign (↑訪問結果：買替え).
 */
export function withoutRemarkRows(utterances: readonly Utterance[]): ToldRows {
  const named = utterances.filter(({ speaker }) => speaker !== null).length;
  if (named === utterances.length || named < LEAST_NAMED || named < LEAST_SHARE * utterances.length)
    return { utterances, told: [] };
  const isRemark = ({ speaker, text }: Utterance) =>
    speaker === null &&
    (isDeviceEvent(text) || SIGNED.test(text) || (isInBrackets(text) && !isOnlyNarration(text)));
  return {
    utterances: utterances.filter((one) => !isRemark(one)),
    told: utterances.filter(isRemark).map(({ text }) => text),
  };
}

/**
 * The utterances of a table that has columns of speakers and times. Rows with neither go on with the row above, as in a sheet whose cells
 * are joined downwards; where they stand at the end only, they are a remark of whoever wrote the table.
 */
export function withUnnamedRows(utterances: readonly Utterance[]): ToldRows {
  const isBare = ({ speaker, segments: [first] }: Utterance) =>
    speaker === null && first?.startMs === undefined;
  const last = utterances.findLastIndex((utterance) => !isBare(utterance));
  const named = utterances.filter(({ speaker }) => speaker !== null).length;
  const areTimed = utterances.some(({ segments: [first] }) => first?.startMs !== undefined);
  if (!areTimed || named < LEAST_NAMED || !utterances.some(isBare)) return { utterances, told: [] };
  const groups: Utterance[][] = [];
  const goesOn = utterances.slice(0, last).some(isBare);
  for (const utterance of goesOn ? utterances : utterances.slice(0, last + 1)) {
    const group = groups.at(-1);
    if (group && isBare(utterance)) group.push(utterance);
    else groups.push([utterance]);
  }
  return {
    utterances: groups.map(joinUtterances),
    told: goesOn ? [] : utterances.slice(last + 1).map(({ text }) => text),
  };
}
