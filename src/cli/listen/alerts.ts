import { spawn } from 'node:child_process';
import { InvalidArgumentError } from 'commander';
import type { Finding } from '../../model/finding.js';
import type { RuleId, Severity } from '../../model/rule.js';
import { SEVERITIES } from '../../model/rule.js';
import type { VerdictKind } from '../../model/verdict.js';
import { severityRank } from '../../report/build.js';
import { ruleNamed } from '../settings/report-filter.js';

/** Verdicts that can be asked for. */
const VERDICT_ALERTS = ['complaint', 'suspected-harassment'] as const satisfies readonly VerdictKind[];

/** What alerts are asked for. */
export interface AlertChoice {
  readonly isFindingMeant: (finding: Pick<Finding, 'rule' | 'severity'>) => boolean;
  readonly verdicts: ReadonlySet<VerdictKind>;
}

/**
 * Reads the values of `--alert`: a severity (and all above), a verdict, a rule or group (`safety/*`).
 *
 * @throws UserError where a value names nothing
 */
export function alertChoice(values: readonly string[], ids: readonly RuleId[]): AlertChoice {
  const isSeverity = (value: string): value is Severity => SEVERITIES.some((one) => one === value);
  const verdicts = new Set(VERDICT_ALERTS.filter((kind) => values.includes(kind)));
  const ranks = values.filter(isSeverity).map(severityRank);
  const lowest = Math.max(-1, ...ranks);
  const named = values.filter(
    (value) => !isSeverity(value) && !VERDICT_ALERTS.some((kind) => kind === value),
  );
  const isNamed = named.length === 0 ? () => false : ruleNamed(named.map(asGroup), ids);
  return {
    isFindingMeant: ({ rule, severity }) => severityRank(severity) <= lowest || isNamed(rule),
    verdicts,
  };
}

/** `safety/` stands for all rules of the group. */
function asGroup(name: string): string {
  return name.endsWith('/') ? `${name}*` : name;
}

/** Checks that a value of `--alert` is no empty text. */
export function collectAlert(value: string, before: readonly string[] | undefined): readonly string[] {
  if (value.trim() === '')
    throw new InvalidArgumentError('expected a severity, a verdict or a rule, e.g. safety/');
  return [...(before ?? []), value];
}

/** Runs a command for each alert. */
export interface AlertCommand {
  readonly send: (alert: object) => void;
  /** Waits until all have run. */
  readonly finish: () => Promise<void>;
}

/** Commands at once, alerts that wait for one, and milliseconds that one may take. */
const MOST_AT_ONCE = 4;
const MOST_WAITING = 1000;
const LONGEST_MS = 10_000;

/**
 * Opens the command of `--alert-command`, which is given each alert as a line of JSON on its standard input. Turns never wait for it.
 *
 * @param complain told how the command failed, and of alerts that were dropped as too many waited
 */
export function openAlertCommand(command: string, complain: (reason: string) => void): AlertCommand {
  const waiting: string[] = [];
  let running = 0;
  let wake = (): void => {};
  const next = (): void => {
    const line = running < MOST_AT_ONCE ? waiting.shift() : undefined;
    if (line === undefined) {
      if (running === 0) wake();
      return;
    }
    running++;
    const child = spawn(command, { shell: true, stdio: ['pipe', 'ignore', 'inherit'], timeout: LONGEST_MS });
    let isOver = false;
    const over = (reason: string | null): void => {
      if (isOver) return;
      isOver = true;
      if (reason !== null) complain(reason);
      running--;
      next();
    };
    child.on('error', (error) => over(error.message));
    child.on('exit', (code, signal) => over(code === 0 ? null : `${signal ?? code}`));
    // A command that does not read its input has ended it.
    child.stdin.on('error', () => {});
    child.stdin.end(line);
  };
  return {
    send: (alert) => {
      if (waiting.length >= MOST_WAITING) complain(`> ${MOST_WAITING}`);
      else waiting.push(`${JSON.stringify(alert)}\n`);
      next();
    },
    finish: async () => {
      if (running > 0 || waiting.length > 0)
        await new Promise<void>((done) => {
          wake = done;
        });
    },
  };
}
