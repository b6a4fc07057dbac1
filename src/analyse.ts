import type { CueModel } from './cues/cue-model.js';
import { wholePhrases } from './cues/evidence.js';
import { type CueScorer, type CueTables, compileCues, cueScorerOf } from './cues/score-cues.js';
import { secondLook } from './cues/second-look.js';
import { doubtOf } from './doubt.js';
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
  readonly cueModels?: readonly CueModel[];
  /** Instead of `cueModels`, to measure calls by models that have not seen them. */
  readonly cueScorer?: (transcript: Transcript) => CueScorer;
  /** The tables of the rule set's prefilter, where they are known already. */
  readonly prefilterTables?: PrefilterTables;
  /** The automaton of the rule set's literals, where it is known already. */
  readonly literalTables?: ScannerTables;
  /** Instead of `cueModels`, where their tables are known already. */
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
  const { ruleSet, tokenize, cueModels = [], prefilter = true, reuse = true } = options;
  const matcher = createMatcher(ruleSet, prefilter, {
    prefilter: options.prefilterTables,
    literals: options.literalTables,
  });
  const lookAt = createTurnReader(matcher, tokenize, reuse);
  const read = (turn: Turn, scorer: CueScorer | null): Found | null => {
    const sight = lookAt(turn);
    const scores = scorer?.score(sight.letters, turn.role) ?? null;
    const hits = scores?.hits ?? NO_HITS;
    if (sight.candidateRules?.length === 0 && hits.length === 0) return null;
    const turnMatcher = sight.open();
    const isDoubted = scorer && scores ? doubtOf(ruleSet, turn.role, turnMatcher, scorer, scores) : undefined;
    const matches = matchRules(ruleSet, sight.candidateRules, turn.role, turnMatcher, isDoubted);
    const standing = standingHits(ruleSet, wholeHits(hits, turnMatcher), turnMatcher);
    return matches.size === 0 && standing.length === 0 ? null : { matches, hits: standing };
  };
  const { cueScorer } = options;
  const scorer = scorerFor(cueModels, options.cueTables);
  const readAgain = reuse && cueScorer === undefined ? rememberTurns((turn) => read(turn, scorer)) : null;
  return (transcript) => {
    const ownScorer = cueScorer === undefined ? scorer : cueScorer(transcript);
    const turns = transcript.turns.map((turn) => {
      const found = readAgain === null ? read(turn, ownScorer) : readAgain(turn);
      return { ...(found ?? NOTHING), matcher: once(() => lookAt(turn).open()) };
    });
    const findings = evaluateCall(ruleSet, transcript, turns);
    const hits = turns.map((one) => one.hits);
    const weighed = secondLook(findings, hits);
    if (weighed === hits) return { transcript, findings };
    // What is dropped may have been the context of something else.
    const again = turns.map((one, index) => ({ ...one, hits: weighed[index] ?? NO_HITS }));
    return { transcript, findings: evaluateCall(ruleSet, transcript, again) };
  };
}

/** What was found on a turn; that conditions may want to read it more closely is another matter. */
type Found = Omit<ReadTurn, 'matcher'>;

const NO_HITS: readonly CueHit[] = [];
const NOTHING: Found = { matches: new Map(), hits: NO_HITS };

function scorerFor(models: readonly CueModel[], tables: CueTables | undefined): CueScorer | null {
  if (tables !== undefined) return cueScorerOf(tables);
  return models.length > 0 ? compileCues(models) : null;
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

/** The cue findings of a turn, their evidence cut at phrase boundaries. */
export function wholeHits(hits: readonly CueHit[], matcher: TurnMatcher): readonly CueHit[] {
  return hits.map((hit) => ({ ...hit, span: wholePhrases(hit.span, matcher.sentencesAround(hit.span)) }));
}
