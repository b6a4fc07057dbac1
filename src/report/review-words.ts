import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport, ReportOptions, ReviewCounts } from '../model/report.js';
import type { Language } from '../model/rule.js';

/** Whether a person has been through a call, as an id or in words: a call that nobody has reviewed is open. */
export function reviewCell({ review }: CallReport, { language }: ReportOptions, inWords: boolean): string {
  const status = review?.status ?? 'open';
  return inWords ? textsIn(reportTerms, language)(`review-${status}`) : status;
}

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
