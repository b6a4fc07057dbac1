import { callsOfBlocks } from '../documents/document-calls.js';
import type { ParseContext } from '../raw/input-format.js';
import { type InputProblem, inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { loadPages } from './load-pages.js';
import { blocksOfPages } from './page-blocks.js';
import type { PageFault, PrintedPage, PrintedText } from './printed-page.js';

/** Of all letters; beyond, they are not what the page shows. */
const MOST_UNKNOWN = 0.2;

/** The calls of a PDF, or what keeps it from being read. */
export async function readPdf(bytes: Uint8Array, context: ParseContext): Promise<readonly Parsed[]> {
  // Every PDF ends in this; without it the library reads what is left and does not tell.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('%%EOF'))
    return [asProblem(inputProblem('pdf-invalid', null, { reason: '%%EOF' }))];
  const read = await loadPages(bytes);
  const problem = 'fault' in read ? faultOf(read) : faultOfLetters(read.pages);
  if (problem !== null) return [asProblem(problem)];
  return 'pages' in read ? callsOfBlocks(blocksOfPages(read.pages), context) : [];
}

function faultOf(given: PageFault): InputProblem {
  switch (given.fault) {
    case 'protected':
      return inputProblem('pdf-protected', null);
    case 'too-many-pages':
      return inputProblem('pdf-too-many-pages', null, { limit: String(given.limit) });
    case 'too-much-text':
      return inputProblem('pdf-too-much-text', null, { limit: String(given.limit) });
    case 'too-costly':
      return inputProblem('pdf-too-costly', null, {
        seconds: String(given.seconds),
        memory: String(given.memoryMb),
      });
    case 'invalid':
      return inputProblem('pdf-invalid', null, { reason: given.reason });
  }
}

/** That no letters can be read, or not in their order; null where they can. */
function faultOfLetters(pages: readonly PrintedPage[]): InputProblem | null {
  let [letters, unknown, turned] = [0, 0, 0];
  for (const { texts, turnedLetters } of pages) {
    letters += turnedLetters;
    turned += turnedLetters + stackedLetters(texts);
    for (const { text } of texts) {
      letters += text.length;
      unknown += text.match(UNKNOWN)?.length ?? 0;
    }
  }
  if (turned > letters - turned) return inputProblem('pdf-vertical', null);
  if (letters === 0) return inputProblem('pdf-without-text', null);
  return unknown > MOST_UNKNOWN * letters ? inputProblem('pdf-letters-unknown', null) : null;
}

/** Letters that stand one below the other, each by itself: programs write columns so. */
function stackedLetters(texts: readonly PrintedText[]): number {
  return texts.filter(({ text, x, y, size }, at) => {
    const next = texts[at + 1];
    const way = next ? (next.y - y) / size : 0;
    return (
      next !== undefined && [...text].length === 1 && Math.abs(next.x - x) < size / 4 && way > 0.7 && way < 2
    );
  }).length;
}

/** Codes of a font's own, of which no document tells what they mean. */
const UNKNOWN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]/g;
