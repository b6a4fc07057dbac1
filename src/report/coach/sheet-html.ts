import { reportCoach } from '../../messages/report-coach.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import type { ReportOptions } from '../../model/report.js';
import { html, type Markup } from '../html/markup.js';
import type { CoachSheet, SheetTurn } from './sheet.js';

type Text = WordText<keyof typeof reportCoach & string>;

/** A coaching sheet as a page to print. */
export function sheetHtml(sheet: CoachSheet, { language, toolVersion }: ReportOptions): Markup {
  const text = textsIn(reportCoach, language);
  return html`<article class="sheet">
<h1>${text('title')}</h1>
<p class="call">${sheet.heading}</p>
<table class="facts"><tbody>${factRows(sheet.facts)}</tbody></table>
${sheet.notices.map(
  (notice) => html`<p class="notice">${notice}</p>
`,
)}<p class="note">${text('greeting')}</p>
<h2>${text('good')}</h2>
<ul class="good">${sheet.good.map(
    ({ title, where, words }) =>
      html`<li><b>${title}</b>${words === '' ? '' : html`　<q lang="ja">${words}</q>`}${where === '' ? '' : html` <span class="where">${where}</span>`}</li>`,
  )}</ul>
<h2>${text('change')}</h2>
${changesHtml(sheet, text)}
${formHtml(sheet, text)}${turnsHtml(sheet, text)}${listHtml(sheet)}<div class="boxes"><div><h3>${text('own')}</h3></div><div><h3>${text('trainer')}</h3></div></div>
<table class="signs"><tbody><tr><th scope="row">${text('sign-own')}</th><td></td><th scope="row">${text('sign-trainer')}</th><td></td></tr></tbody></table>
<p class="note">${text('made', { version: toolVersion })}</p>
</article>
`;
}

/** Two pairs of label and value a row. */
function factRows(facts: CoachSheet['facts']): Markup {
  const cells = facts.map(([label, value]) => html`<th scope="row">${label}</th><td>${value}</td>`);
  const rows = cells.flatMap((cell, index) =>
    index % 2 === 1 ? [] : [html`<tr>${cell}${cells[index + 1] ?? html`<th></th><td></td>`}</tr>`],
  );
  return html`${rows}`;
}

function changesHtml({ changes }: CoachSheet, text: Text): Markup {
  if (changes.length === 0) return html`<p>${text('change-none')}</p>`;
  return html`<ol class="changes">${changes.map(
    ({ title, where, words, why, instead }) =>
      html`<li><b>${title}</b>${
        words === ''
          ? ''
          : html`　${text('said')}: <q lang="ja">${words}</q> <span class="where">${where}</span>`
      }${why === '' ? '' : html`<br><span class="why">${why}</span>`}${
        instead === '' ? '' : html`<p class="instead"><b>${text('instead')}</b>「${instead}」</p>`
      }</li>`,
  )}</ol>`;
}

function formHtml({ form }: CoachSheet, text: Text): Markup {
  if (form.length === 0) return html``;
  const items = form.map(
    ({ title, isCritical, result, points, outcome }) =>
      html`<li class="${outcome}"><span>${title}${isCritical ? ' *' : ''}</span><span>${result}${points === '' ? '' : ` ${points}`}</span></li>`,
  );
  return html`<h2>${text('form')}</h2>
<ul class="form">${items}</ul>
`;
}

function turnsHtml({ turnsHeading, turns }: CoachSheet, text: Text): Markup {
  if (turns.length === 0) return html``;
  return html`<h2>${turnsHeading} <span class="where">${text('legend')}</span></h2>
<ol class="turns" lang="ja">${turns.map(
    (turn) =>
      html`<li value="${turn.number}" class="${turn.isStaff ? 'staff' : 'caller'}"><b>${turn.speaker}</b>　${speechHtml(turn)}</li>`,
  )}</ol>
`;
}

/** The words of a turn with what was found in them marked. */
export function speechHtml({ parts }: SheetTurn): Markup {
  return html`${parts.map(({ text, mark }) =>
    mark === null
      ? html`${text}`
      : mark === 'pressure'
        ? html`<span class="pressure">［${text}］</span>`
        : html`<mark class="${mark}">${text}</mark>`,
  )}`;
}

function listHtml({ listHeading, list }: CoachSheet): Markup {
  if (list.length === 0) return html``;
  return html`<h2>${listHeading}</h2>
<table class="list"><tbody>${list.map((line) => html`<tr>${line.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>
`;
}
