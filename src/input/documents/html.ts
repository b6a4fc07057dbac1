import type { ParseContext, TextFormat } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem, hasTwoSpeakers } from '../raw/raw-call.js';
import { callsOfBlocks } from './document-calls.js';
import { DEEPEST_ELEMENT, htmlBlocks } from './html-blocks.js';
import { callsOfScripts } from './json-of-page.js';
import { explainsLooks, looksOfPage, withLooksAsNames } from './looks-as-names.js';
import { withMarksAsNames } from './marked-blocks.js';
import { withoutFoot } from './page-foot.js';

/**
 * Saved pages (https://html.spec.whatwg.org/): a table with columns of speakers and words, else the lines of the text. Excel's
 * "web page" and exports of systems that call such a page `.xls` are read as well.
 */
export const htmlFormat = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  reads: 'text',
  sniff: ({ text }) => /^<(?:!doctype html|html|head|meta|table|body)[\s>]/i.test(withoutProlog(text)),
  parse: callsOfPage,
} as const satisfies TextFormat;

/** The calls of a page, or what keeps it from being read. */
export function callsOfPage(text: string, context: ParseContext): readonly Parsed[] {
  const blocks = htmlBlocks(text);
  if (blocks) {
    const page = withoutFoot(blocks);
    const isExplained = page.some((block) => 'line' in block && explainsLooks(block.line));
    const looks = isExplained ? withLooksAsNames(looksOfPage(page)) : null;
    if (looks)
      return callsOfBlocks(
        looks.map((line) => ({ line })),
        context,
      );
    const calls = callsOfBlocks(page, context);
    const marked = calls.some(hasTwoSpeakers) ? null : withMarksAsNames(blocks);
    if (marked) return callsOfBlocks(marked, context);
    const scripted = calls.some(({ kind }) => kind === 'call') ? [] : callsOfScripts(text, context);
    return scripted.length > 0 ? scripted : calls;
  }
  return [asProblem(inputProblem('html-too-deep', null, { depth: String(DEEPEST_ELEMENT) }))];
}

/** The text behind its declaration and the remarks above its first element. */
function withoutProlog(text: string): string {
  let rest = text.trimStart();
  for (let prolog = PROLOG.exec(rest); prolog; prolog = PROLOG.exec(rest)) {
    const end = rest.indexOf(prolog[0] === '<?' ? '?>' : '-->');
    if (end === -1) return '';
    rest = rest.slice(rest.indexOf('>', end) + 1).trimStart();
  }
  return rest;
}

const PROLOG = /^(?:<\?|<!--)/;
