import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const row = (cells: readonly string[]) =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

test('a document that was cut off is told as one of Word, with what is wrong', async () => {
  const whole = zipSync({ 'word/document.xml': strToU8('<w:document/>'.repeat(50)) }, { level: 0 });
  const { problems } = await read(whole.slice(0, 300), { file: 'a.docx' });
  expect(problems).toMatchObject([{ code: 'docx-invalid' }]);
  expect(problems[0]?.arguments.reason).not.toMatch(/^$|xlsx/);
});

test('a document without a part of styles, as programs write them, with a table that names one', async () => {
  const rows = SAID.map((text, at) => row([String(at + 1), at % 2 === 0 ? '当方' : '先方', text, '']));
  const table = `<w:tbl><w:tblPr><w:tblStyle w:val="a3"/></w:tblPr>${row(['No.', '発言者', '内　容', '備　考'])}${rows.join('')}</w:tbl>`;
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('電 話 記 録 票')}${table}</w:body></w:document>`;
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${TYPE}" Target="word/document.xml"/></Relationships>`;
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
  const bytes = zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(relations),
    'word/document.xml': strToU8(document),
  });
  const { transcripts, problems } = await read(bytes, { file: 'a.docx', sides: shippedSides() });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});
