import { isMeasured, type TrainingCall } from './training-turns.js';

/** How labelled calls are divided: each call is measured by models that were fitted without its fold. */
export interface Folds {
  readonly count: number;
  /** By number of call. */
  readonly ofCall: readonly number[];
  readonly files: number;
  /** Calls that are measured. */
  readonly measured: number;
}

/** More folds cost time and change the figures little. */
const MOST_FOLDS = 5;
/** Calls of files that nothing is measured of are in no fold: every model learns from them. */
const NOT_MEASURED = -1;
/** Spreads neighbours of a list over all folds. */
const SPREAD = 2654435761;

/**
 * By file, since calls of one file resemble each other, and by call where there is one file only; lists of wordings, whose
 * lines belong to many rules, by line. The order of files does not matter.
 */
export function divide(calls: readonly TrainingCall[]): Folds {
  const measured = calls.filter(isMeasured);
  const files = [...new Set(measured.map(({ transcript }) => transcript.file))].sort();
  const count = Math.max(1, Math.min(MOST_FOLDS, files.length > 1 ? files.length : measured.length));
  const numberOfFile = new Map(files.map((file, index) => [file, index]));
  let line = 0;
  const ofCall = calls.map(({ transcript, judged }, call) => {
    if (judged !== undefined) return (Math.imul(line++, SPREAD) >>> 8) % count;
    return (files.length > 1 ? (numberOfFile.get(transcript.file) ?? NOT_MEASURED) : call) % count;
  });
  return { count, ofCall, files: files.length, measured: measured.length };
}
