import type { Utterance } from './raw-call.js';

/** What programs write for a line feed: \n as two characters, and no path of Windows; `<br>`. */
const WRITTEN_LINE_FEED = /(?<![A-Za-z0-9:\\])(?:\\r)?\\n|<br\s{0,2}\/?>/gi;

/** A text with line feeds where a program wrote something else for them, as long as before, so that all places stay. */
export function withLineFeeds(text: string): string {
  if (!text.includes('\\') && !text.includes('<')) return text;
  return text.replace(WRITTEN_LINE_FEED, (match) => `${' '.repeat(match.length - 1)}\n`);
}

/** The same for all that is said. */
export function utterancesWithLineFeeds(utterances: readonly Utterance[]): readonly Utterance[] {
  return utterances.map((utterance) => {
    const text = withLineFeeds(utterance.text);
    return text === utterance.text ? utterance : { ...utterance, text };
  });
}
