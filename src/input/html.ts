import { callsOfBlocks } from './document-calls.js';
import { htmlBlocks } from './html-blocks.js';
import type { TextFormat } from './input-format.js';

/**
 * Saved pages (https://html.spec.whatwg.org/): a table with columns of speakers and words, else the lines of the text. Excel's
 * "web page" and exports of systems that call such a page `.xls` are read as well.
 */
export const htmlFormat = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  reads: 'text',
  sniff: ({ text }) =>
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|meta|table|body)[\s>]/i.test(
      text,
    ),
  parse: (text, context) => callsOfBlocks(htmlBlocks(text), context),
} as const satisfies TextFormat;
