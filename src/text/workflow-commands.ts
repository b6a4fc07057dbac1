/**
 * What build systems obey wherever a step writes it: `::name::` at the start of a line, white space before it or not, and
 * `##[name]` anywhere (GitHub's runner, ActionCommand.cs), `##vso[` (Azure Pipelines) and `##teamcity[`.
 */
const AT_START = /^([^\S\r\n]*):(?=:)/gm;
const ANYWHERE = /##(?=\[|vso\[|teamcity\[)/gi;

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
