import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LARGEST_UNPACKED } from '../../src/input/documents/xlsx-parts.js';
import { inputFormatNames } from '../../src/input/formats.js';
import { LONGEST_CELL, MOST_COLUMNS } from '../../src/input/tables/cell-reader.js';
import { processorMs } from '../processor-time.js';
import { casesOf, partOf, sizeOf } from '../thoroughness.js';
import { read } from './read.js';
import { makeWorkbook, textRow } from './workbook.js';

/** Milliseconds of processor time that no hostile input may need; generous, for slow machines. */
const BOUND_MS = 20_000;

async function problemsOf(content: string | Uint8Array, file: string): Promise<readonly string[]> {
  const started = processorMs();
  const { problems } = await read(content, { file });
  expect(processorMs() - started).toBeLessThan(BOUND_MS);
  return problems.map(({ code }) => code);
}

/** Made when it is read: it is large. */
type HostileFile = [name: string, content: () => string, file: string, problems: string[]];

describe('hostile input ends in a problem, in bounded time', () => {
  test.each<HostileFile>(
    partOf<HostileFile>([
      ['a million open brackets', () => `{"turns":${'['.repeat(1_000_000)}`, 'a.json', ['json-too-deep']],
      [
        'millions of empty values',
        () => `[${'{},'.repeat(3_000_000)}{}]`,
        'a.json',
        ['json-too-many-values'],
      ],
      [
        'deep nesting within a line',
        () => `{"turns":[]}\n${'{"a":'.repeat(100_000)}`,
        'a.jsonl',
        ['call-empty', 'json-too-deep'],
      ],
      ['a million columns', () => `話者,発話${',x'.repeat(1_000_000)}\n`, 'a.csv', ['table-too-wide']],
      [
        'half a million cells in one row of tabs',
        () => `${'a\t'.repeat(490_000)}\n`,
        'a.tsv',
        ['speaker-unknown'],
      ],
      [
        'a quote that never closes',
        () => `話者,発話\n職員,"${'あ'.repeat(LONGEST_CELL + 10)}`,
        'a.csv',
        ['table-cell-too-long'],
      ],
      [
        'a line of blanks below a call',
        () => `${'オペ：はい\n客：そうです\n'.repeat(4)}\n${' '.repeat(200_000)}${'あ'.repeat(13)}\n`,
        'a.txt',
        [],
      ],
      ['a line of colons', () => '：'.repeat(1_000_000), 'a.txt', ['text-without-speakers']],
      ['brackets in brackets', () => '「'.repeat(500_000), 'a.txt', ['text-without-speakers']],
      ['a million short lines', () => '山\n'.repeat(1_000_000), 'a.txt', ['input-too-many-lines']],
      ['headings without a dialogue', () => '状況設定\n'.repeat(60_000), 'a.txt', ['text-without-speakers']],
      [
        'a subtitle of tags',
        () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<v '.repeat(300_000)}`,
        'a.vtt',
        ['speaker-missing'],
      ],
      ['spaces within a line', () => `あ${'　'.repeat(500_000)}い`, 'a.txt', ['text-without-speakers']],
      ['elements in elements', () => `<html>${'<div>'.repeat(150_000)}`, 'a.html', ['html-too-deep']],
      ['remarks above nothing', () => `${'<!---->'.repeat(50_000)}x`, 'a.html', ['text-without-speakers']],
      [
        'elements of XML without end',
        () => `<?xml version="1.0"?>${'<a>'.repeat(200_000)}`,
        'a.xml',
        ['xml-invalid'],
      ],
      ['groups of RTF without end', () => `{\\rtf1${'{'.repeat(500_000)}`, 'a.rtf', ['input-empty']],
      ['spaces without end', () => `${' '.repeat(900_000)}x`, 'a.txt', ['text-without-speakers']],
      [
        'a line of 30 million characters',
        () => `職員：${'録音'.repeat(15_000_000)}`,
        'a.txt',
        ['input-line-too-long'],
      ],
      [
        'a turn of 30 million characters',
        () => JSON.stringify({ turns: [{ speaker: 'staff', text: '録音'.repeat(15_000_000) }] }),
        'a.json',
        ['turn-too-long'],
      ],
      [
        'half a million tiny turns',
        () => `{"turns":[${'{"speaker":"staff","text":"あ"},'.repeat(500_000)}{}]}`.replace(',{}]', ']'),
        'a.json',
        ['call-too-long'],
      ],
      [
        'a hundred thousand speakers',
        () =>
          JSON.stringify({
            turns: Array.from({ length: 100_000 }, (_, number) => ({
              speaker: `話者${number}`,
              text: 'はい',
            })),
          }),
        'a.json',
        ['call-too-many-speakers'],
      ],
    ]),
  )('%s', async (_, content, file, codes) => {
    expect(await problemsOf(content(), file)).toEqual(codes);
  });

  test('a list of more words than a function takes arguments is read', async () => {
    const words = Array.from({ length: sizeOf(120_000) }, (_, ts) => ({ value: 'あ', speaker: ts % 2, ts }));
    const { problems } = await read(JSON.stringify({ words }), { file: 'a.json' });
    expect(problems.map(({ code }) => code)).toEqual(['speaker-unknown']);
  });

  test('a very long line of speech with many brackets is read', async () => {
    const { transcripts } = await read(`職員：${'(あ)「い」[う]'.repeat(sizeOf(90_000))}`);
    expect(transcripts).toHaveLength(1);
  });

  test('a call without end costs only itself', async () => {
    const rows = (id: string, times: number, text: string) => `${id},職員,${text}\n`.repeat(times);
    const table = `通話ID,話者,発話\n${rows('a', 1, 'はい')}${rows('b', 200, 'あ'.repeat(60_000))}${rows('c', 1, 'はい')}`;
    const { transcripts, problems } = await read(table, { file: 'a.csv' });
    expect(transcripts.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(problems).toMatchObject([{ code: 'call-too-long', arguments: { id: 'b' } }]);
  });

  test('a line beyond the limit costs only itself', async () => {
    const call = '{"turns":[{"speaker":"staff","text":"はい"}]}';
    const long = `{"turns":[{"speaker":"staff","text":"${'x'.repeat(17 * 1024 * 1024)}"}]}`;
    const { transcripts, problems } = await read(`${call}\n${long}\n${call}\n`, { file: 'a.jsonl' });
    expect(transcripts).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'json-line-too-long', line: 2 }]);
  });
});

