import type { WeightedCue } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { NormalisedText } from '../model/token.js';
import type { Role, Span } from '../model/transcript.js';
import { buildCueIndex, type CueIndex, childOf } from './cue-index.js';
import { type CueModel, confidenceAt, LONGEST_CUE, scaleOf } from './cue-model.js';
import { type CueText, cueText } from './cue-text.js';
import { explainScore } from './evidence.js';

/** A rule whose score on a turn reached the threshold. */
export interface CueHit {
  readonly rule: RuleId;
  readonly score: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** The stretch that carries the score, in the normalised text; not yet cut at phrase boundaries. */
  readonly span: Span;
  /** The strongest cues for the finding, strongest first. */
  readonly cues: readonly WeightedCue[];
}

/** Scores one turn by all rules of its speaker. */
export interface CueScorer {
  readonly score: (normalised: NormalisedText, role: Role) => readonly CueHit[];
}

/** The models of one speaker without their cues, and these in one look-up structure; plain data. */
export interface SpeakerCues {
  readonly models: readonly Omit<CueModel, 'cues' | 'fit'>[];
  readonly index: CueIndex;
}

/** The cues of a rule set, by speaker. */
export type CueTables = Readonly<Record<Role, SpeakerCues>>;

export function buildCueTables(models: readonly CueModel[]): CueTables {
  const of = (role: Role): SpeakerCues => {
    const own = models.filter((model) => model.speaker === role);
    return { models: own.map(({ cues, fit, ...model }) => model), index: buildCueIndex(own) };
  };
  return { staff: of('staff'), caller: of('caller') };
}

/**
 * Puts the cues of all rules into one look-up structure a speaker. A turn is read once, each distinct cue counts once,
 * as in fitting; the time is linear in the length of the turn.
 */
export function compileCues(models: readonly CueModel[]): CueScorer {
  return cueScorerOf(buildCueTables(models));
}

/** The scorer of tables that were built before. */
export function cueScorerOf({ staff, caller }: CueTables): CueScorer {
  const scorers = { staff: scorerOf(staff), caller: scorerOf(caller) };
  return { score: (normalised, role) => scorers[role](normalised) };
}

function scorerOf({ models, index }: SpeakerCues): (normalised: NormalisedText) => readonly CueHit[] {
  if (models.length === 0) return () => [];
  const sum = sumWeights(index, models.length);
  return (normalised) => {
    const text = cueText(normalised);
    if (text.codes.length === 0) return [];
    const scale = scaleOf(text.codes.length);
    const sums = sum(text);
    return models.flatMap((model, rule) => {
      const score = model.bias + scale * (sums[rule] ?? 0);
      if (score < model.threshold) return [];
      const { span, cues } = explainScore(index, rule, model.bias, text);
      return [{ rule: model.rule, score, confidence: confidenceAt(model.confidence, score), span, cues }];
    });
  };
}

/** Returns a function that sums the weights of the distinct cues of a text by rule, in an array it uses again. */
function sumWeights(index: CueIndex, rules: number): (text: CueText) => Float64Array {
  const sums = new Float64Array(rules);
  const seenAt = new Int32Array(index.nodes);
  const { first, rule, weight } = index;
  let turn = 0;
  return ({ codes }) => {
    sums.fill(0);
    turn++;
    for (let start = 0; start < codes.length; start++) {
      const end = Math.min(codes.length, start + LONGEST_CUE);
      let node = 0;
      for (let at = start; at < end; at++) {
        node = childOf(index, node, codes[at] as number);
        if (node === 0) break;
        if (seenAt[node] === turn) continue;
        seenAt[node] = turn;
        const last = first[node + 1] as number;
        for (let posting = first[node] as number; posting < last; posting++) {
          const of = rule[posting] as number;
          sums[of] = (sums[of] as number) + (weight[posting] as number);
        }
      }
    }
    return sums;
  };
}
