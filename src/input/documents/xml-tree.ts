import { SaxesParser } from 'saxes';
import { localName } from './xml-names.js';

/** What is wrong with an XML text, and where. */
export interface XmlFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

interface OpenElement {
  readonly name: string;
  readonly members: [name: string, value: unknown][];
  text: string;
}

/** Elements within words: their text is the words' own. */
const WITHIN_WORDS = new Set(['span', 'b', 'i', 'u', 'em', 'strong', 'c']);
const DEEPEST = 100;

/**
 * XML as a value of JSON: an element is an object of its attributes and elements, those of one name a list; its own words are the
 * member `text`, or all of it where it has nothing else. Names come without their namespace's prefix. A document type that declares
 * anything is refused, so that no entity can be.
 */
export function readXmlTree(text: string): { readonly value: unknown } | { readonly fault: XmlFault } {
  const parser = new SaxesParser();
  const root: OpenElement = { name: '', members: [], text: '' };
  const open: OpenElement[] = [root];
  let fault: XmlFault | null = null;
  const refuse = (reason: string) => {
    fault ??= { line: parser.line, column: parser.column + 1, reason };
  };
  // The name of a document type is harmless: nothing is fetched, and what would declare entities is refused.
  parser.on('doctype', (type) => {
    if (/[[\]]|ENTITY/i.test(type)) refuse('DOCTYPE');
  });
  parser.on('error', ({ message }) => refuse(message.replace(/^\d+:\d+: /, '')));
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    if (local === 'br') addText(open, '\n');
    if (open.length > DEEPEST) refuse(`> ${DEEPEST}`);
    const members = Object.entries(attributes).flatMap(([key, value]): [string, unknown][] =>
      /^xmlns(?::|$)/.test(key) ? [] : [[localName(key), value]],
    );
    open.push({ name: local, members, text: '' });
  });
  parser.on('text', (part) => addText(open, part));
  parser.on('cdata', (part) => addText(open, part));
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (!element || !parent || element.name === 'br') return;
    const isItem = element.name !== 'span' && element.members.length > 0;
    if (WITHIN_WORDS.has(element.name) && !isItem) {
      parent.text += element.text;
      // <span ttm:agent="…">: what is said of the words stays.
      parent.members.push(...element.members);
    } else parent.members.push([element.name, elementValue(element)]);
  });
  for (let start = 0; start < text.length && fault === null; start += SLICE)
    parser.write(text.slice(start, start + SLICE));
  if (fault === null) parser.close();
  return fault === null ? { value: elementValue(root) } : { fault };
}

const SLICE = 65_536;

function addText(open: readonly OpenElement[], part: string): void {
  const element = open.at(-1);
  if (element) element.text += part;
}

function elementValue({ members, text }: OpenElement): unknown {
  const words = text.trim();
  if (members.length === 0) return words;
  if (words === '' && takeTurns(members)) return members.map(([name, one]) => ({ [name]: one }));
  const value = new Map<string, unknown>();
  const lists = new Set<string>();
  for (const [name, one] of words === '' ? members : [...members, ['text', words] as const]) {
    const known = value.get(name);
    if (known === undefined) value.set(name, one);
    else if (lists.has(name)) (known as unknown[]).push(one);
    else {
      value.set(name, [known, one]);
      lists.add(name);
    }
  }
  return Object.fromEntries(value);
}

/** Elements of a few names that take turns, each of words alone: the name tells who speaks, and their order counts. */
function takeTurns(members: OpenElement['members']): boolean {
  const names = new Set(members.map(([name]) => name));
  const changes = members.filter(([name], index) => index > 0 && name !== members[index - 1]?.[0]).length;
  return (
    names.size >= 2 &&
    names.size <= 6 &&
    changes > 2 * names.size &&
    members.every(([, one]) => typeof one === 'string')
  );
}