const CENTRAL_HEADER = Buffer.from('PK\u0001\u0002', 'latin1');
const DEFLATED = 8;

describe('hostile workbooks', () => {
  const size = LARGEST_UNPACKED + 1024 * 1024;
  const rows = textRow(1, ['話者', '発話']) + textRow(2, ['職員', 'はい']);
  const part = 'xl/sharedStrings.xml';
  /** Packed by Node.js, which takes a part of the time, and stored: the headers are made to tell how it is packed. */
  const whole = (() => {
    const packed = deflateRawSync(Buffer.alloc(size, ' '));
    const stored = makeWorkbook({ rows, others: { [part]: [packed, { level: 0 }] } });
    const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.length);
    const own = bytes.indexOf(part);
    const listed = bytes.indexOf(part, bytes.indexOf(CENTRAL_HEADER, own));
    for (const at of [own - 22, listed - 36]) bytes.writeUInt16LE(DEFLATED, at);
    for (const at of [own - 8, listed - 22]) bytes.writeUInt32LE(size, at);
    return bytes;
  })();
  /** The same with other bytes wherever these stand. */
  const changed = (bytes: Buffer, others: Buffer): Buffer => {
    const copy = Buffer.from(whole);
    for (let at = copy.indexOf(bytes); at !== -1; at = copy.indexOf(bytes, at + 1)) others.copy(copy, at);
    return copy;
  };
  const number = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);

  test.each(
    partOf([
      ['a bomb that claims to be small', changed(number(size), number(10))] as const,
      ['a zip bomb', whole] as const,
    ]),
  )('%s is given up at the limit', async (_, bytes) => {
    expect(bytes.length).toBeLessThan(200_000);
    expect(await problemsOf(bytes, 'a.xlsx')).toEqual(['xlsx-too-large']);
  });

  test('parts that are not needed are not unpacked', async () => {
    const unneeded = changed(Buffer.from(part), Buffer.from('xl/media/image01.png'));
    const { transcripts } = await read(unneeded, { file: 'a.xlsx' });
    expect(transcripts).toHaveLength(1);
  });

  test.each([
    [
      'entities that expand',
      '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>',
      '&amp;',
      ['xlsx-doctype'],
    ],
    [
      'entities that name a file',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
      'x',
      ['xlsx-doctype'],
    ],
    ['entities that nobody declares', '', '&b;', ['xlsx-invalid']],
    ['tags that never close', '', '</t><t><a><b>', ['xlsx-invalid']],
  ])('%s', async (_, prolog, text, codes) => {
    const rows = textRow(1, ['話者', text]);
    expect(await problemsOf(makeWorkbook({ rows, prolog }), 'a.xlsx')).toEqual(codes);
  });

  test('a cell in a column beyond all sheets is a problem', async () => {
    const rows = '<row r="1"><c r="ZZZZZ1" t="inlineStr"><is><t>話者</t></is></c></row>';
    expect(await problemsOf(makeWorkbook({ rows }), 'a.xlsx')).toEqual(['table-too-wide']);
    const wide = `<row r="1">${'<c><v>1</v></c>'.repeat(MOST_COLUMNS + 1)}</row>`;
    expect(await problemsOf(makeWorkbook({ rows: wide }), 'a.xlsx')).toEqual(['table-too-wide']);
  });

  test.each([
    ['an archive of something else', zipSync({ 'word/document.xml': strToU8('<a/>') }), ['docx-invalid']],
    [
      'an empty archive',
      Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]),
      ['input-binary'],
    ],
    ['an empty sheet', makeWorkbook({ rows: '' }), ['xlsx-no-sheet']],
  ])('%s', async (_, bytes, codes) => {
    expect(await problemsOf(bytes, 'a.xlsx')).toEqual(codes);
  });
});

