import { ownValue } from '../../text/own-value.js';

/** Groups whose text is none of the document's. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr generator themedata listtable listoverridetable rsidtbl xmlnstbl datastore latentstyles filetbl revtbl fldinst'.split(
    ' ',
  ),
);
/** Control words that are characters. */
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};
/** A control word with its number, a byte in hexadecimal, a control sign, a brace, or plain text. */
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/gi;
const UTF_16_UNITS = 0x10000;

interface Group {
  readonly isSilent: boolean;
  /** Characters that stand behind a `\u` for readers that do not know it. */
  readonly fallback: number;
}

/** The text of an RTF document: paragraphs are lines, cells are apart by tabs. */
export function rtfText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1');
  const groups: Group[] = [];
  let group: Group = { isSilent: false, fallback: 1 };
  let decoder = new TextDecoder('shift_jis');
  let text = '';
  let held: number[] = [];
  let skip = 0;
  let isOptional = false;
  const flush = () => {
    if (held.length > 0) text += decoder.decode(Uint8Array.from(held));
    held = [];
  };
  const put = (bytesOrText: string | number) => {
    if (group.isSilent) return;
    if (skip > 0) {
      skip--;
      return;
    }
    if (typeof bytesOrText === 'number') held.push(bytesOrText);
    else {
      flush();
      text += bytesOrText;
    }
  };
  for (const [, word, number, hex, sign, brace, plain] of source.matchAll(TOKEN)) {
    if (brace === '{') {
      groups.push(group);
      isOptional = false;
      skip = 0;
    } else if (brace === '}') {
      group = groups.pop() ?? group;
      skip = 0;
    } else if (hex !== undefined) put(Number.parseInt(hex, 16));
    // WordPad ends its files with a character of no value.
    else if (plain !== undefined) for (const char of plain) put(char === '\0' ? '' : char.charCodeAt(0));
    else if (sign === '*') isOptional = true;
    else if (sign !== undefined)
      put(sign === '~' ? ' ' : sign === '_' ? '-' : '\\{}'.includes(sign) ? sign : '');
    else if (word !== undefined) {
      const character = ownValue(CHARACTERS, word);
      // An unknown group marked as optional holds nothing to read.
      if (SILENT.has(word) || isOptional) group = { ...group, isSilent: true };
      else if (character !== undefined) put(character);
      else if (word === 'ansicpg') decoder = decoderOf(Number(number));
      else if (word === 'uc') group = { ...group, fallback: Number(number ?? 1) };
      else if (word === 'u' && number !== undefined && !group.isSilent) {
        flush();
        text += String.fromCharCode((Number(number) + UTF_16_UNITS) % UTF_16_UNITS);
        skip = group.fallback;
      }
      isOptional = false;
    }
  }
  flush();
  return text;
}

/** The code page of the document; Japanese Windows where it is none that is known. */
function decoderOf(codePage: number): InstanceType<typeof TextDecoder> {
  const name = codePage === 65001 ? 'utf-8' : codePage === 932 ? 'shift_jis' : `windows-${codePage}`;
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder('shift_jis');
  }
}
