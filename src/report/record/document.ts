import type { FileChild, Table } from 'docx';
import { reportRecord } from '../../messages/report-record.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import type { ReportOptions } from '../../model/report.js';
import {
  box,
  cell,
  headCell,
  heading,
  LINE_HEIGHT,
  NO_LINE,
  pairs,
  paragraph,
  run,
  SIZE,
  sheetsDocument,
  table,
} from '../docx/parts.js';
import type { RecordContent } from './content.js';

const RED = 'A1142A';

type Text = WordText<keyof typeof reportRecord & string>;

/** The record sheets as a Word document, each on a page of its own. */
export function recordDocument(
  contents: readonly RecordContent[],
  { language, toolVersion }: ReportOptions,
): Promise<Uint8Array> {
  const text = textsIn(reportRecord, language);
  const sheets =
    contents.length === 0
      ? [[paragraph([run(text('none'))])]]
      : contents.map((content) => sheet(content, text, text('made', { version: toolVersion })));
  return sheetsDocument(text('title'), sheets);
}

function sheet(content: RecordContent, text: Text, made: string): FileChild[] {
  return [
    paragraph([run(text('title'), { bold: true, size: SIZE.title })], {
      isCentred: true,
      line: LINE_HEIGHT.title,
    }),
    paragraph([run(content.heading)], { isCentred: true }),
    pairs(content.facts),
    paragraph([run(content.verdict, { bold: true, size: SIZE.heading, color: RED })], { before: 80 }),
    heading(text('types')),
    types(content),
    heading(text('grounds')),
    table(
      [17, 38, 45],
      [
        [text('when'), text('words'), text('what')].map((name) => headCell([run(name, { bold: true })])),
        ...content.grounds.map(({ when, words, what }) =>
          [when, `「${words}」`, what].map((value) => cell([run(value)])),
        ),
      ],
    ),
    ...(content.left > 0
      ? [paragraph([run(text('more', { count: content.left }), { size: SIZE.small })])]
      : []),
    heading(text('measures')),
    pairs(
      content.measures.map(({ name, where }) => [name, where.join('、') || text('not-found')]),
      [28, 22, 28, 22],
    ),
    heading(text('law')),
    ...content.law.map((one) => paragraph([run(`・${one}`)])),
    paragraph([run(text('law-note'), { size: SIZE.small })]),
    heading(text('decision')),
    paragraph(
      (['applies', 'applies-not', 'pending'] as const).flatMap((name) => [
        box(false),
        run(` ${text(name)}　　　`, { bold: true, size: SIZE.heading }),
      ]),
    ),
    table([100], [[cell([run(text('comment'), { size: SIZE.small })])]], 1100),
    pairs([
      [text('name'), ''],
      [text('decided'), ''],
    ]),
    paragraph([run(made, { size: SIZE.small })], { before: 60 }),
  ];
}

/** All types in two columns, ticked where the check found them. */
function types({ types: all }: RecordContent): Table {
  const entry = (type: RecordContent['types'][number] | undefined) =>
    cell(type ? [box(type.isFound), run(` ${type.name}`)] : []);
  const rows = all.flatMap((type, index) => (index % 2 === 1 ? [] : [[entry(type), entry(all[index + 1])]]));
  return table([50, 50], rows, undefined, NO_LINE);
}
