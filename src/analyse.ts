import type { CueModel } from './cues/cue-model.js';
import { wholePhrases } from './cues/evidence.js';
import { type CueScorer, type CueTables, compileCues, cueScorerOf } from './cues/score-cues.js';
import { analyseText } from './language/analyse-text.js';
import { normalise } from './language/normalise.js';
import { type CueHit, evaluateCall } from './match/evaluate.js';
import type { PrefilterTables } from './match/prefilter.js';
import { secondLook } from './match/second-look.js';
import { createMatcher, matchTurn, type TurnMatcher } from './match/turn-matcher.js';
import type { RuleSet } from './model/compiled.js';
import type { CallReport } from './model/report.js';
import type { Tokenize } from './model/token.js';
import type { Role, Transcript, Turn } from './model/transcript.js';
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
  const scorer = scorerFor(cueModels, options.cueTables);
  const scorerOf = options.cueScorer ?? (() => scorer);
  const read = (turn: Turn): ReadTurn => ({
    matcher: matchTurn(matcher, normalise(turn.text, turn.narration), () =>
      analyseText(turn.text, turn.narration, tokenize),
    ),
    hits: {},
  });
  const recent = createRecentValues<ReadTurn>(RECENT_CHARACTERS);
  const readTurn = (turn: Turn): ReadTurn =>
    reuse && isReusable(turn) ? recent.get(wordsOf(turn), () => read(turn)) : read(turn);
  return (transcript) => {
    const turns = transcript.turns.map(readTurn);
    const matchers = turns.map((one) => one.matcher);
    const cues = scorerOf(transcript);
    const hits = turns.map((one, index) => {
      const role = transcript.turns[index]?.role;
      if (cues === null || role === undefined) return [];
      if (cues !== scorer) return cueHitsOf(cues, role, one.matcher);
      one.hits[role] ??= cueHitsOf(cues, role, one.matcher);
      return one.hits[role];
    });
    const findings = evaluateCall(ruleSet, transcript, matchers, hits);
    const weighed = secondLook(findings, hits);
    // What is dropped may have been the context of something else.
    if (weighed !== hits)
      return { transcript, findings: evaluateCall(ruleSet, transcript, matchers, weighed) };
    return { transcript, findings };
  };
}

function scorerFor(models: readonly CueModel[], tables: CueTables | undefined): CueScorer | null {
  if (tables !== undefined) return cueScorerOf(tables);
  return models.length > 0 ? compileCues(models) : null;
}

/** What was read of one turn's words, whoever said them and whenever; cues are weighed once a speaker. */
interface ReadTurn {
  readonly matcher: TurnMatcher;
  readonly hits: Partial<Record<Role, readonly CueHit[]>>;
}

/**
 * Callers and staff say many things over and over; so many characters of turns are kept, twice at most. Ten times as many
 * are no faster and take some 400 MB: tokens weigh much.
 */
const RECENT_CHARACTERS = 20_000;
/** Longer turns are hardly ever said again word for word. */
const LONGEST_REUSED = 300;

/** Separates words from the places of narration. */
const SEPARATOR = '\0';

function isReusable({ text }: Turn): boolean {
  return text.length <= LONGEST_REUSED && !text.includes(SEPARATOR);
}

/** All of a turn that its reading depends on, as one string. */
function wordsOf({ text, narration }: Turn): string {
  if (narration.length === 0) return text;
  return `${text}${SEPARATOR}${narration.map(({ start, end }) => `${start}-${end}`).join()}`;
}

/** The cue findings of a turn, their evidence cut at phrase boundaries. */
function cueHitsOf(scorer: CueScorer, role: Role, matcher: TurnMatcher): readonly CueHit[] {
  return scorer.score(matcher.normalised, role).map((hit) => ({
    rule: hit.rule,
    span: wholePhrases(hit.span, matcher.analysed()),
    confidence: hit.confidence,
    cues: hit.cues,
  }));
}
