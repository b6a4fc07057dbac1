import type { ReadOptions } from '../../input/read-transcripts.js';
import { type Analyse, createAnalyser } from '../../judge/analyse.js';
import type { JudgeOptions } from '../../judge/judge.js';
import { createTracer, type TraceCall } from '../../judge/trace.js';
import type { RuleSet } from '../../model/compiled.js';
import type { RuleId } from '../../model/rule.js';
import type { Tokenize } from '../../model/token.js';
import { type AnalysisSetup, rulesOf, sidesOf } from '../../run/analysis-setup.js';
import { learnedTables } from '../../run/learned-tables.js';
import { analysisOfPrepared, loadPrepared, sidesOfPrepared } from '../../run/prepared-analysis.js';
import { once } from '../../text/once.js';

/** What scripts are tested with. */
export interface ScriptTester {
  readonly ruleIds: readonly RuleId[];
  readonly analyse: Analyse;
  /** Made when something is missing and only then: tracing needs the rules as written and a matcher of its own. */
  readonly trace: () => RuleTrace;
  readonly read: ReadOptions;
}

/** Tells of calls how far the patterns of rules got, and the rules it knows. */
export interface RuleTrace {
  readonly ruleSet: RuleSet;
  readonly traceCall: TraceCall;
}

/**
 * Tests by the rules as `genchi check` keeps them.
 *
 * @throws UserError where a rule or model file is faulty
 */
export async function preparedTester(setup: AnalysisSetup, tokenize: Tokenize): Promise<ScriptTester> {
  const prepared = await loadPrepared(setup);
  return {
    ruleIds: idsOf(prepared.ruleSet),
    analyse: analysisOfPrepared(prepared, tokenize),
    trace: once(() =>
      traceBy({
        ruleSet: rulesOf(setup),
        tokenize,
        judgeTables: prepared.judge,
        prefilterTables: prepared.prefilter,
        literalTables: prepared.literals,
      }),
    ),
    read: { ...setup.read, sides: sidesOfPrepared(prepared) },
  };
}

/**
 * Tests by rules that were read just now. What only scripts need is made for the first of them.
 *
 * @throws UserError where the model of sides is faulty
 */
export function testerOf(setup: AnalysisSetup, ruleSet: RuleSet, tokenize: Tokenize): ScriptTester {
  const options = once(() => ({ ruleSet, tokenize, judgeTables: learnedTables(setup, ruleSet) }));
  const analyser = once(() => createAnalyser(options()));
  return {
    ruleIds: idsOf(ruleSet),
    analyse: (transcript) => analyser()(transcript),
    trace: once(() => traceBy(options())),
    read: { ...setup.read, sides: sidesOf(setup) },
  };
}

function traceBy(options: JudgeOptions): RuleTrace {
  return { ruleSet: options.ruleSet, traceCall: createTracer(options) };
}

const idsOf = ({ rules }: RuleSet): readonly RuleId[] => rules.map(({ rule }) => rule.id);
