import { createHash } from 'node:crypto';
import { reportHtml } from '../../messages/report-html.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { reportVerdict } from '../../messages/report-verdict.js';
import type { ReportOptions } from '../../model/report.js';
import { RULE_GROUPS, SEVERITIES } from '../../model/rule.js';
import { VERDICTS } from '../../model/verdict.js';
import { SYMBOLS } from '../finding-kind.js';
import { trendNames } from '../trends.js';
import { wordRule } from '../wording.js';
import { dataBlock, html, type Markup } from './markup.js';
import { pageScript, pageStyle } from './page-assets.js';
import type { PageTexts } from './page-data.js';

/**
 * Nothing is loaded and nothing is sent: only the style and the script whose hashes stand here are obeyed, and the
 * script has no way to turn text into markup (Trusted Types).
 */
function contentSecurityPolicy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(pageScript)}`,
    `style-src ${hash(pageStyle)}`,
    // Recordings that lie beside the report; never an address of the web.
    'media-src file:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Everything before the rows of the list. */
export function documentHead(options: ReportOptions): Markup {
  const text = textsIn(reportHtml, options.language);
  const term = textsIn(reportTerms, options.language);
  const column = (name: string, key: string, wide = false) =>
    html`<th scope="col" class="${wide ? 'wide' : 'n'}" data-sort="${key}"><button type="button">${name}</button></th>`;
  const severityColumns = SEVERITIES.map((severity) =>
    column(`${SYMBOLS[severity]} ${term(severity)}`, severity),
  );
  return html`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: contentSecurityPolicy() }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${text('title')}</title>
<style>${{ html: pageStyle }}</style>
</head>
<body>
<a class="skip" href="#main">${text('skip')}</a>
<header class="page"><h1>${text('title')}</h1></header>
<main id="main" tabindex="-1">
<section id="list" aria-labelledby="list-title">
<h2 id="list-title">${text('calls')}</h2>
<p class="hint screen">${text('calls-order')}</p>
<noscript><p class="notice">${text('no-script')}</p></noscript>
${filters(options)}
<div class="scroll"><table class="calls">
<thead><tr>${column(text('call'), 'name', true)}${column(textsIn(reportVerdict, options.language)('verdict'), 'verdict', true)}${column(text('risk'), 'risk')}${column(text('pressure'), 'pressure')}${severityColumns}${column(text('turns'), 'turns')}${column(text('review-status'), 'review')}</tr></thead>
<tbody>
`;
}

function filters({ language, rules, trend }: ReportOptions): Markup {
  const text = textsIn(reportHtml, language);
  const term = textsIn(reportTerms, language);
  const all = html`<option value="">${text('all')}</option>`;
  const word = textsIn(reportVerdict, language);
  const verdicts = VERDICTS.map((kind) => html`<option value="${kind}">${word(kind)}</option>`);
  const severities = SEVERITIES.map(
    (severity) => html`<option value="${severity}">${term(severity)}</option>`,
  );
  const groups = RULE_GROUPS.map(
    (group) => html`<option value="${group}/">${term(`group-${group}`)}</option>`,
  );
  const ruleOptions = [...rules.values()].map((rule) => {
    const { title } = wordRule(rule, language);
    return html`<option value="${rule.id}">${title} (${rule.id})</option>`;
  });
  return html`<form id="filters" role="search" hidden>
<label class="grow">${text('search')}<input type="search" name="text" autocomplete="off"></label>
<details open>
<summary>${text('filters')}<span id="filters-set"></span></summary>
<div class="fields">
<label>${word('verdict')}<select name="verdict">${all}${verdicts}</select></label>
<label>${text('severity')}<select name="severity">${all}${severities}</select></label>
<label>${text('group')}<select name="group">${all}${groups}</select></label>
<label>${text('rule')}<select name="rule">${all}${ruleOptions}</select></label>
<label>${text('review-status')}<select name="review">${all}<option value="open">${text('open')}</option><option value="confirmed">${text('confirmed')}</option></select></label>
<label hidden>${text('agent')}<select name="agent">${all}</select></label>
<label hidden>${text('from')}<input type="date" name="from"></label>
<label hidden>${text('to')}<input type="date" name="to"></label>
<label hidden>${trend ? trendNames(trend.by, language).join(' / ') : ''}<select name="trend">${all}</select></label>
<label>${text('file')}<input type="text" name="file" autocomplete="off"></label>
</div>
</details>
<button type="reset">${text('reset')}</button>
<button type="button" id="print-matching">${text('print-matching')}</button>
<output id="shown" aria-live="polite"></output>
</form>
`;
}

/** Everything after the rows of the list; the script moves overview and trends before it. */
export function documentTail(sections: readonly Markup[], options: ReportOptions): Markup {
  const text = textsIn(reportHtml, options.language);
  const texts: PageTexts = {
    texts: Object.fromEntries(
      [...Object.entries(reportTerms), ...Object.entries(reportVerdict), ...Object.entries(reportHtml)].map(
        ([name, words]) => [name, words[options.language]],
      ),
    ),
    rules: Object.fromEntries(
      [...options.rules.values()].map((rule) => [
        rule.id,
        { ...wordRule(rule, options.language), speaker: rule.speaker },
      ]),
    ),
  };
  return html`</tbody></table></div>
<button type="button" id="more" hidden></button>
</section>
${sections}<div id="view" hidden></div>
</main>
<footer class="page"><p>${text('made', { version: options.toolVersion })}</p><p class="screen"><b>${text('keys-title')}</b> ${text('keys')}</p></footer>
${dataBlock('id="texts"', texts)}
<script>${{ html: pageScript }}</script>
</body>
</html>
`;
}
