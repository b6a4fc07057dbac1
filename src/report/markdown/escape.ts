import { withoutControls } from '../../text/control-characters.js';

/** An address between < and > that ends nowhere else. */
export function markdownAddress(url: string): string {
  return `<${withoutControls(url).replace(/[<>\\\s]|(?<=#)#/g, (character) => encodeURIComponent(character))}>`;
}

/** Text that Markdown shows as it is: on one line, with every character that could mean something escaped, addresses that GitHub links included. */
export function escapeMarkdown(text: string): string {
  return withoutControls(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]#|~>]/g, '\\$&')
    .replace(/^(\s*)([-+=:])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/@/g, '&#64;');
}
