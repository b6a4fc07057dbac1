import type { CueModel } from '../../src/cues/cue-model.js';
import { normalise, normaliseInPlace } from '../../src/language/normalise.js';
import type { WeightedCue } from '../../src/model/finding.js';

/** A model of a rule of callers with the given cues. */
export function modelOf(cues: readonly WeightedCue[], changes: Partial<CueModel> = {}): CueModel {
  return {
    rule: 'caller/apology-demand',
    speaker: 'caller',
    bias: -1,
    threshold: 0,
    lookFrom: null,
    confidence: [
      { score: 0, confidence: 0.6 },
      { score: 2, confidence: 0.9 },
    ],
    fit: {
      files: 2,
      calls: 20,
      turns: 100,
      labelled: 10,
      targetPrecision: 0.9,
      precision: 0.9,
      recall: 0.5,
    },
    cues: [...cues].sort((a, b) => (a.cue < b.cue ? -1 : 1)),
    ...changes,
  };
}

export const normalised = (text: string) => normalise(text, []);

/** The letters of a text, valid until the next are asked for. */
export const lettersIn = (text: string) => normaliseInPlace(text, []);
