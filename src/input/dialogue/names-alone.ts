import { foldName } from '../speakers/speakers.js';
import { isNameLike } from './name-like.js';
import type { Candidate } from './speaker-names.js';

/** Short answers that stand alone on a line as often as a name does. */
export const SHORT_ANSWERS =
  /^(?:はい|ええ|えっ|うん|うんうん|いいえ|いや|もしもし|そう|そうです|なるほど|ありがとう|すみません|お願いします|わかりました|承知しました|は|え|あ|あの|ああ)$/;

/** 話す, もう切る: names end so too, as さとう does, but seldom. */
const VERB_END = /[うくぐすつぬぶむる]$/u;

/**
 * Unknown names that stand alone on a line. A line is one where it returns and never stands where a name's speech
 * must begin, or where it opens a block of lines as the known names do.
 */
export function namesAlone(
  candidates: readonly Candidate[],
  known: ReadonlySet<number>,
): ReadonlySet<string> {
  const blocksOpenWithNames = [...candidates].every(
    ({ index, opensBlock }) => !known.has(index) || opensBlock,
  );
  const below = new Map<string, Set<string>>();
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
    const { name: line = `${next?.index}`, speech = '' } = next?.speakerLine ?? {};
    below.set(folded, (below.get(folded) ?? new Set()).add(line + speech));
    if (opensBlock && previous !== undefined) opening.add(folded);
  }
  // Lines that come again with the same below them are said again. What ends as a verb and opens no block where names do must come once more.
  const returns = (folded: string) => {
    const isDoubtful = blocksOpenWithNames && known.size > 1 && !opening.has(folded) && VERB_END.test(folded);
    return (below.get(folded)?.size ?? 0) >= (isDoubtful ? 3 : 2);
  };
  return new Set(
    [...below.keys()].filter(
      (folded) =>
        !refused.has(folded) &&
        (returns(folded) || (known.size > 0 && blocksOpenWithNames && opening.has(folded))),
    ),
  );
}
