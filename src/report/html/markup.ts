import { withoutControlsButBreaks } from '../../text/control-characters.js';
import { escapeCommands } from '../../text/workflow-commands.js';
import { jsonText } from '../json-call.js';

/** Text that is HTML already; everything else is escaped. */
export interface Markup {
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text for element content and quoted attributes; control characters and direction marks are replaced. */
function escapeHtml(text: string): string {
  const escaped = withoutControlsButBreaks(text).replace(
    /[&<>"']/g,
    (character) => ENTITIES[character] ?? character,
  );
  return escapeCommands(escaped, (character) => `&#${character.charCodeAt(0)};`);
}

type Value = string | number | Markup | readonly Markup[];

/** A template whose values are escaped, unless they are markup themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { html: parts.reduce((text, part, index) => `${text}${render(values[index - 1])}${part}`) };
}

function render(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((item) => item.html).join('');
}

/** Data for the page's script in an element that is never run; no text in it can end the element. */
export function dataBlock(attributes: string, value: unknown): Markup {
  const json = jsonText(value).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
  return { html: `<script type="application/json" ${attributes}>${json}</script>` };
}
