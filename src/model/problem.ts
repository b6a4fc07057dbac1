/**
 * Something the user can mend: bad input, a faulty rule or option. Carries code, place and arguments;
 * `messages/` makes the sentence and the remedy, in the user's language, at the edge.
 */
export interface Problem {
  readonly code: string;
  /** Path as the user knows it; "-" for standard input; null where no file is concerned. */
  readonly file: string | null;
  /** 1-based; null where it does not apply. */
  readonly line: number | null;
  readonly column: number | null;
  /** True where all was read and only something to look at is told. */
  readonly isWarning?: true;
  /** Values that the message names, as text. */
  readonly arguments: Readonly<Record<string, string>>;
}

/** True where a run cannot be called complete because of these: a warning alone loses nothing. */
export function areFaults(problems: readonly Problem[]): boolean {
  return problems.some(({ isWarning }) => !isWarning);
}

/** Problems file by file, each from its top, and each once, though a file was read twice. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  const files = new Map<string | null, Problem[]>();
  for (const problem of distinct.values()) {
    const same = files.get(problem.file) ?? [];
    same.push(problem);
    files.set(problem.file, same);
  }
  const byPlace = (a: Problem, b: Problem) =>
    (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  return [...files.values()].flatMap((some) => some.sort(byPlace));
}

/** Thrown where work cannot go on before the user mends something; the command line exits with 2. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => problem.code).join(', '), options);
    this.name = 'UserError';
    this.problems = problems;
  }
}
