import { type CueSet, NO_CUES } from './cues/cue-set.js';
import { formOf, wholePhrases } from './cues/evidence.js';
import type { ReadEvidence } from './cues/fit-second-look.js';
import {
  type CueScorer,
  type CueTables,
  compileCues,
  cueScorerOf,
  type CueHit as ScoredHit,
} from './cues/score-cues.js';
import { type KnownFinding, type SecondLooks, secondLook, sureTurns } from './cues/second-look.js';
import { beliefIn, withoutLonely } from './doubt.js';
import { type CueHit, evaluateCall, matchRules, type ReadTurn, standingHits } from './match/evaluate.js';
import type { PrefilterTables } from './match/prefilter-tables.js';
import { createMatcher, type TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { CallReport } from './model/report.js';
import type { Tokenize } from './model/token.js';
import type { Transcript, Turn } from './model/transcript.js';
import { createTurnReader } from './read-turns.js';
import { once } from './text/once.js';
import { createRecentValues } from './text/recent-values.js';
import type { ScannerTables } from './text/string-scanner.js';

/** What an analysis needs besides the transcript. */
export interface AnalyserOptions {
  readonly ruleSet: RuleSet;
  /** Called only for turns that a pattern or a cue may concern. */
  readonly tokenize: Tokenize;
  /** Fitted cues; left out, patterns stand alone. */
  readonly cues?: CueSet;
  /** Instead of `cues`, to measure calls by models that have not seen them. */
  readonly cueScorer?: (transcript: Transcript) => CueScorer;
  /** The tables of the rule set's prefilter, where they are known already. */
  readonly prefilterTables?: PrefilterTables;
  /** The automaton of the rule set's literals, where it is known already. */
  readonly literalTables?: ScannerTables;
  /** Instead of `cues`, where their tables are known already. */
  readonly cueTables?: CueTables;
  /** False switches the character prefilter off; the findings are the same, only slower. */
  readonly prefilter?: boolean;
  /** False analyses each turn anew, also where the same words were said before; the findings are the same, only slower. */
  readonly reuse?: boolean;
}

/** Finds what stands in a call. */
export type Analyse = (transcript: Transcript) => CallReport;

/**
 * Prepares a rule set and returns the analysis of one call:
 * normalise → tokens and phrases where needed → patterns and cues per turn → context → findings.
 * The analysis is a pure function of the transcript.
 */
export function createAnalyser(options: AnalyserOptions): Analyse {
  const { ruleSet, tokenize, cues = NO_CUES, prefilter = true, reuse = true } = options;
  const matcher = createMatcher(ruleSet, prefilter, {
    prefilter: options.prefilterTables,
    literals: options.literalTables,
  });
  const lookAt = createTurnReader(matcher, tokenize, reuse);
  const read = (turn: Turn, scorer: CueScorer | null): Found | null => {
    const sight = lookAt(turn);
    const scores = scorer?.score(sight.letters, turn.role) ?? null;
    const hits = scores?.hits ?? [];
    if (sight.candidateRules?.length === 0 && hits.length === 0) return null;
    const turnMatcher = sight.open();
    const belief =
      scorer && scores
        ? beliefIn(ruleSet, sight.candidateRules, turn.role, turnMatcher, scorer, scores)
        : undefined;
    const matches = matchRules(ruleSet, sight.candidateRules, turn.role, turnMatcher, belief);
    const standing = standingHits(ruleSet, wholeHits(hits, turnMatcher), turnMatcher);
    return matches.size === 0 && standing.length === 0 ? null : { matches, hits: standing };
  };
  const { cueScorer } = options;
  const scorer = scorerFor(cues, options.cueTables);
  const readAgain = reuse && cueScorer === undefined ? rememberTurns((turn) => read(turn, scorer)) : null;
  return (transcript) => {
    const ownScorer = cueScorer === undefined ? scorer : cueScorer(transcript);
    const turns = transcript.turns.map((turn) => {
      const found = readAgain === null ? read(turn, ownScorer) : readAgain(turn);
      return { ...(found ?? NOTHING), matcher: once(() => lookAt(turn).open()) };
    });
    const judged = ownScorer === null ? turns : judgeTogether(ownScorer.looks, ruleSet, turns);
    return { transcript, findings: evaluateCall(ruleSet, transcript, judged) };
  };
}

/** The turns of a call, now that all are read: with the matches that are believed there, and the hits that the second look leaves. */
export function judgeTogether(
  looks: SecondLooks,
  ruleSet: RuleSet,
  read: readonly ReadTurn[],
): readonly ReadTurn[] {
  const byPatterns = ({ matches }: ReadTurn): readonly KnownFinding[] =>
    [...matches.keys()].flatMap((number) => {
      const rule = ruleSet.rules[number]?.rule.id;
      return rule === undefined ? [] : [{ rule, confidence: ruleSet.patternPrecision.get(rule) ?? 1 }];
    });
  const turns = withoutLonely(read, () => sureTurns(read.map((turn) => [...byPatterns(turn), ...turn.hits])));
  if (turns.every(({ hits }) => hits.length === 0)) return turns;
  const known = turns.map(byPatterns);
  // Where a pattern of the rule matches, its cues have nothing to add.
  const hits = turns.map((turn, index) =>
    turn.hits.filter(({ rule }) => !known[index]?.some((one) => one.rule === rule)),
  );
  const left = secondLook(looks, known, hits);
  return turns.map((turn, index) => ({ ...turn, hits: left[index] ?? NO_HITS }));
}

/** What was found on a turn; that conditions may want to read it more closely is another matter. */
type Found = Omit<ReadTurn, 'matcher'>;

const NO_HITS: readonly CueHit[] = [];
const NOTHING: Found = { matches: new Map(), hits: NO_HITS };

function scorerFor(cues: CueSet, tables: CueTables | undefined): CueScorer | null {
  if (tables !== undefined) return cueScorerOf(tables);
  return cues.models.length > 0 ? compileCues(cues) : null;
}

/**
 * Callers and staff say many things over and over: what was found on turns of so many characters is remembered for each
 * speaker, twice at most. Turns without a finding, most of an ordinary call, cost no more than their words.
 */
const REMEMBERED_CHARACTERS = 1_000_000;
/** Longer turns are hardly ever said again word for word. */
const LONGEST_REUSED = 300;

/** Reads again only what has not been said lately by the same speaker. */
function rememberTurns(read: (turn: Turn) => Found | null): (turn: Turn) => Found | null {
  const memories = {
    staff: createRecentValues<Found | 'nothing'>(REMEMBERED_CHARACTERS),
    caller: createRecentValues<Found | 'nothing'>(REMEMBERED_CHARACTERS),
  };
  return (turn) => {
    const { text, narration } = turn;
    if (text.length > LONGEST_REUSED || narration.length > 0) return read(turn);
    const memory = memories[turn.role];
    const known = memory.find(text);
    if (known !== undefined) return known === 'nothing' ? null : known;
    const found = read(turn);
    memory.keep(detached(text), found ?? 'nothing');
    return found;
  };
}

/** A turn's text is mostly a slice of its file's, which must not be kept for its sake. */
function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** The cue hits of a turn, their evidence cut at phrase boundaries, and its form. */
export function wholeHits(hits: readonly ScoredHit[], matcher: TurnMatcher): readonly CueHit[] {
  return hits.map((hit) => {
    const sentences = matcher.sentencesAround(hit.span);
    const span = wholePhrases(hit.span, sentences);
    return { ...hit, span, form: formOf(span, sentences, matcher.normalised.text.length) };
  });
}

/** Reads what the second look needs to know of cue hits while it is fitted. */
export function createEvidenceReader(ruleSet: RuleSet, tokenize: Tokenize): ReadEvidence {
  const lookAt = createTurnReader(createMatcher(ruleSet), tokenize);
  return (turn, scored) => {
    const matcher = lookAt(turn).open();
    const hits = wholeHits(scored, matcher);
    const standing = new Set(standingHits(ruleSet, hits, matcher).map(({ rule }) => rule));
    return hits.map(({ rule, form }) => (standing.has(rule) ? form : null));
  };
}
