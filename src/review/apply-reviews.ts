import type { CallReport } from '../model/report.js';
import type { CallReview, ReviewedFinding, ReviewRecord } from '../model/review.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../text/word-fingerprint.js';
import type { Reviews } from './reviews.js';

/**
 * The call without the findings that were dismissed, and what was said of it; the call itself where nobody has said anything.
 *
 * @param known the same call as the reviewers may have seen it: with personal data hidden
 */
export function applyReviews(call: CallReport, reviews: Reviews, known: CallReport = call): CallReport {
  const seen = known === call ? [call] : [call, known];
  const versions = seen.map(({ transcript }) => transcript.turns.map(({ text }) => text));
  const turns = [...versions.map((texts) => fingerprintsOfTexts(texts)), printsToldBy(call)];
  const records: ReviewRecord[] = [];
  const dismissed: ReviewedFinding[] = [];
  let isConfirmed = false;
  for (const texts of versions) {
    const said = reviews.statusOf(fingerprintOfAll(texts));
    records.push(...(said?.records ?? []));
    isConfirmed ||= said?.status === 'confirmed';
  }
  for (const print of new Set(turns.flat()))
    for (const mark of reviews.marksOf(print).values()) records.push(...mark.records);
  if (records.length === 0) return call;
  const findings = call.findings.filter((finding) => {
    const marks = turns.flatMap((prints) => {
      const mark = reviews.marksOf(prints[finding.turn - 1] ?? '').get(finding.rule);
      return mark ? [mark] : [];
    });
    const wrong = marks.find(({ verdict }) => verdict === 'wrong');
    const [record] = wrong?.records.filter(({ mark }) => mark === 'wrong') ?? [];
    if (record === undefined || marks.some(({ verdict }) => verdict === 'right')) return true;
    dismissed.push({ finding, record });
    return false;
  });
  const review: CallReview = { status: isConfirmed ? 'confirmed' : 'open', records, dismissed };
  return { ...call, findings, review };
}

/** By turn, what findings are known by that were read back from a report: it may lack the words. */
function printsToldBy({ transcript, findings }: CallReport): readonly string[] {
  const prints = transcript.turns.map(() => '');
  for (const { turn, fingerprint } of findings) if (fingerprint !== undefined) prints[turn - 1] = fingerprint;
  return prints;
}
