import { reportScore } from '../../messages/report-score.js';
import { textsIn } from '../../messages/report-text.js';
import type { ReportOptions } from '../../model/report.js';
import { agentTable, type ScoreSums } from '../score-sums.js';
import { html, type Markup } from './markup.js';

/** The scores by member of staff, as a table; nothing where no call was scored. */
export function scoreHtml(scores: ScoreSums, options: ReportOptions): Markup {
  const table = agentTable(scores, options);
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
</section>
`;
}
