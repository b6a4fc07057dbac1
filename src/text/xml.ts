import { withoutControlsButBreaks } from './control-characters.js';
import { escapeCommands } from './workflow-commands.js';

/** A text as XML has it between tags; no reader of logs takes a line of it for a command. */
export function escapeXml(text: string): string {
  const escaped = withoutControlsButBreaks(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
  return escapeCommands(escaped, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as the value of an attribute, with its quotation marks. */
export function quoteXml(text: string): string {
  return `"${escapeXml(text)
    .replace(/"/g, '&quot;')
    .replace(/[\n\t]/g, ' ')}"`;
}
