import type { CallReport } from '../../model/report.js';
import { applyReviews } from '../../review/apply-reviews.js';
import type { Reviews } from '../../review/reviews.js';
import { type VerdictSettings, withoutGrounds } from '../../verdict/judge-call.js';

/** Heeds what was reviewed since the reports were made; the verdict is judged anew where a finding went. */
export function laterReviews(
  reviews: Reviews | null,
  settings: VerdictSettings | undefined,
): (call: CallReport) => CallReport {
  if (reviews === null) return (call) => call;
  return (call) => {
    const applied = applyReviews(call, reviews);
    const { review } = applied;
    if (applied === call || review === undefined) return call;
    // What the shards have dismissed stays dismissed.
    const dismissed = [...(call.review?.dismissed ?? []), ...review.dismissed];
    const joined = { ...applied, review: { ...review, dismissed } };
    if (review.dismissed.length === 0) return joined;
    return withoutGrounds(
      joined,
      review.dismissed.map(({ finding }) => finding),
      settings,
    );
  };
}
