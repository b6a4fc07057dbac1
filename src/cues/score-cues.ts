import type { WeightedCue } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { SpeechLetters } from '../model/token.js';
import type { Role, Span } from '../model/transcript.js';
import { longestEnding, nextState, shorterEnding, stringOf } from '../text/string-scanner.js';
import { buildCueIndex, type CueIndex, type OpenCueIndex, openCueIndex, WEIGHT_UNITS } from './cue-index.js';
import { type CueModel, confidenceAt, scaleOf } from './cue-model.js';
import type { CueSet } from './cue-set.js';
import { type CueText, createCueReader } from './cue-text.js';
import { explainScore } from './evidence.js';
import type { SecondLook, SecondLooks } from './second-look.js';

/** A rule whose score on a turn reached the threshold. */
export interface CueHit {
  readonly rule: RuleId;
  readonly score: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Whether the score reaches the threshold. */
  readonly stands: boolean;
  /** Whether the second look decides, if there is one for the rule's group. */
  readonly again: boolean;
  /** The stretch that carries the score, in the normalised text; not yet cut at phrase boundaries. */
  readonly span: Span;
  /** The strongest cues for the finding, strongest first. */
  readonly cues: readonly WeightedCue[];
}

/** What the cues of a speaker's rules say of one turn; valid until the next one is scored. */
export interface TurnScores {
  /** Rules whose score may make the turn a finding. */
  readonly hits: readonly CueHit[];
  /** How far the score of a rule lies below where its cues begin to find; negative infinity for a rule without cues. */
  readonly shortOf: (rule: RuleId) => number;
}

/** Scores one turn by all rules of its speaker. */
export interface CueScorer {
  readonly score: (letters: SpeechLetters, role: Role) => TurnScores;
  /** What weighs the hits once more when those of the whole call are known. */
  readonly looks: SecondLooks;
  /** Whether it weighs those of a rule. */
  readonly looksAt: (rule: RuleId) => boolean;
}

/** So far below its threshold the cues of a rule begin to find, where no second look says where. */
const BELOW_THRESHOLD = 1.15;

/** The models of one speaker without their cues, and these in one look-up structure; plain data. */
export interface SpeakerCues {
  readonly models: readonly Omit<CueModel, 'cues' | 'fit'>[];
  readonly index: CueIndex;
}

/** The cues of a rule set, by speaker, and the second looks; plain data. */
export interface CueTables extends Readonly<Record<Role, SpeakerCues>> {
  readonly looks: readonly SecondLook[];
}

export function buildCueTables({ models, looks }: CueSet): CueTables {
  const of = (role: Role): SpeakerCues => {
    const own = models.filter((model) => model.speaker === role);
    return { models: own.map(({ cues, fit, ...model }) => model), index: buildCueIndex(own) };
  };
  return { staff: of('staff'), caller: of('caller'), looks };
}

/**
 * Puts the cues of all rules into one look-up structure a speaker. A turn is read once, each distinct cue counts once,
 * as in fitting; the time is linear in the length of the turn.
 */
export function compileCues(cues: CueSet): CueScorer {
  return cueScorerOf(buildCueTables(cues));
}

/** The scorer of tables that were built before. */
export function cueScorerOf({ staff, caller, looks }: CueTables): CueScorer {
  const scorers = { staff: scorerOf(staff), caller: scorerOf(caller) };
  const lookedAt = new Set(
    [...staff.models, ...caller.models].flatMap(({ rule, lookFrom }) => (lookFrom === null ? [] : rule)),
  );
  return {
    score: (letters, role) => scorers[role](letters),
    looks: new Map(looks.map((look) => [look.group, look])),
    looksAt: (rule) => lookedAt.has(rule),
  };
}

function scorerOf({ models, index: tables }: SpeakerCues): (letters: SpeechLetters) => TurnScores {
  if (models.length === 0) return () => NOTHING_SAID;
  const numbers = new Map(models.map(({ rule }, number) => [rule, number]));
  const scores = new Float64Array(models.length);
  const shortOf = (rule: RuleId): number => {
    const number = numbers.get(rule) ?? -1;
    const model = models[number];
    if (model === undefined) return Number.NEGATIVE_INFINITY;
    return (model.lookFrom ?? model.threshold - BELOW_THRESHOLD) - (scores[number] as number);
  };
  const index = openCueIndex(tables);
  const readCues = createCueReader();
  const sum = sumWeights(index, models.length);
  return (letters) => {
    const text = readCues(letters);
    if (text.length === 0) return NOTHING_SAID;
    const scale = scaleOf(text.length) / WEIGHT_UNITS;
    const sums = sum(text);
    let hits: CueHit[] | null = null;
    for (let rule = 0; rule < models.length; rule++) {
      const model = models[rule] as SpeakerCues['models'][number];
      const score = model.bias + scale * (sums[rule] as number);
      scores[rule] = score;
      const stands = score >= model.threshold;
      const again = model.lookFrom !== null && score >= model.lookFrom;
      if (!stands && !again) continue;
      const { span, cues } = explainScore(index, rule, model.bias, text);
      hits ??= [];
      const confidence = confidenceAt(model.confidence, score);
      hits.push({ rule: model.rule, score, confidence, stands, again, span, cues });
    }
    return { hits: hits ?? NO_HITS, shortOf };
  };
}

const NO_HITS: readonly CueHit[] = [];
const NOTHING_SAID: TurnScores = { hits: NO_HITS, shortOf: () => Number.NEGATIVE_INFINITY };

/** Returns a function that sums the weights of the distinct cues of a text by rule, in an array it uses again. */
function sumWeights(
  { automaton, starts, postings }: OpenCueIndex,
  ruleCount: number,
): (text: CueText) => Int32Array {
  const { nodes, ending, letters } = automaton;
  const sums = new Int32Array(ruleCount);
  const seenIn = new Int32Array(starts.length);
  let turn = 0;
  return ({ codes, length }) => {
    sums.fill(0);
    turn++;
    let state = 0;
    for (let at = 0; at < length; at++) {
      state = nextState(nodes, state, letters[codes[at] as number] as number);
      for (let node = longestEnding(nodes, state); node !== 0; node = shorterEnding(nodes, node)) {
        const cue = stringOf(ending, node);
        // All shorter cues that end here were seen with it.
        if (seenIn[cue] === turn) break;
        seenIn[cue] = turn;
        const last = starts[cue + 1] as number;
        for (let posting = starts[cue] as number; posting < last; posting += 2) {
          const rule = postings[posting] as number;
          sums[rule] = (sums[rule] as number) + (postings[posting + 1] as number);
        }
      }
    }
    return sums;
  };
}
