import type { WeightedCue } from '../model/finding.js';
import type { CueModel } from './cue-model.js';

/** A cue whose weight a new fit changed; 0 where it was not or is no longer a cue. */
export interface CueChange {
  readonly cue: string;
  readonly before: number;
  readonly after: number;
}

export interface ModelChange {
  readonly added: number;
  readonly dropped: number;
  readonly kept: number;
  readonly thresholdBefore: number;
  readonly thresholdAfter: number;
  /** The largest changes of weight first. */
  readonly largest: readonly CueChange[];
}

const LARGEST = 10;

/** What a new fit changed against the present weights. */
export function compareModels(before: CueModel, after: CueModel): ModelChange {
  const old = new Map(before.cues.map(({ cue, weight }) => [cue, weight]));
  const fresh = new Map(after.cues.map(({ cue, weight }) => [cue, weight]));
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].map((cue) => ({
    cue,
    before: old.get(cue) ?? 0,
    after: fresh.get(cue) ?? 0,
  }));
  return {
    added: changes.filter((change) => !old.has(change.cue)).length,
    dropped: changes.filter((change) => !fresh.has(change.cue)).length,
    kept: changes.filter((change) => old.has(change.cue) && fresh.has(change.cue)).length,
    thresholdBefore: before.threshold,
    thresholdAfter: after.threshold,
    largest: changes
      .filter((change) => change.before !== change.after)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.cue < b.cue ? -1 : 1))
      .slice(0, LARGEST),
  };
}

/** The cues that speak most for a finding and most against it, strongest first. */
export function strongestCues(
  model: CueModel,
  count: number,
): { readonly pro: readonly WeightedCue[]; readonly contra: readonly WeightedCue[] } {
  const sorted = [...model.cues].sort((a, b) => b.weight - a.weight || (a.cue < b.cue ? -1 : 1));
  return {
    pro: sorted.filter(({ weight }) => weight > 0).slice(0, count),
    contra: sorted
      .filter(({ weight }) => weight < 0)
      .reverse()
      .slice(0, count),
  };
}
