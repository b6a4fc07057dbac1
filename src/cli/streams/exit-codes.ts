/** What the exit code of the program says; the table in README.md and docs/ is the same. */
export const EXIT = {
  /** No finding at or above `--fail-on`. */
  ok: 0,
  /** A finding at or above `--fail-on`, a failed test, or a pattern that matches no line. */
  findings: 1,
  /** Something the user can mend: usage, a rule, the configuration, an input. */
  usage: 2,
  /** A fault of the program itself. */
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
