import { withoutControlsButBreaks } from './control-characters.js';

/**
 * What build systems obey wherever a step writes it: `::name::` at the start of a line, white space before it or not, and
 * `##[name]` anywhere (GitHub's runner, ActionCommand.cs), `##vso[` (Azure Pipelines) and `##teamcity[`.
 */
const AT_START = /^([^\S\r\n]*):(?=:)/gm;
const ANYWHERE = /##(?=\[|vso\[|teamcity\[)/gi;

/** Escapes a workflow command of GitHub as its toolkit does (actions/toolkit, packages/core/src/command.ts). */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | null>>,
  message: string,
): string {
  const escapeData = (text: string) =>
    withoutControlsButBreaks(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const given = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${escapeData(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`);
  return `::${name} ${given.join(',')}::${escapeData(message)}\n`;
}

/** The text without anything that a build system takes for a command, character by character (offsets stay). */
export function withoutCommands(text: string): string {
  return text.replace(AT_START, '$1\ufffd').replace(ANYWHERE, '#\ufffd');
}

/**
 * The same where the format can write a character as an escape: nothing is lost.
 *
 * @param write how the format writes a character, such as `&#58;`
 */
export function escapeCommands(text: string, write: (character: ':' | '#') => string): string {
  return text
    .replace(AT_START, (_, before: string) => before + write(':'))
    .replace(ANYWHERE, () => `#${write('#')}`);
}