describe('whatever the input, reading never throws', () => {
  const pieces = fc.constantFrom(
    ...[
      '職員',
      '客',
      '山田',
      '：',
      ':',
      '「',
      '」',
      '【',
      '】',
      '＜',
      '＞',
      '\n',
      '\r\n',
      '\t',
      ' ',
      '#',
      '**',
      '|',
      '---',
    ],
    ...[
      '[00:01]',
      '00:00:01.000 --> 00:00:02.000',
      'WEBVTT\n\n',
      '<v 客>',
      '</v>',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      '\\',
    ],
    ...[
      '"turns"',
      '"speaker"',
      '"text"',
      '話者,発話\n',
      '状況設定',
      '(笑)',
      '（電話を切る）',
      '\u0000',
      '\uFFFF',
      '\uD800',
      '１',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''));

  test('on texts', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom('a.txt', 'a.csv', 'a.vtt', 'a.json', 'a.jsonl', 'a.md'),
        async (text, file) => {
          await read(text, { file, guessSpeakers: true });
        },
      ),
      { numRuns: casesOf(600) },
    );
  });

  test('on bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await read(bytes);
      }),
      { numRuns: casesOf(300) },
    );
  });

  test('on any JSON, in every format', async () => {
    const names = [
      'turns',
      'calls',
      'text',
      'speaker',
      'results',
      'segments',
      'Transcript',
      'Content',
      'timeline',
    ];
    const more = [
      'channels',
      'alternatives',
      'words',
      'tokens',
      'recognizedPhrases',
      'phrases',
      'items',
      'users',
    ];
    const key = fc.constantFrom(
      ...names,
      ...more,
      'transcript',
      'transcriptSegments',
      'entries',
      'ts',
      'start',
    );
    const { value } = fc.letrec((tie) => ({
      leaf: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('1s')),
      value: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom(null, ...inputFormatNames), async (json, format) => {
        await read(JSON.stringify(json), { file: 'a.json', ...(format ? { format } : {}) });
      }),
      { numRuns: casesOf(800) },
    );
  });

  test('on damaged workbooks', async () => {
    const rows = textRow(1, ['話者', '発話']) + textRow(2, ['職員', 'はい']);
    const workbook = makeWorkbook({ rows });
    await fc.assert(
      fc.asyncProperty(fc.nat(workbook.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const damaged = isCut ? workbook.slice(0, at) : Uint8Array.from(workbook);
        if (!isCut) damaged[at] = byte;
        await read(damaged, { file: 'a.xlsx' });
      }),
      { numRuns: casesOf(300) },
    );
  });
});
