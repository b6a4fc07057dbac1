import { reportScore } from '../../messages/report-score.js';
import { textsIn } from '../../messages/report-text.js';
import type { ReportOptions } from '../../model/report.js';
import { columnHeads } from '../column-heads.js';
import { scoreColumns } from '../score-rows.js';
import { agentTable, type ScoreSums } from '../score-sums.js';
import type { CellValue } from '../spreadsheet-cell.js';
import type { TrendCounts } from '../trends.js';
import { html, type Markup } from './markup.js';

/**
 * The scores by member of staff and by call, as tables; nothing where no call was scored.
 *
 * @param trends groups of the same report, whose letters may stand for names
 * @param calls rows of `scoreRow`, in words
 */
export function scoreHtml(
  scores: ScoreSums,
  trends: TrendCounts,
  calls: readonly (readonly CellValue[])[],
  options: ReportOptions,
): Markup {
  const table = agentTable(scores, trends, options);
  if (!table) return html``;
  const { heading, columns, lines } = table;
  const heads = columns.map((name, index) =>
    index === 0 ? html`<th scope="col">${name}</th>` : html`<th scope="col" class="n">${name}</th>`,
  );
  const rows = lines.map(
    (line) =>
      html`<tr>${line.map((cell, index) =>
        index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="n">${cell}</td>`,
      )}</tr>
`,
  );
  return html`<section id="scores" aria-label="${textsIn(reportScore, options.language)('agents-sheet')}">
<h2>${heading}</h2>
<div class="scroll"><table>
<thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>
${callTable(calls, options)}
</section>
`;
}

/** Each call with the points of each item, folded away. */
function callTable(calls: readonly (readonly CellValue[])[], options: ReportOptions): Markup {
  const heads = columnHeads(scoreColumns(options, true), options.language);
  const rows = calls.map(
    (line) =>
      html`<tr>${line.map((cell, index) =>
        index < 2
          ? html`<th scope="row">${String(cell ?? '')}</th>`
          : html`<td class="${typeof cell === 'number' ? 'n' : ''}">${String(cell ?? '')}</td>`,
      )}</tr>
`,
  );
  return html`<details><summary>${textsIn(reportScore, options.language)('by-call', { count: calls.length })}</summary><div class="scroll"><table>
<thead><tr>${heads.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}
