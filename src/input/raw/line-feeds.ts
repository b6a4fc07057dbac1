import type { Utterance } from './raw-call.js';

/** What programs write for a line feed: \n as two characters, and no path of Windows; `<br>`. */
const WRITTEN_LINE_FEED = /(?<![A-Za-z0-9:\\])(?:\\r)?\\n|<br\s{0,2}\/?>/gi;
/** Elements of a page that begin or end a line, and that stand within one. */
const BLOCK_TAG = /<\/?(?:p|div|li|ul|ol|tr|table|tbody|h[1-6]|blockquote)(?:\s[^<>]{0,500})?>/gi;
const INLINE_TAG = /<\/?(?:b|strong|i|em|u|span|font|a|small|td|th|time|label)(?:\s[^<>]{0,500})?>|&nbsp;/gi;
const OF_PAGE = /<(?:br|p|div|li|tr|h[1-6])(?:\s[^<>]{0,500})?\/?>/i;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** A page within a cell whose marks were written as entities once more: &lt;br&gt;. */
const ESCAPED_PAGE = /&lt;(?:br|p|div|li|tr)\b/i;
const ESCAPED_TAG = /&lt;((?:[^&<>]|&quot;|&#39;){1,500}?)&gt;/g;

/** A text with line feeds where a program wrote something else for them, as long as before, so that all places stay; without the marks of a page. */
export function withLineFeeds(text: string): string {
  if (!text.includes('\\') && !text.includes('<') && !text.includes('&gt;')) return text;
  if (!text.includes('\\') && !text.includes('<') && ESCAPED_PAGE.test(text)) {
    const page = text.replace(ESCAPED_TAG, (tag, within: string) => `<${within}>`.padEnd(tag.length));
    if (page.includes('<')) return withLineFeeds(page);
  }
  const written = text.replace(WRITTEN_LINE_FEED, lineFeed);
  // &gt; at the head of a line: a chat's mark of what is quoted.
  const lines = QUOTED.test(written) ? written.replace(ENTITY, decoded) : written;
  // Where no element begins a line nobody knows whether <b> is a mark of a page.
  if (!OF_PAGE.test(text)) return lines;
  return lines
    .replace(BLOCK_TAG, lineFeed)
    .replace(INLINE_TAG, (tag) => ' '.repeat(tag.length))
    .replace(ENTITY, decoded);
}

const QUOTED = /^&gt;/m;
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

function decoded(entity: string): string {
  return (ENTITIES[entity] ?? '').padEnd(entity.length);
}

function lineFeed(written: string): string {
  return `${' '.repeat(written.length - 1)}\n`;
}

/** The same for all that is said. */
export function utterancesWithLineFeeds(utterances: readonly Utterance[]): readonly Utterance[] {
  return utterances.map((utterance) => {
    const text = withLineFeeds(utterance.text);
    return text === utterance.text ? utterance : { ...utterance, text };
  });
}
