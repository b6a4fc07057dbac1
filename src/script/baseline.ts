import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.js';
import type { CallReport } from '../model/report.js';
import { foldWording } from '../text/fold-wording.js';

/** How often one finding stands in a file. It is known by rule, evidence and words of the turn, as a hash: no speech is kept. */
export interface BaselineEntry {
  readonly rule: string;
  readonly hash: string;
  readonly count: number;
}

/** Findings that were there before, by file. */
export type Baseline = Readonly<Record<string, readonly BaselineEntry[]>>;

/** Tells old findings from new ones, call by call, in the order of the run. */
export interface BaselineFilter {
  /** The findings of the call that the baseline does not hold. */
  readonly newFindings: (file: string, call: CallReport) => readonly Finding[];
  /** How many findings it has left out so far. */
  readonly known: () => number;
  /** How many findings of the baseline have not come back, in the files seen. */
  readonly gone: () => number;
}

/** A key that stays when turns are inserted, lines move, or punctuation changes. */
function hashOf({ transcript }: CallReport, { rule, turn, evidence }: Finding): string {
  const text = transcript.turns[turn - 1]?.text ?? '';
  const key = [rule, foldWording(text.slice(evidence.start, evidence.end)), foldWording(text)].join('\n');
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** Tells the findings that a baseline holds from new ones; each of its entries covers as many as it counts. */
export function baselineFilter(baseline: Baseline): BaselineFilter {
  const left = new Map<string, Map<string, number>>();
  let known = 0;
  const leftOf = (file: string) => {
    const counts =
      left.get(file) ?? new Map((baseline[file] ?? []).map(({ hash, count }) => [hash, count] as const));
    left.set(file, counts);
    return counts;
  };
  return {
    newFindings: (file, call) => {
      const counts = leftOf(file);
      return call.findings.filter((finding) => {
        const hash = hashOf(call, finding);
        const count = counts.get(hash) ?? 0;
        if (count === 0) return true;
        counts.set(hash, count - 1);
        known++;
        return false;
      });
    },
    known: () => known,
    gone: () =>
      [...left.values()].reduce((sum, counts) => sum + [...counts.values()].reduce((a, b) => a + b, 0), 0),
  };
}

/** Gathers the findings of a run as a baseline, call by call. */
export interface BaselineBuilder {
  readonly add: (file: string, call: CallReport) => void;
  readonly baseline: () => Baseline;
}

/** A baseline that has no findings yet. */
export function baselineBuilder(): BaselineBuilder {
  const files = new Map<string, Map<string, BaselineEntry>>();
  return {
    add: (file, call) => {
      if (call.findings.length === 0) return;
      const entries = files.get(file) ?? new Map<string, BaselineEntry>();
      files.set(file, entries);
      for (const finding of call.findings) {
        const hash = hashOf(call, finding);
        entries.set(hash, { rule: finding.rule, hash, count: (entries.get(hash)?.count ?? 0) + 1 });
      }
    },
    baseline: () =>
      Object.fromEntries(
        [...files].map(([file, entries]) => [
          file,
          [...entries.values()].sort((a, b) => (`${a.rule} ${a.hash}` < `${b.rule} ${b.hash}` ? -1 : 1)),
        ]),
      ),
  };
}
