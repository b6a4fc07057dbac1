import { convert, stringToCode } from 'encoding-japanese';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodingByName, encodingNames } from '../../../src/input/decoding/encodings.js';
import { casesOf } from '../../thoroughness.js';
import { read, spoken } from '../read.js';

const words = 'お客様：株式会社髙橋です。①番の㈱、10～20時、ｶﾅ、ー―－…\n職員：はい、承知しました。\n';

function encoded(text: string, to: 'SJIS' | 'EUCJP' | 'JIS'): Uint8Array {
  return Uint8Array.from(convert(stringToCode(text), { to, from: 'UNICODE' }));
}

function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('encodings', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(words)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${words}`)],
    ['UTF-16 little endian', utf16(words, 'le')],
    ['UTF-16 big endian', utf16(words, 'be')],
    ['UTF-16 little endian without a mark', utf16(words, 'le', false)],
    ['UTF-16 big endian without a mark', utf16(words, 'be', false)],
    ['Windows-31J', encoded(words, 'SJIS')],
    ['EUC-JP', encoded(words, 'EUCJP')],
    ['ISO-2022-JP', encoded(words, 'JIS')],
  ])('%s is detected, vendor characters, wave dash and half-width kana survive', async (_, bytes) => {
    for (const pieceLength of [1, 7, 65_536]) {
      const { transcripts, problems } = await read(bytes, { pieceLength });
      expect(problems).toEqual([]);
      expect(spoken(transcripts[0])).toEqual([
        ['caller', '株式会社髙橋です。①番の㈱、10～20時、ｶﾅ、ー―－…'],
        ['staff', 'はい、承知しました。'],
      ]);
    }
  });

  test.each(['SJIS', 'EUCJP'] as const)('%s is detected behind a long ASCII head', async (to) => {
    const head = new TextEncoder().encode(`# ${'x'.repeat(200)}\n`.repeat(1000));
    const { transcripts } = await read(Uint8Array.from([...head, ...encoded(words, to)]));
    expect(transcripts[0]?.turns[1]?.text).toBe('はい、承知しました。');
  });

  test('the encoding told wins over the one detected', async () => {
    const { problems } = await read(encoded(words, 'SJIS'), { encoding: 'utf-8' });
    expect(problems).toMatchObject([
      { code: 'input-undecodable', line: 1, arguments: { encoding: 'utf-8' } },
    ]);
  });

  test.each([
    ['shift_jis', [0x81, 0x20], encoded('客：はい\n職員：確認します\n', 'SJIS')],
    ['euc-jp', [0xff], encoded('客：はい、それは困ります\n職員：確認します\n', 'EUCJP')],
    ['utf-8', [0xe3, 0x81], new TextEncoder().encode('客：はい\n職員：確認します\n')],
  ])('damaged %s is named with its line', async (encoding, damage, bytes) => {
    const { transcripts, problems } = await read(Uint8Array.from([...bytes, ...damage, 0x0a]));
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'input-undecodable', line: 3, arguments: { encoding } }]);
  });

  test('a replacement character that stands in the text is text', async () => {
    const { problems } = await read('客：\uFFFDはい\n職員：はい\n');
    expect(problems).toEqual([]);
  });

  test('a line of any encoding is read as it was written', async () => {
    const letters = fc.constantFrom(...'あいうえおアイウ漢字髙㈱①②～－、。「」ー録音電話確認申し訳ABC123');
    const line = fc.array(letters, { minLength: 4, maxLength: 40 }).map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(line, fc.constantFrom('SJIS', 'EUCJP', 'JIS'), async (text, to) => {
        const names = { SJIS: 'shift_jis', EUCJP: 'euc-jp', JIS: 'iso-2022-jp' } as const;
        const bytes = encoded(`職員\t話${text}\n`, to);
        const { transcripts } = await read(bytes, { encoding: names[to], pieceLength: 3 });
        expect(transcripts[0]?.turns[0]?.text).toBe(`話${text}`);
      }),
      { numRuns: casesOf(100) },
    );
  });

  test.each([
    ['SJIS', 'shift_jis'],
    ['Windows-31J', 'shift_jis'],
    ['cp932', 'shift_jis'],
    ['EUC_JP', 'euc-jp'],
    ['utf8', 'utf-8'],
    ['UTF-16', 'utf-16le'],
    ['JIS', 'iso-2022-jp'],
    ['latin1', null],
  ])('the name %s means %s', (name, encoding) => {
    expect(encodingByName(name)).toBe(encoding);
  });

  test('every encoding is known by its own name', () => {
    expect(encodingNames.map(encodingByName)).toEqual(encodingNames);
  });
});

describe('inputs that are no text', () => {
  test.each([
    ['input-empty', new Uint8Array(0)],
    ['input-empty', new TextEncoder().encode('\uFEFF \r\n\n')],
    ['input-binary', Uint8Array.from([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 1, 2, 3, 255])],
    ['input-binary', Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256)],
    ['input-old-excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('%s', async (code, bytes) => {
    const { transcripts, problems } = await read(bytes);
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code, file: 'calls/0001.txt' }]);
  });

  test('a fault while the bytes are read is a problem', async () => {
    const { readTranscripts } = await import('../../../src/input/read-transcripts.js');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('客：はい\n');
      throw new Error('EIO: i/o error, read');
    }
    const results = [];
    for await (const result of readTranscripts({ file: 'x.txt', bytes: failing() })) results.push(result);
    expect(results).toMatchObject([
      {
        kind: 'problem',
        problem: { code: 'input-unreadable', arguments: { reason: 'EIO: i/o error, read' } },
      },
    ]);
  });
});
