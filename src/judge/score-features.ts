import type { EvidenceForm } from '../model/evidence-form.js';
import type { PartKind } from '../model/judgement.js';
import { groupOf, type RuleId } from '../model/rule.js';
import { PHRASE_FUNCTIONS } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { touches } from '../text/stretches.js';

/** A piece of evidence for or against a rule on a turn: its name in the model, what it counts, and the part of the score it belongs to. */
export interface ScoreFeature {
  readonly name: string;
  readonly value: number;
  readonly kind: PartKind;
  /** What readers are told of it; null where the kind says it all. */
  readonly shown: string | null;
}

/** The scores of a turn by both views. */
export interface ViewScores {
  readonly characters: number;
  readonly words: number;
}

/** What one turn says of one rule, before the call around is looked at. */
export interface TurnEvidence {
  readonly rule: RuleId;
  /** The scores of both views; null for a rule without a model. */
  readonly views: ViewScores | null;
  /** The scores of the sentence that speaks most for the rule, of those where a pattern of it stands if one does. */
  readonly sentenceViews: ViewScores | null;
  /** How the turn looks whatever the rule: the scores of the model of any accusing label; null where there is none. */
  readonly anyViews: ViewScores | null;
  /** Names of the rule's patterns that stand. */
  readonly patterns: readonly string[];
  /** Whether a pattern matches and an exception or a veto rules it out, and none stands. */
  readonly isRuledOut: boolean;
  /** Whether the transcriber's stage direction says it. */
  readonly isNarrated: boolean;
  readonly form: EvidenceForm;
  /** The scores of the clauses where a pattern stands, and the form of the evidence in them; null where none does or they are all that is said. */
  readonly clauseViews: ViewScores | null;
  readonly formInClause: EvidenceForm | null;
}

/** The evidence as it would be if its clauses were all that was said; null where no pattern stands or there is nothing else. */
export function inItsClause(evidence: TurnEvidence): TurnEvidence | null {
  const { clauseViews, formInClause } = evidence;
  if (clauseViews === null || formInClause === null) return null;
  return { ...evidence, views: clauseViews, sentenceViews: clauseViews, form: formInClause };
}

/** Beyond this a view says no more. */
const LOWEST_VIEW = -8;
const HIGHEST_VIEW = 6;
/** Roughly the middle of what the logarithms of length are, so that the bias tells of a usual turn. */
const USUAL_LETTERS = 3.4;
const USUAL_PHRASES = 1;
/** From this score on both views agree that the rule stands. */
const SURE_VIEW = 0;

const clipped = (score: number): number => Math.max(LOWEST_VIEW, Math.min(HIGHEST_VIEW, score));

/** The features of a turn by itself, those that are 0 left out. */
export function ownFeatures(evidence: TurnEvidence): readonly ScoreFeature[] {
  const { rule, views, sentenceViews, anyViews, patterns, isRuledOut, isNarrated, form } = evidence;
  const features: ScoreFeature[] = [];
  const add = (kind: PartKind, name: string, value: number, shown: string | null = null): void => {
    if (value !== 0) features.push({ name, value, kind, shown });
  };
  add('rule', 'bias', 1);
  add('rule', rule, 1);
  const length = Math.log(1 + form.letters) - USUAL_LETTERS;
  if (views !== null) {
    const characters = clipped(views.characters);
    const words = clipped(views.words);
    add('characters', 'characters', characters);
    add('words', 'words', words);
    const lower = Math.min(characters, words);
    add(characters < words ? 'characters' : 'words', 'both views', Math.max(0, lower - SURE_VIEW));
    const nearCharacters = clipped((sentenceViews ?? views).characters);
    const nearWords = clipped((sentenceViews ?? views).words);
    add('characters', 'sentence characters', nearCharacters);
    add('words', 'sentence words', nearWords);
    if (patterns.length > 0) add('pattern', 'pattern × views', (nearCharacters + nearWords) / 2);
    add('form', 'views × length', ((characters + words) / 2) * length);
    // However much words say by which the speaker does nothing, somebody else does it or nobody.
    add('grammar', 'disowned × views', form.disowned * ((nearCharacters + nearWords) / 2), 'disowned');
    if (anyViews !== null && isAccusing(rule)) {
      add('characters', 'any characters', clipped(anyViews.characters));
      add('words', 'any words', clipped(anyViews.words));
    }
  }
  if (patterns.length > 0) {
    add('pattern', 'pattern', 1);
    add('pattern', `patterns of ${rule}`, 1);
    add('pattern', 'pattern × length', length);
    add('pattern', 'more patterns', Number(patterns.length > 1));
    for (const name of patterns) add('pattern', `pattern ${rule} ${name}`, 1, name);
  }
  if (isNarrated) add('narration', 'narration', 1);
  if (isRuledOut) add('exception', 'ruled out', 1);
  add('form', 'letters', length);
  add('form', 'share', form.share - 0.5);
  add('form', 'phrases', Math.log(Math.max(1, form.phrases)) - USUAL_PHRASES);
  add('form', 'reaches end', Number(form.reachesEnd) - 0.5);
  add('grammar', 'quoted', form.quoted, 'quoted');
  add('grammar', 'disowned', form.disowned, 'disowned');
  PHRASE_FUNCTIONS.forEach((name, bit) => {
    if ((form.last & (1 << bit)) !== 0) add('grammar', `last ${name}`, 1, name);
    if ((form.final & (1 << bit)) !== 0) add('grammar', `end ${name}`, 1, name);
  });
  return features;
}

