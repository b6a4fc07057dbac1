import type { Label, Transcript, Turn } from '../model/transcript.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../text/word-fingerprint.js';
import type { ResolvedMark, Reviews } from './reviews.js';

/** What reviews tell of a call as labels. */
export interface ReviewedCall {
  /** A call that somebody has been through: every turn has all its labels. */
  readonly confirmed: Transcript | null;
  /** Of other calls each turn of which something was said, with the rules of which it was said. */
  readonly turns: readonly { readonly transcript: Transcript; readonly rules: ReadonlySet<string> }[];
}

/** The labels that reviews give a call. Labels that count neither way stand where reviewers are unsure or differ. */
export function labelByReviews(transcript: Transcript, reviews: Reviews): ReviewedCall {
  const texts = transcript.turns.map(({ text }) => text);
  const prints = fingerprintsOfTexts(texts);
  const labelled = transcript.turns.map((turn, index) => {
    const marks = reviews.marksOf(prints[index] ?? '');
    return { turn: labelTurn(turn, marks), rules: new Set(marks.keys()) };
  });
  if (reviews.statusOf(fingerprintOfAll(texts))?.status === 'confirmed')
    return { confirmed: { ...transcript, turns: labelled.map(({ turn }) => turn) }, turns: [] };
  return {
    confirmed: null,
    turns: labelled.flatMap(({ turn, rules }) =>
      rules.size === 0 ? [] : [{ transcript: { ...transcript, turns: [turn] }, rules }],
    ),
  };
}

/** Of each turn the labels that reviewers missed among the findings. */
export function missingLabels({ turns }: Transcript, reviews: Reviews): readonly (readonly Label[])[] {
  const prints = fingerprintsOfTexts(turns.map(({ text }) => text));
  return turns.map((turn, index) => {
    const marks = reviews.marksOf(prints[index] ?? '');
    return labelTurn(turn, marks).labels ?? [];
  });
}

function labelTurn(turn: Turn, marks: ReadonlyMap<string, ResolvedMark>): Turn {
  const labels: Label[] = [];
  const optional: Label[] = [];
  for (const [id, { verdict, records }] of [...marks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const said = records.find(({ evidence }) => evidence !== undefined && turn.text.includes(evidence));
    const label = said?.evidence === undefined ? { id } : { id, evidence: said.evidence };
    if (verdict === 'right') labels.push(label);
    else if (verdict === 'doubt') optional.push(label);
  }
  return { ...turn, labels, optional };
}
