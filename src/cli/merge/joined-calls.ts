import { describeProblem } from '../../messages/problem-text.js';
import { type Problem, UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import { compareText } from '../../report/build.js';
import type { StoredCall } from '../../report/stored-call.js';
import { mergeSorted } from '../../text/merge-sorted.js';
import type { OpenedReport } from './open-report.js';

/**
 * The calls of several reports as in a run over all of them: by file, those of one file by their place in it, or else in the
 * order of the reports. Only one call of each report is held at a time.
 *
 * @throws UserError where two reports hold the same call, or one is damaged or not in the order of its files
 */
export function* joinCalls(reports: readonly OpenedReport[]): Generator<StoredCall> {
  let file: string | null = null;
  /** Calls of the file in hand that have no place in it: by their ids, with the report that they come from. */
  const ids = new Map<string, number>();
  let place = 0;
  for (const { item: call, from } of mergeSorted(reports.map(inOrder), compareCalls)) {
    if (call.file !== file) {
      file = call.file;
      ids.clear();
      place = 0;
    }
    if (call.position !== undefined) {
      if (call.position === place) throw doubleCall(call);
      place = call.position;
    } else if (reports.length > 1) {
      if ((ids.get(call.id) ?? from) !== from) throw doubleCall(call);
      ids.set(call.id, from);
    }
    yield call;
  }
}

function* inOrder({ file, calls }: OpenedReport): Generator<StoredCall> {
  let last: StoredCall | null = null;
  for (const call of calls()) {
    if (last !== null && compareCalls(last, call) > 0)
      throw new UserError([
        {
          code: 'report-unsorted',
          file,
          line: null,
          column: null,
          arguments: { before: last.file, after: call.file },
        },
      ]);
    last = call;
    yield call;
  }
}

function compareCalls(left: StoredCall, right: StoredCall): number {
  return compareText(left.file, right.file) || (left.position ?? 0) - (right.position ?? 0);
}

/** The same shard given twice would count its calls twice. */
function doubleCall({ file, id }: StoredCall): UserError {
  return new UserError([
    { code: 'merge-double', file: null, line: null, column: null, arguments: { call: `${file} ${id}` } },
  ]);
}

/**
 * The problems of shards as one run tells them: first what was wrong before any call was read, which all of them tell, then the
 * others by file. What several shards tell of a file that they share counts once.
 */
export function joinProblems(reports: readonly Pick<OpenedReport, 'shard' | 'tail'>[]): readonly Problem[] {
  const ahead = new Map<string, Problem>();
  const others = new Map<string, Problem>();
  for (const { shard, tail } of reports)
    for (const [index, problem] of tail().problems.entries())
      (index < (shard?.ahead ?? 0) ? ahead : others).set(keyOf(problem), problem);
  const byFile = (left: Problem, right: Problem) => compareText(left.file ?? LAST, right.file ?? LAST);
  return [...ahead.values(), ...[...others.values()].sort(byFile)];
}

/** The problems of reports with others behind them that they do not tell yet, in the words of `language`. */
export function withFurtherProblems(
  problems: readonly Problem[],
  further: readonly Problem[],
  language: Language,
): readonly Problem[] {
  // Of a problem read back from a report only its words are known.
  const wordsOf = (problem: Problem) =>
    JSON.stringify([problem.file, problem.line, describeProblem(problem, language).message]);
  const told = new Set(problems.map(wordsOf));
  return [...problems, ...further.filter((problem) => !told.has(wordsOf(problem)))];
}

/** Behind the name of every file. */
const LAST = '\uffff';

function keyOf({ file, line, arguments: values, isWarning }: Problem): string {
  return JSON.stringify([file, line, values, isWarning ?? false]);
}
