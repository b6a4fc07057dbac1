import type { ReadSentences } from '../language/analyse-text.js';
import { createMatcher, type PrefilterTables, type TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { Decision } from '../model/judgement.js';
import type { RuleId } from '../model/rule.js';
import type { Tokenize } from '../model/token.js';
import type { Transcript, Turn } from '../model/transcript.js';
import { detached } from '../text/detached.js';
import { createRecentValues } from '../text/recent-values.js';
import type { ScannerTables } from '../text/string-scanner.js';
import { evidenceReader } from './evidence-reader.js';
import { judgeTurns, type WeighedEvidence, weighEvidence } from './judge-call.js';
import { type JudgeModel, NO_MODEL, type ScoreModel } from './judge-model.js';
import { learnedViews, relearnedViews } from './learned-views.js';
import { readLongTurn } from './long-turns.js';
import { readEvidence } from './read-evidence.js';
import { createTurnReader } from './read-turns.js';
import { readRestated } from './restated-words.js';
import { readUtterance, utterancesOf } from './utterances.js';
import { buildJudgeTables, type JudgeTables } from './view-scores.js';

/** Rules to judge by, whatever was learned of them. */
export interface JudgedRules {
  readonly ruleSet: RuleSet;
  /** Called only for turns that a pattern or the weighed characters may concern. */
  readonly tokenize: Tokenize;
  /** Where other judgements read the same calls, what all of them read sentences with: it cuts as `tokenize` does. */
  readonly readSentences?: ReadSentences;
  /** The tables of the rule set's prefilter, where they are known already. */
  readonly prefilterTables?: PrefilterTables;
  /** The automaton of the rule set's literals, where it is known already. */
  readonly literalTables?: ScannerTables;
}

/** What a judgement needs besides the transcript. */
export interface JudgeOptions extends JudgedRules {
  /** What was learned; left out, patterns stand alone. */
  readonly model?: JudgeModel;
  /** Instead of `model`, where its tables are known already. */
  readonly judgeTables?: JudgeTables;
  /** What was learned anew of some rules: it stands in place of what the model or its tables say of them. */
  readonly relearned?: JudgeTables;
  /** False switches the character prefilter off; the decisions are the same, only slower. */
  readonly prefilter?: boolean;
  /** False analyses each turn anew, also where the same words were said before; the decisions are the same, only slower. */
  readonly reuse?: boolean;
}

/** Decides what stands in a call: every decision that is not out of the question, with its ground. */
export type Judge = (transcript: Transcript) => readonly Decision[];

/** The reading of turns by a rule set, and what weighs them. */
export interface TurnReading {
  readonly ruleSet: RuleSet;
  readonly scores: ReadonlyMap<string, ScoreModel>;
  /** What a turn says by itself. */
  readonly read: (turn: Turn) => readonly WeighedEvidence[];
  /** The turn for closer reading. */
  readonly open: (turn: Turn) => TurnMatcher;
}

/** Prepares a rule set for the reading of turns. */
export function openReading(options: JudgeOptions): TurnReading {
  const { ruleSet, tokenize, prefilter = true, reuse = true } = options;
  const matcher = createMatcher(ruleSet, prefilter, {
    prefilter: options.prefilterTables,
    literals: options.literalTables,
  });
  const lookAt = createTurnReader(matcher, tokenize, reuse, options.readSentences);
  const tables = options.judgeTables ?? buildJudgeTables(options.model ?? NO_MODEL);
  const { relearned } = options;
  const learned = relearned === undefined ? learnedViews(tables) : relearnedViews(tables, relearned);
  const scores = new Map(learned.scores.map((one) => [one.group, one]));
  const scoreViews = scores.size > 0 ? learned.scoreViews : null;
  const reader = evidenceReader(
    ruleSet,
    learned.lexicon,
    scoreViews === null ? new Set<RuleId>() : learned.rules,
  );
  const read = (turn: Turn): readonly WeighedEvidence[] => {
    const sight = lookAt(turn);
    const views = scoreViews?.(sight.letters, turn.role) ?? null;
    return weighEvidence(readEvidence(reader, turn, sight, views, scoreViews), scores);
  };
  const open = (turn: Turn): TurnMatcher => lookAt(turn).open();
  if (scoreViews === null) return { ruleSet, scores, read: reuse ? rememberTurns(read) : read, open };
  const restated = (turn: Turn): readonly WeighedEvidence[] =>
    readRestated(turn, { ruleSet, read, open, scoreViews });
  const readOnce = reuse ? rememberTurns(restated) : restated;
  const reading = { ruleSet, read: readOnce, open, scoreViews };
  return { ruleSet, scores, read: (turn) => readLongTurn(turn, reading), open };
}

/**
 * Prepares a rule set and returns the judgement of one call:
 * normalise → characters weighed → tokens, phrases, patterns and words where a doubt is left → the call around → conditions.
 * A pure function of the transcript.
 */
export function createJudge(options: JudgeOptions): Judge {
  const { ruleSet, scores, read, open } = openReading(options);
  return (transcript) => {
    const evidence = utterancesOf(transcript.turns).flatMap((one) => readUtterance(one, read));
    return judgeTurns(ruleSet, scores, transcript, evidence, open);
  };
}

/**
 * Callers and staff say many things over and over: what was read of turns of so many characters is remembered for each
 * speaker, twice at most. Turns that say nothing, most of an ordinary call, cost no more than their words.
 */
const REMEMBERED_CHARACTERS = 1_000_000;
/** A piece of evidence takes as much memory as the words of so many characters that said nothing. */
const EVIDENCE_CHARACTERS = 300;
/** Longer turns are hardly ever said again word for word. */
const LONGEST_REUSED = 300;

/** Reads again only what has not been said lately by the same speaker. */
function rememberTurns(
  read: (turn: Turn) => readonly WeighedEvidence[],
): (turn: Turn) => readonly WeighedEvidence[] {
  const remember = () =>
    createRecentValues<readonly WeighedEvidence[]>(
      REMEMBERED_CHARACTERS,
      ({ length }) => length * EVIDENCE_CHARACTERS,
    );
  const memories = { staff: remember(), caller: remember() };
  return (turn) => {
    const { text, narration } = turn;
    if (text.length > LONGEST_REUSED || narration.length > 0) return read(turn);
    const memory = memories[turn.role];
    const known = memory.find(text);
    if (known !== undefined) return known;
    const evidence = read(turn);
    memory.keep(detached(text), evidence);
    return evidence;
  };
}
