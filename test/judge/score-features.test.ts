import { describe, expect, it } from 'vitest';
import { ownFeatures, type TurnEvidence } from '../../src/judge/score-features.js';

const said: TurnEvidence = {
  rule: 'caller/apology-demand',
  views: { characters: 2, words: 4 },
  sentenceViews: null,
  anyViews: null,
  patterns: [],
  isRuledOut: false,
  isNarrated: false,
  form: { letters: 20, share: 0.5, phrases: 2, last: 0, final: 0, reachesEnd: false, quoted: 0, disowned: 0 },
  clauseViews: null,
  formInClause: null,
};

const valuesOf = (evidence: TurnEvidence) =>
  new Map(ownFeatures(evidence).map(({ name, value }) => [name, value]));

describe('the features of a turn by itself', () => {
  it('weigh disowned words by as much as of the evidence is disowned, and by what the views say of it', () => {
    expect(valuesOf(said).has('disowned')).toBe(false);
    const reported = valuesOf({ ...said, form: { ...said.form, quoted: 1, disowned: 0.5 } });
    expect(reported.get('quoted')).toBe(1);
    expect(reported.get('disowned')).toBe(0.5);
    expect(reported.get('disowned × views')).toBe(1.5);
  });

  it('take the views of the sentence that speaks most for the rule', () => {
    const near = valuesOf({
      ...said,
      sentenceViews: { characters: 3, words: 5 },
      form: { ...said.form, disowned: 1 },
    });
    expect(near.get('sentence words')).toBe(5);
    expect(near.get('disowned × views')).toBe(4);
  });
});
