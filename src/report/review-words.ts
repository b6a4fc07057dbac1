import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { ReviewCounts } from '../model/report.js';
import type { Language } from '../model/rule.js';

/** How much people have confirmed and dismissed, a sentence each; empty where nobody has. */
export function reviewSentences(
  { confirmed, dismissed }: ReviewCounts,
  language: Language,
): readonly string[] {
  const term = textsIn(reportTerms, language);
  return [
    ...(confirmed > 0 ? [term('reviewed-calls', { count: confirmed })] : []),
    ...(dismissed > 0 ? [term('dismissed-findings', { count: dismissed })] : []),
  ];
}
