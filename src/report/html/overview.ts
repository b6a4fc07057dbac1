import { groupProblems, joinedProblem } from '../../messages/problem-causes.js';
import { describeProblem, placeOfProblem } from '../../messages/problem-text.js';
import { reportHtml } from '../../messages/report-html.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { reportVerdict } from '../../messages/report-verdict.js';
import type { Problem } from '../../model/problem.js';
import type { ReportOptions, RunSummary } from '../../model/report.js';
import { groupOf, RULE_GROUPS, SEVERITIES } from '../../model/rule.js';
import { VERDICTS } from '../../model/verdict.js';
import { SYMBOLS } from '../finding-kind.js';
import { rankRules, safetyCount } from '../rule-counts.js';
import { inLanguage } from '../wording.js';
import { html, type Markup } from './markup.js';

/** What the calls are and how much was found: what is read first. */
export function overviewHtml(summary: RunSummary, options: ReportOptions): Markup {
  const text = textsIn(reportHtml, options.language);
  const term = textsIn(reportTerms, options.language);
  const { files, calls, turns, inferred } = summary;
  const tiles = SEVERITIES.map(
    (severity) =>
      html`<li class="tile ${severity}"><span aria-hidden="true">${SYMBOLS[severity]}</span> ${term(severity)} <b>${summary.findings[severity]}</b></li>`,
  );
  const inDanger = safetyCount(summary);
  return html`<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">${text('overview')}</h2>
<p>${text('figures', { calls, files, turns })}</p>${
    inferred > 0
      ? html`
<p>${term('inferred-calls', { count: inferred })}</p>`
      : html``
  }
${verdictTiles(summary, options)}<ul class="tiles">${tiles}</ul>
${
  inDanger > 0
    ? html`<p class="safety"><b>${term('safety-calls', { count: inDanger })}</b></p>
`
    : html``
}</section>
`;
}

/** How many calls are what, the suspicions first; nothing where no call was judged. */
function verdictTiles({ verdicts }: RunSummary, { language }: ReportOptions): Markup {
  if (VERDICTS.every((kind) => verdicts[kind] === 0)) return html``;
  const text = textsIn(reportVerdict, language);
  const tiles = VERDICTS.map(
    (kind) =>
      html`<li><button type="button" class="tile chip ${kind}" data-filter="verdict" data-value="${kind}">${text(kind)} <b>${verdicts[kind]}</b></button></li>`,
  ).toReversed();
  return html`<ul class="tiles">${tiles}</ul>
`;
}

/** How often each rule was found; nothing where none was. */
export function rulesHtml({ byRule }: RunSummary, { rules, language }: ReportOptions): Markup {
  if (byRule.size === 0) return html``;
  const text = textsIn(reportHtml, language);
  const term = textsIn(reportTerms, language);
  const highest = Math.max(...byRule.values());
  const rows = rankRules(byRule, rules).map(({ id, count, severity, rule }) => {
    const title = rule ? inLanguage(rule.title, language) : id;
    return html`<tr><td class="${severity}"><span aria-hidden="true">${SYMBOLS[severity]}</span> ${term(severity)}</td><th scope="row"><button type="button" class="go" data-filter="rule" data-value="${id}">${title}</button> <span class="file">${id}</span></th><td>${groupName(id, language)}</td><td class="n">${count}</td><td class="chart"><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * count) / highest}" height="6"/></svg></td></tr>
`;
  });
  return html`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">${text('by-rule')}</h2>
<div class="scroll"><table class="rules">
<thead><tr><th scope="col">${text('severity')}</th><th scope="col">${text('rule')}</th><th scope="col">${text('group')}</th><th scope="col" class="n">${text('count')}</th><td></td></tr></thead>
<tbody>${rows}</tbody></table></div>
</section>
`;
}

/** What a rule's group is called. */
function groupName(rule: string, language: ReportOptions['language']): string {
  const term = textsIn(reportTerms, language);
  const group = groupOf(rule);
  const known = RULE_GROUPS.find((one) => one === group);
  return known ? term(`group-${known}`) : group || term('group-other');
}

/** What could not be read, one item a cause; nothing where all could. */
export function problemsHtml({ problems }: RunSummary, { language }: ReportOptions): Markup {
  if (problems.length === 0) return html``;
  const text = textsIn(reportHtml, language);
  const items = groupProblems(problems).map((group) => problemItem(group, language));
  return html`<section id="problems" aria-labelledby="problems-title">
<h2 id="problems-title">${text('problems')}</h2>
<ul class="problems">${items}</ul>
</section>
`;
}

function problemItem(group: readonly Problem[], language: ReportOptions['language']): Markup {
  const [first] = group;
  if (!first) return html``;
  const { message, remedy } = describeProblem(joinedProblem(group, first), language);
  const places = [...new Set(group.map(placeOfProblem))].filter((place) => place !== '');
  const listed = places.map((place) => html`<li><code>${place}</code></li>`);
  const [only = ''] = places;
  const where =
    places.length > 1
      ? html`<details><summary>${textsIn(reportHtml, language)('places', { count: places.length })}</summary><ul>${listed}</ul></details>`
      : html` <code>${only}</code>`;
  return html`<li>${message} <span class="remedy">${remedy}</span>${where}</li>`;
}
