import type { TextOutput } from '../../run/process-streams.js';
/**
 * Whether colour is to be written: as told by `--color` or `--no-color`, else by FORCE_COLOR and NO_COLOR
 * (https://no-color.org), else where the output is a terminal.
 */
export function isColorWanted(
  told: boolean | undefined,
  environment: NodeJS.ProcessEnv,
  isTerminal: boolean,
): boolean {
  if (told !== undefined) return told;
  const force = environment.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false;
  return isTerminal && environment.TERM !== 'dumb';
}

const USUAL_WIDTH = 80;

/** Columns of the terminal: its own, else COLUMNS, else 80. */
export function terminalWidth(stream: TextOutput, environment: NodeJS.ProcessEnv): number {
  return stream.columns || Number(environment.COLUMNS) || USUAL_WIDTH;
}
