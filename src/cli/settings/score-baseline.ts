import { readFileSync } from 'node:fs';
import { isObject } from '../../input/raw/json-value.js';
import { UserError } from '../../model/problem.js';
import type { Baseline, Measured } from '../../score/compare.js';

/**
 * Reads the figures that `genchi eval -f json` wrote.
 *
 * @throws UserError where the file cannot be read or holds something else
 */
export function readScoreBaseline(path: string): Baseline {
  const refuse = (reason: string, cause?: unknown) =>
    new UserError(
      [{ code: 'baseline-unreadable', file: path, line: null, column: null, arguments: { reason } }],
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const overall = isObject(value) ? value.overall : undefined;
  if (!isObject(overall)) throw refuse('overall');
  const { rules, groups } = overall;
  if (!isListOf(rules, 'rule')) throw refuse('overall.rules');
  if (!isListOf(groups, 'group')) throw refuse('overall.groups');
  return { rules, groups };
}

function isListOf<Name extends string>(
  value: unknown,
  name: Name,
): value is readonly (Measured & Readonly<Record<Name, string>>)[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one: unknown) =>
        isObject(one) &&
        typeof one[name] === 'string' &&
        [one.found, one.falseAlarms, one.missed, one.f1].every(Number.isFinite) &&
        [one.precision, one.recall].every((share) => isObject(share) && Number.isFinite(share.value)),
    )
  );
}
