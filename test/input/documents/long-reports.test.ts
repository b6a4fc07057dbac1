import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { makeDocument, paragraph, table } from '../document.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const call = table([['話者', '発言'], ...SAID.map((text, at) => [at % 2 === 0 ? '担当' : 'お客様', text])]);
const pages = (count: number) =>
  Array.from({ length: count }, (_, at) => paragraph(`資料${at + 1}の経緯を記す。`));

describe('a call in a table of a report', () => {
  test.each([
    ['above many lines', [call, ...pages(80)]],
    ['below many lines', [...pages(80), call]],
    ['among many lines', [...pages(40), call, ...pages(40)]],
  ])('%s is read', async (_, body) => {
    const { transcripts, problems } = await read(makeDocument(...body), {
      file: 'a.docx',
      sides: shippedSides(),
    });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('keeps the fields of its head', async () => {
    const fields = ['受付日：2026年4月3日', '件名：配達の遅れ'].map(paragraph);
    const { transcripts } = await read(makeDocument(...fields, ...pages(80), call), {
      file: 'a.docx',
      sides: shippedSides(),
    });
    expect(Object.values(transcripts[0]?.fields ?? {}).join()).toContain('配達の遅れ');
  });
});
