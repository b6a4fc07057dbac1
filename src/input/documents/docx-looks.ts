import { SaxesParser } from 'saxes';
import type { LookedLine } from './looks-as-names.js';
import { colourName, PLAIN_LOOK, type TextLook } from './text-look.js';
import { localName } from './xml-names.js';

const DOCUMENT = 'word/document.xml';
/** Of a paragraph's letters so many look alike. */
const LEAST_ALIKE = 0.8;
const SLICE = 65_536;

/** The paragraphs of a Word document, given its unpacked parts, in their order, each with the look that its letters have; empty where its text is damaged. */
export function looksOfDocument(parts: ReadonlyMap<string, Uint8Array>): readonly LookedLine[] {
  const part = parts.get(DOCUMENT);
  if (!part) return [];
  const lines: LookedLine[] = [];
  const parser = new SaxesParser();
  let isFaulty = false;
  let pieces: { text: string; readonly look: TextLook }[] = [];
  let look: TextLook = PLAIN_LOOK;
  let isRun = false;
  let isText = false;
  parser.on('error', () => {
    isFaulty = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    const value = valueIn(attributes);
    if (local === 'p') pieces = [];
    else if (local === 'r') {
      isRun = true;
      look = PLAIN_LOOK;
    } else if (local === 't') {
      isText = true;
      pieces.push({ text: '', look });
    } else if (local === 'tab' && isRun) pieces.push({ text: '\t', look });
    else if (isRun) look = changed(look, local, value);
  });
  parser.on('text', (text) => {
    const piece = pieces.at(-1);
    if (isText && piece) piece.text += text;
  });
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    if (local === 't') isText = false;
    else if (local === 'r') isRun = false;
    else if (local === 'p') {
      lines.push({ text: pieces.map(({ text }) => text).join(''), look: lookOf(pieces) });
      pieces = [];
    }
  });
  const text = Buffer.from(part).toString('utf8');
  for (let start = 0; start < text.length && !isFaulty; start += SLICE)
    parser.write(text.slice(start, start + SLICE));
  return isFaulty ? [] : lines;
}

type Attributes = Readonly<Record<string, string | { readonly value: string }>>;

/** `w:val` of an element; null where it has none. */
function valueIn(attributes: Attributes): string | null {
  const found = Object.entries(attributes).find(([key]) => /(?:^|:)val$/.test(key))?.[1];
  return found === undefined ? null : typeof found === 'string' ? found : found.value;
}

/** The look with what a property of a run says. */
function changed(look: TextLook, property: string, value: string | null): TextLook {
  const isOn = value === null || !/^(?:0|false|off|none|clear|auto)$/i.test(value);
  if (property === 'color') return { ...look, colour: colourName(value ?? 'auto') ?? look.colour };
  if (property === 'b') return { ...look, isBold: isOn };
  if (property === 'i') return { ...look, isItalic: isOn };
  if (property === 'u') return { ...look, isUnderlined: isOn };
  if (property === 'highlight') return { ...look, isMarked: isOn };
  return look;
}

/** The look of nearly all letters of a paragraph; null where it has several. */
function lookOf(pieces: readonly { readonly text: string; readonly look: TextLook }[]): TextLook | null {
  const letters = new Map<string, { look: TextLook; count: number }>();
  let all = 0;
  for (const { text, look } of pieces) {
    const count = text.replace(/\s/g, '').length;
    const key = JSON.stringify(look);
    letters.set(key, { look, count: (letters.get(key)?.count ?? 0) + count });
    all += count;
  }
  const [most] = [...letters.values()].toSorted((left, right) => right.count - left.count);
  return most && all > 0 && most.count >= LEAST_ALIKE * all ? most.look : null;
}
