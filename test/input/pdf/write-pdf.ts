import { deflateSync } from 'node:zlib';
import encoding from 'encoding-japanese';

/** A text at a place in points from the upper left corner of an A4 page. */
export type Placed = readonly [x: number, y: number, text: string, size?: number];

/** A page to be written: texts and the rules of tables (from x, y to x, y). */
export interface PageToWrite {
  readonly texts?: readonly Placed[];
  readonly rules?: readonly (readonly [number, number, number, number])[];
  /** Operators behind all that. */
  readonly more?: string;
}

export interface WriteOptions {
  /** How the letters are coded: a map that the document only names, or one of its own in ToUnicode. */
  readonly coding?: '90ms-RKSJ-H' | 'UniJIS-UTF16-H' | 'UniJIS-UTF16-V' | 'own' | 'unknown';
  /** Entries of the trailer. */
  readonly trailer?: string;
}

const HEIGHT = 842;

/** A small PDF of our own making, with a font that it names and does not hold; each letter is as wide as its size. */
export function writePdf(
  pages: readonly PageToWrite[],
  { coding = 'UniJIS-UTF16-H', trailer = '' }: WriteOptions = {},
): Buffer {
  const letters = [...new Set(pages.flatMap(({ texts = [] }) => texts.flatMap(([, , text]) => [...text])))];
  const codeOf = (text: string): string => {
    if (coding === '90ms-RKSJ-H')
      return Buffer.from(
        encoding.convert(encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }),
      ).toString('hex');
    if (coding.startsWith('UniJIS')) return Buffer.from(text, 'utf16le').swap16().toString('hex');
    return [...text].map((letter) => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0')).join('');
  };
  const objects: (string | Buffer)[] = [];
  const add = (body: string | Buffer) => objects.push(body);
  const stream = (text: string) => {
    const packed = deflateSync(Buffer.from(text, 'latin1'));
    return Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]);
  };
  const isOwn = coding === 'own' || coding === 'unknown';
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${7 + 2 * at} 0 R`).join(' ')}] >>`,
  );
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /${isOwn ? 'Identity-H' : coding} /DescendantFonts [4 0 R]${coding === 'own' ? ' /ToUnicode 6 0 R' : ''} >>`,
  );
  add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (${isOwn ? 'Identity' : 'Japan1'}) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>`,
  );
  add(
    '<< /Type /FontDescriptor /FontName /MS-Mincho /Flags 6 /FontBBox [0 -137 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 709 /StemV 80 >>',
  );
  const pairs = letters.map(
    (letter) => `<${codeOf(letter)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
  );
  add(
    stream(
      `/CIDInit /ProcSet findresource begin begincmap /CMapName /Own def 1 begincodespacerange <0000> <ffff> endcodespacerange ${pairs.length} beginbfchar ${pairs.join('\n')} endbfchar endcmap end`,
    ),
  );
  for (const [at, { texts = [], rules = [], more = '' }] of pages.entries()) {
    const shown = texts.map(
      ([x, y, text, size = 10]) => `BT /F ${size} Tf ${x} ${HEIGHT - y} Td <${codeOf(text)}> Tj ET`,
    );
    const drawn = rules.map(([x, y, toX, toY]) => `${x} ${HEIGHT - y} m ${toX} ${HEIGHT - toY} l S`);
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources << /Font << /F 3 0 R >> >> /Contents ${8 + 2 * at} 0 R >>`,
    );
    add(stream([...shown, ...drawn, more].join('\n')));
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, body] of objects.entries()) {
    places.push(length);
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Lines one below the other, cut after `most` letters as a page does. */
export function writtenLines(lines: readonly string[], most = 40, top = 120): readonly Placed[] {
  return lines
    .flatMap((line) => line.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [''])
    .map((line, at) => [70, top + 18 * at, line] as const)
    .filter(([, , line]) => line !== '');
}

/** The rules of a table: its columns' edges from left to right, its rows' from above to below. */
export function tableRules(
  columns: readonly number[],
  rows: readonly number[],
): readonly (readonly [number, number, number, number])[] {
  const [left = 0, top = 0] = [columns[0], rows[0]];
  const [right = 0, bottom = 0] = [columns.at(-1), rows.at(-1)];
  return [
    ...columns.map((x) => [x, top, x, bottom] as const),
    ...rows.map((y) => [left, y, right, y] as const),
  ];
}