/** A rule that may stand on a turn, as far as the turn alone tells. */
export interface LikelyRule {
  readonly rule: RuleId;
  /** 0 to 1. */
  readonly probability: number;
  /** Of the evidence, in the turn's text as given. */
  readonly span: Span;
}

/** In a shorter call it says nothing what stands around. */
export const FEWEST_TURNS = 5;
/** So many turns either way are the neighbourhood. */
const NEAR = 2;
/** Stands for what is not known of a call where nothing else was found. */
const GROUND = 0.1;

/** `practice/` praises, `flow/` follows from others, `safety/` is no pressure. */
export function isAccusing(rule: string): boolean {
  const group = groupOf(rule);
  return group !== 'practice' && group !== 'flow' && group !== 'safety';
}

/**
 * What stands around each likely rule of a call, one list a turn and rule. `surer beside`: the probability of the surest other
 * rule of the turn that stands on the same words, if it is surer; in calls of `FEWEST_TURNS` or more `in a call`: that it is one, `first turn`, `another`: the surest accusing rule of
 * any other turn, `near`: the logarithm of the sum of accusing rules within two turns, `pressed`: the surest `caller/` rule
 * within two turns before, `warned`: the surest `practice/warning` earlier.
 */
export function callFeatures(
  turns: readonly (readonly LikelyRule[])[],
): readonly (readonly (readonly ScoreFeature[])[])[] {
  if (turns.every((ofTurn) => ofTurn.length === 0)) return turns.map(() => []);
  const most = (ofTurn: readonly LikelyRule[], isMeant: (rule: string) => boolean): number =>
    ofTurn.reduce((top, { rule, probability }) => (isMeant(rule) ? Math.max(top, probability) : top), 0);
  const accusing = turns.map((ofTurn) =>
    ofTurn.reduce((sum, { rule, probability }) => (isAccusing(rule) ? sum + probability : sum), 0),
  );
  const pressing = turns.map((ofTurn) => most(ofTurn, (rule) => groupOf(rule) === 'caller'));
  const warning = turns.map((ofTurn) => most(ofTurn, (rule) => rule === 'practice/warning'));
  const warnedBefore = highestBefore(warning);
  const others = highestOfOthers(accusing.map((sum) => Math.min(1, sum)));
  const feature = (name: string, value: number): ScoreFeature => ({
    name,
    value,
    kind: 'call',
    shown: name,
  });
  return turns.map((ofTurn, turn) =>
    ofTurn.map(({ rule, probability, span }) => {
      const onSameWords = ofTurn.filter((other) => touches(other.span, span));
      const surer = most(onSameWords, (other) => other !== rule);
      const features = surer > probability ? [feature('surer beside', surer)] : [];
      if (turns.length < FEWEST_TURNS) return features;
      let near = 0;
      for (let at = Math.max(0, turn - NEAR); at <= turn + NEAR; at++)
        if (at !== turn) near += accusing[at] ?? 0;
      return [
        ...features,
        feature('in a call', 1),
        feature('first turn', Number(turn === 0)),
        feature('another', others[turn] ?? 0),
        feature('near', Math.log(GROUND + near)),
        feature('pressed', Math.max(0, ...pressing.slice(Math.max(0, turn - NEAR), turn))),
        feature('warned', warnedBefore[turn] ?? 0),
      ];
    }),
  );
}

/** For each value the highest of those before it, 0 at least. */
function highestBefore(values: readonly number[]): readonly number[] {
  let highest = 0;
  return values.map((value) => {
    const before = highest;
    highest = Math.max(highest, value);
    return before;
  });
}

/** For each value the highest of all others, 0 at least. */
function highestOfOthers(values: readonly number[]): readonly number[] {
  const before = highestBefore(values);
  const after = highestBefore(values.toReversed()).toReversed();
  return values.map((_, index) => Math.max(before[index] ?? 0, after[index] ?? 0));
}

/** The features of the call that mean something only beside what they are on the whole. */
export const CENTRED_FEATURES = ['first turn', 'another', 'near', 'pressed', 'warned'] as const;
