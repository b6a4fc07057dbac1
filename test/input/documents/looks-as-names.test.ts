import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { colourName } from '../../../src/input/documents/text-look.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

const paragraph = (text: string, properties = '') =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document of paragraphs. */
function documentOf(...paragraphs: readonly string[]): Uint8Array {
  const part = (xml: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  return zipSync({
    '[Content_Types].xml': part(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`,
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part(
      `<w:document xmlns:w="${WORD}"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ),
  });
}

const BLUE = '<w:color w:val="0070C0"/>';
const said = (staff: string, caller: string) =>
  SAID.map((text, at) => paragraph(text, at % 2 === 0 ? staff : caller));

test.each([
  ['青字：当社　黒字：お客様', BLUE, ''],
  ['赤が職員、黒が居住者', '<w:color w:val="FF0000"/>', ''],
  ['※太字：管理センター、それ以外：居住者の方', '<w:b/>', ''],
  ['マーカー：お客様', '', '<w:highlight w:val="yellow"/>'],
  ['斜体は先方の言葉', '', '<w:i/>'],
])('a Word document whose letters tell who speaks: %s', async (legend, staff, caller) => {
  const content = documentOf(
    paragraph('電話記録', '<w:b/>'),
    paragraph('ご葬家：新堂家（喪主 新堂様）'),
    paragraph('対応：柏木'),
    paragraph(legend),
    paragraph(''),
    ...said(staff, caller).slice(0, 4),
    paragraph('（３分ほど保留）', '<w:color w:val="7F7F7F"/>'),
    ...said(staff, caller).slice(4),
    paragraph(''),
    paragraph('所感：言葉を急がせないよう心がけた。'),
  );
  const { transcripts, problems } = await read(content, { file: 'a.docx' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0]).map(([side, text]) => [side, text.split('\n')[0]])).toEqual(turns);
  expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
});

test('the legend may stand below, and a page may have colours too', async () => {
  const below = documentOf(
    ...said('', '<w:color w:val="00B050"/>'),
    paragraph(''),
    paragraph('緑字＝お客様　黒字＝こちら'),
  );
  expect((await read(below, { file: 'a.docx' })).transcripts.map(spoken)).toEqual([turns]);
  const lines = SAID.map((text, at) =>
    at % 2 === 0 ? `<p><span style="color:#1f4e79">${text}</span></p>` : `<p>${text}</p>`,
  );
  const page = `<html><body><p>青字：当社　黒字：お客様</p>${lines.join('')}</body></html>`;
  expect((await read(page, { file: 'a.html' })).transcripts.map(spoken)).toEqual([turns]);
});

test('a report with coloured sentences is no conversation', async () => {
  const lines = [
    '第一章をあらためました。',
    '費用を見直しました。',
    '工程を延ばしました。',
    '体制を変えました。',
    '人を増やしました。',
    '機材を足しました。',
  ];
  const content = documentOf(...lines.map((text, at) => paragraph(text, at % 2 === 0 ? BLUE : '')));
  expect((await read(content, { file: 'a.docx' })).transcripts).toEqual([]);
});

test.each([
  ['0070C0', '青'],
  ['#f00', '赤'],
  ['rgb(0, 176, 80)', '緑'],
  ['7F7F7F', '灰'],
  ['auto', '黒'],
  ['transparent', null],
])('%s is called %s', (value, name) => {
  expect(colourName(value)).toBe(name);
});
