import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { getDocument, Util, VerbosityLevel } from 'unpdf/pdfjs';
import { withUsualLetters } from './kanji-radicals.js';
import { CharacterMaps } from './load-character-map.js';
import { rulesDrawn } from './page-rules.js';
import type { PrintedPage, PrintedPages, PrintedText } from './printed-page.js';

/** Nobody prints a longer one; each page costs, however empty it is. */
const MOST_PAGES = 3000;
/** Characters of all pages, as of the longest call. */
const MOST_CHARACTERS = 8_000_000;
/** A line that rises or falls by more than this part of its length is turned. */
const LEVEL = 0.02;

/** Only text and drawn lines are asked for: no code, scripts or forms, no images of more than a pixel, no network. Fonts are parsed for their letters. */
const OPTIONS = {
  verbosity: VerbosityLevel.ERRORS,
  isEvalSupported: false,
  enableXfa: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  maxImageSize: 1,
  BinaryDataFactory: CharacterMaps,
  cMapUrl: 'character-maps/',
  cMapPacked: true,
};

/** The text and the rules of each page of a PDF, or why they cannot be told. */
export async function readPages(data: Uint8Array): Promise<PrintedPages> {
  const loading = getDocument({ ...OPTIONS, data });
  try {
    return await pagesOf(await loading.promise);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { fault: 'protected' };
    return { fault: 'invalid', reason: reasonOf(error) };
  } finally {
    await loading.destroy();
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

async function pagesOf(document: PDFDocumentProxy): Promise<PrintedPages> {
  if (document.numPages > MOST_PAGES) return { fault: 'too-many-pages', limit: MOST_PAGES };
  const pages: PrintedPage[] = [];
  let characters = 0;
  let reason: string | null = null;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const proxy = await document.getPage(number);
      const page = await pageOf(proxy);
      proxy.cleanup();
      pages.push(page);
      for (const { text } of page.texts) characters += text.length;
    } catch (error) {
      reason ??= reasonOf(error);
    }
    if (characters > MOST_CHARACTERS) return { fault: 'too-much-text', limit: MOST_CHARACTERS };
  }
  // A page that is missing is missing from a call: nothing is better than a part that looks like the whole.
  return reason === null ? { pages } : { fault: 'invalid', reason };
}

async function pageOf(page: PDFPageProxy): Promise<PrintedPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ includeMarkedContent: false });
  const texts: PrintedText[] = [];
  let turnedLetters = 0;
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, c, d, x, y] = Util.transform(transform, item.transform) as readonly number[];
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
    if (x === undefined || y === undefined) continue;
    const size = Math.hypot(c, d);
    const isTurned = styles[item.fontName]?.vertical === true || a <= 0 || Math.abs(b) > LEVEL * a;
    if (isTurned) turnedLetters += item.str.trim().length;
    else texts.push({ text: withUsualLetters(item.str), x, width: item.width, y, size });
  }
  const rules = texts.length === 0 ? [] : await rulesDrawn(page, transform);
  return { width, height, texts, rules, turnedLetters };
}
