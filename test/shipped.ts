import { type Analyse, createAnalyser } from '../src/judge/analyse.js';
import type { JudgeOptions } from '../src/judge/judge.js';
import { loadTokenizer } from '../src/language/tokenizer/tokenize.js';
import type { RuleSet } from '../src/model/compiled.js';
import type { Transcript, Turn } from '../src/model/transcript.js';
import { loadRules } from '../src/run/load-rules.js';
import { loadPrepared } from '../src/run/prepared-analysis.js';

/** The rules that ship with the program, loaded once for all tests of a worker. */
export const shippedRules: () => RuleSet = once(() => loadRules());

/** Analyses by the patterns of the shipped rules alone. */
export const patternsAlone: () => Promise<Analyse> = once(async () =>
  createAnalyser({ ruleSet: shippedRules(), tokenize: await loadTokenizer() }),
);

/** What a judgement by the shipped rules and what was learned of them needs, as the program prepares it. */
export const shippedJudgement: () => Promise<JudgeOptions> = once(async () => {
  const { ruleSet, prefilter, literals, judge } = await loadPrepared({
    rulePaths: [],
    cues: true,
    severities: {},
    read: {},
  });
  const tokenize = await loadTokenizer();
  return { ruleSet, tokenize, prefilterTables: prefilter, literalTables: literals, judgeTables: judge };
});

/** Analyses by the shipped rules and what was learned of them, as the program does unasked. */
export const wholeJudgement: () => Promise<Analyse> = once(async () =>
  createAnalyser(await shippedJudgement()),
);

/** A call of one turn. */
export function callOfTurn(role: Turn['role'], text: string): Transcript {
  const segments = [{ start: 0, line: null, column: null }];
  const turn: Turn = { role, speaker: role, text, narration: [], segments };
  return { file: '', id: '', comments: [], fields: {}, turns: [turn] };
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
