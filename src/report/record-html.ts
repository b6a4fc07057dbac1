import { createHash } from 'node:crypto';
import { reportRecord } from '../messages/report-record.js';
import { textsIn } from '../messages/report-text.js';
import type { Reporter, ReportOptions } from '../model/report.js';
import { html, type Markup } from './html/markup.js';
import { type RecordContent, recordContent } from './record/content.js';
import { recordStyle } from './record/record-style.js';

/** Record sheets of the calls under suspicion: one page to print or to fill in on the screen, without any script. */
export const recordHtmlReporter: Reporter = {
  name: 'record-html',
  extension: 'html',
  open: (options) => {
    const text = textsIn(reportRecord, options.language);
    const style = `'sha256-${createHash('sha256').update(recordStyle).digest('base64')}'`;
    const policy = `default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'`;
    let sheets = 0;
    return {
      head: () =>
        html`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text('title')}</title>
<style>${{ html: recordStyle }}</style>
</head>
<body>
<main>
`.html,
      call: (call) => {
        const content = recordContent(call, options);
        if (!content) return '';
        sheets++;
        return sheetHtml(content, options).html;
      },
      tail: () =>
        `${sheets === 0 ? html`<section class="sheet"><p>${text('none')}</p></section>\n`.html : ''}</main>\n</body>\n</html>\n`,
    };
  },
};

function sheetHtml(content: RecordContent, { language, toolVersion }: ReportOptions): Markup {
  const text = textsIn(reportRecord, language);
  return html`<article class="sheet">
<h1>${text('title')}</h1>
<p class="call">${content.heading}</p>
<table class="facts"><tbody>${factRows(content.facts)}</tbody></table>
<p class="verdict">${content.verdict}</p>
<h2>${text('types')}</h2>
<ul class="types">${content.types.map(
    ({ name, isFound }) => html`<li><label>${checkbox(isFound)}${name}</label></li>`,
  )}</ul>
<h2>${text('grounds')}</h2>
<table class="grounds"><thead><tr><th scope="col">${text('when')}</th><th scope="col">${text('words')}</th><th scope="col">${text('what')}</th></tr></thead>
<tbody>${content.grounds.map(
    ({ when, words, what }) => html`<tr><td>${when}</td><td lang="ja">「${words}」</td><td>${what}</td></tr>`,
  )}</tbody></table>
${content.left > 0 ? html`<p class="note">${text('more', { count: content.left })}</p>` : html``}
<h2>${text('measures')}</h2>
<table class="measures"><tbody>${inPairs(content.measures.map(({ name, where }) => measure(name, where, text('not-found'))))}</tbody></table>
<h2>${text('law')}</h2>
<ul class="law">${content.law.map((one) => html`<li>${one}</li>`)}</ul>
<p class="note">${text('law-note')}</p>
<h2>${text('decision')}</h2>
<p class="decision">${(['applies', 'applies-not', 'pending'] as const).map(
    (name) => html`<label>${checkbox(false)}${text(name)}</label>`,
  )}</p>
<label>${text('comment')}<textarea></textarea></label>
<table class="facts"><tbody>${factRows([
    [text('name'), ''],
    [text('decided'), ''],
  ])}</tbody></table>
<p class="note">${text('made', { version: toolVersion })}</p>
</article>
`;
}

function checkbox(isChecked: boolean): Markup {
  return isChecked ? html`<input type="checkbox" checked>` : html`<input type="checkbox">`;
}

function measure(name: string, where: readonly string[], notFound: string): Markup {
  return html`<th scope="row">${name}</th><td>${where.length > 0 ? where.join('、') : notFound}</td>`;
}

/** Facts; what is not known can be written in. */
function factRows(facts: RecordContent['facts']): readonly Markup[] {
  const cell = ([label, value]: readonly [string, string]) =>
    html`<th scope="row">${label}</th><td>${value === '' ? html`<input type="text" aria-label="${label}">` : value}</td>`;
  return inPairs(facts.map(cell));
}

/** Two pairs of label and value a row. */
function inPairs(pairs: readonly Markup[]): readonly Markup[] {
  return pairs.flatMap((pair, index) =>
    index % 2 === 1 ? [] : [html`<tr>${pair}${pairs[index + 1] ?? html`<th></th><td></td>`}</tr>`],
  );
}
