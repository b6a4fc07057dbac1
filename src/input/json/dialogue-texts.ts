import { parsePlainText } from '../dialogue/typed-text.js';
import type { ParseContext } from '../raw/input-format.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import { foldName, roleOfKnownName } from '../speakers/speakers.js';

/** Fewer are a remark in which somebody is quoted. */
const LEAST_TURNS = 4;
const LEAST_RETURNS = 2;
/** Whether a text is a dialogue shows soon. */
const MOST_LOOKED_AT = 4000;
/** What is known where a text is looked into before it is known what holds it. */
export const BARE_CONTEXT: ParseContext = { roleOf: roleOfKnownName, columns: {} };

/** True where a text holds a whole dialogue, and each of two names stands before several turns of it. */
export function holdsDialogue(given: string): boolean {
  const text = withLineFeeds(given.slice(0, MOST_LOOKED_AT));
  if (!MAY_BE_DIALOGUE.test(text)) return false;
  for (const parsed of parsePlainText(text, BARE_CONTEXT)) {
    if (parsed.kind === 'problem') continue;
    const counts = new Map<string, number>();
    for (const { speaker } of parsed.call.utterances) {
      if (speaker !== null) counts.set(foldName(speaker), (counts.get(foldName(speaker)) ?? 0) + 1);
    }
    const returning = [...counts.values()].filter((count) => count >= LEAST_RETURNS);
    if (parsed.call.utterances.length >= LEAST_TURNS && returning.length >= 2) return true;
  }
  return false;
}

/** Several lines, or several marks as stand behind names in one. */
const MAY_BE_DIALOGUE = /(?:\n[^\n]+){3}|(?:[:：「][^:：「]+){4}/u;
