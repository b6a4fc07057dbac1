import type { FileChild, ParagraphChild } from 'docx';
import { reportCoach } from '../../messages/report-coach.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import type { ReportOptions } from '../../model/report.js';
import {
  cell,
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
import type { WordedItem } from '../score-words.js';
import type { CoachSheet, SheetTurn } from './sheet.js';

const RED = 'A1142A';
const GREEN = '0B6B3A';
const GREY = '444444';
/** Half points: the words of a call are smaller than what is said about them. */
const SPEECH = 15;

type Text = WordText<keyof typeof reportCoach & string>;

/** Coaching sheets as a Word document, each on a page of its own. */
export function coachDocument(
  sheets: readonly CoachSheet[],
  { language, toolVersion }: ReportOptions,
): Promise<Uint8Array> {
  const text = textsIn(reportCoach, language);
  const pages =
    sheets.length === 0
      ? [[paragraph([run(text('none'))])]]
      : sheets.map((sheet) => sheetPage(sheet, text, text('made', { version: toolVersion })));
  return sheetsDocument(text('title'), pages);
}

function sheetPage(sheet: CoachSheet, text: Text, made: string): readonly FileChild[] {
  return [
    paragraph([run(text('title'), { bold: true, size: SIZE.title })], {
      isCentred: true,
      line: LINE_HEIGHT.title,
    }),
    paragraph([run(sheet.heading, { bold: true })], { isCentred: true }),
    pairs(sheet.facts),
    ...sheet.notices.map((notice) => paragraph([run(notice, { bold: true, color: RED })], { before: 50 })),
    paragraph([small(text('greeting'))], { before: 50 }),
    heading(text('good')),
    ...sheet.good.map(({ title, where, words }) =>
      paragraph([
        run('✔ ', { color: GREEN }),
        run(title, { bold: true }),
        ...(words === '' ? [] : [run(`　「${words}」`)]),
        ...(where === '' ? [] : [small(` ${where}`)]),
      ]),
    ),
    heading(text('change')),
    ...changeParagraphs(sheet, text),
    ...(sheet.form.length === 0 ? [] : [heading(text('form')), form(sheet.form)]),
    ...(sheet.turns.length === 0
      ? []
      : [heading(sheet.turnsHeading), paragraph([small(text('legend'))]), ...sheet.turns.map(speech)]),
    ...(sheet.list.length === 0
      ? []
      : [
          heading(sheet.listHeading),
          table(
            [16, 44, 14, 14, 12],
            sheet.list.map((line) => line.map((value) => cell([run(value)]))),
          ),
        ]),
    paragraph([small('')], { before: 40 }),
    table([50, 50], [[cell([small(text('own'))]), cell([small(text('trainer'))])]], 1450),
    paragraph([small('')]),
    pairs(
      [
        [text('sign-own'), ''],
        [text('sign-trainer'), ''],
      ],
      [20, 30, 20, 30],
    ),
    paragraph([small(made)], { before: 50 }),
  ];
}

function changeParagraphs({ changes }: CoachSheet, text: Text): readonly FileChild[] {
  if (changes.length === 0) return [paragraph([run(text('change-none'))])];
  return changes.flatMap(({ title, where, words, why, instead }, index) => [
    paragraph([
      run(`${index + 1}. ${title}`, { bold: true }),
      ...(words === '' ? [] : [run(`　${text('said')}: 「${words}」`), small(` ${where}`)]),
    ]),
    ...(why === '' ? [] : [paragraph([run(why, { color: GREY })])]),
    ...(instead === ''
      ? []
      : [
          paragraph([
            run(`${text('instead')}: `, { bold: true, color: GREEN }),
            run(`「${instead}」`, { bold: true }),
          ]),
        ]),
  ]);
}

/** The items of the form in two columns. */
function form(items: readonly WordedItem[]): FileChild {
  const half = Math.ceil(items.length / 2);
  const cells = (item: WordedItem | undefined) => {
    const style = { size: SPEECH, bold: item?.outcome === 'missed' };
    return [
      cell(item ? [run(`${item.title}${item.isCritical ? ' *' : ''}`, style)] : []),
      cell(item ? [run(`${item.result} ${item.points}`.trim(), style)] : []),
    ];
  };
  const rows = items.slice(0, half).map((item, index) => [...cells(item), ...cells(items[half + index])]);
  return table([33, 17, 33, 17], rows, undefined, NO_LINE);
}

function speech({ number, speaker, parts }: SheetTurn): FileChild {
  const words = parts.map(({ text, mark }): ParagraphChild => {
    if (mark === 'good') return run(text, { size: SPEECH, underline: {} });
    if (mark === 'risk') return run(text, { size: SPEECH, fill: 'FFD9D2' });
    return run(mark === 'pressure' ? `［${text}］` : text, { size: SPEECH });
  });
  return paragraph([run(`${number} ${speaker}　`, { size: SPEECH, bold: true }), ...words], {
    line: LINE_HEIGHT.small,
  });
}

function small(words: string): ParagraphChild {
  return run(words, { size: SIZE.small, color: GREY });
}
