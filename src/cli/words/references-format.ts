import { textsIn } from '../../messages/report-text.js';
import { rulesTexts } from '../../messages/rules-text.js';
import type { Reference } from '../../model/rule.js';
import { inLanguage } from '../../report/wording.js';
import type { RulesFormat } from './rules-format.js';

/**
 * Tells which legal sources were last checked more than a year before `today`, the longest unchecked first, each with its
 * address; or that there are none.
 */
export function formatStaleReferences(
  references: readonly Reference[],
  today: Date,
  { language }: Pick<RulesFormat, 'language'>,
): string {
  const say = textsIn(rulesTexts, language);
  const limit = yearBefore(today);
  const stale = references
    .filter(({ checked }) => checked < limit)
    .sort((left, right) => (left.checked < right.checked ? -1 : left.checked > right.checked ? 1 : 0));
  if (stale.length === 0) return `${say('referencesFresh', { count: references.length, date: limit })}\n`;
  const lines = stale.map(
    ({ id, title, article, checked, url }) =>
      `  ${checked}  ${inLanguage(title, language)} ${inLanguage(article, language)} (${id})\n              ${url}`,
  );
  const head = say('referencesStale', { count: stale.length, all: references.length, date: limit });
  return `${[head, ...lines, say('referencesRemedy')].join('\n')}\n`;
}

/** The day a year before, as YYYY-MM-DD. */
function yearBefore(today: Date): string {
  const [year = '', ...rest] = today.toISOString().slice(0, 10).split('-');
  return [String(Number(year) - 1), ...rest].join('-');
}
