import type { Severity } from '../model/rule.js';

/** Says the severity even to those who see no colours. */
export const SYMBOLS = { error: '✖', warning: '▲', info: '●', note: '✔' } as const satisfies Record<
  Severity,
  string
>;
