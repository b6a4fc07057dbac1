import { type Analyse, type AnalyserOptions, createAnalyser } from '../judge/analyse.js';
import type { CompiledRule, RuleSet } from '../model/compiled.js';
import type { Finding } from '../model/finding.js';
import type { Transcript } from '../model/transcript.js';
import type { SpokenWords } from '../model/verdict.js';
import { once } from '../text/once.js';
import { complaintWords, hangsOnTrouble, TROUBLE } from './complaint-words.js';

/** Finds the words that make a call a complaint; none where it is none. */
export type FindComplaints = (transcript: Transcript) => readonly SpokenWords[];

/** Prepares the search for complaints. @param options with the rules of `loadComplaintRules` */
export function createComplaintFinder(options: AnalyserOptions): FindComplaints {
  const find = createFinder(options);
  return (transcript) => {
    // What staff say is no complaint, and need not be read.
    const numbers: number[] = [];
    const turns = transcript.turns.filter(({ role }, index) => {
      if (role === 'caller') numbers.push(index + 1);
      return role === 'caller';
    });
    return complaintWords(find({ ...transcript, turns })).map(({ turn, evidence }) => ({
      turn: numbers[turn - 1] ?? turn,
      evidence,
    }));
  };
}

/** Finds what complaints are made of. Callers tell of troubles all the time: they are looked for only where something hangs on them. */
function createFinder(options: AnalyserOptions): (transcript: Transcript) => readonly Finding[] {
  const { ruleSet } = options;
  const findAll = once(() => createAnalyser(options));
  if (ruleSet.rules.some(looksAround)) return (transcript) => findAll()(transcript).findings;
  const findOthers = createAnalyser({ ...options, ruleSet: withoutTrouble(ruleSet) });
  return (transcript) => {
    const { findings } = findOthers(transcript);
    return hangsOnTrouble(findings) ? findAll()(transcript).findings : findings;
  };
}

/** Whether what a rule finds may hang on other rules. */
function looksAround({ on, require, unless, escalate }: CompiledRule): boolean {
  return on.size > 0 || require.length > 0 || unless.length > 0 || escalate !== null;
}

function withoutTrouble(ruleSet: RuleSet): RuleSet {
  return { ...ruleSet, rules: ruleSet.rules.filter(({ rule }) => rule.id !== TROUBLE) };
}

/** The analysis that tells the words of complaint, too. */
export function withComplaints(analyse: Analyse, findComplaints: FindComplaints): Analyse {
  return (transcript) => ({ ...analyse(transcript), complaints: findComplaints(transcript) });
}
