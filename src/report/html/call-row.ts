import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { SEVERITIES } from '../../model/rule.js';
import { VERDICTS } from '../../model/verdict.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../../text/word-fingerprint.js';
import { turnOf } from '../build.js';
import { inferredMark, inferredNotice } from '../inferred.js';
import { placeOf } from '../place.js';
import { partLines } from '../score-parts.js';
import { pressureByTurn, riskByTurn, scoreCall } from '../scores.js';
import { SYMBOLS } from '../symbols.js';
import { wordVerdict } from '../verdict-words.js';
import { dataBlock, html, type Markup } from './markup.js';
import type { PageCall, PageFinding } from './page-data.js';

/** A call as a row of the list, with its data behind it. */
export function callRowHtml(call: CallReport, options: ReportOptions): Markup {
  const data = pageCall(call, options);
  const found = data.findings.map(({ rule, severity }) => `${rule}=${severity}`).join(' ');
  const query = new URLSearchParams({ file: data.file, call: data.id });
  const counts = SEVERITIES.map((severity) => {
    const count = data.findings.filter((finding) => finding.severity === severity).length;
    return count === 0
      ? html`<td class="n zero">0</td>`
      : html`<td class="n ${severity}"><span aria-hidden="true">${SYMBOLS[severity]}</span> ${count}</td>`;
  });
  return html`<tr data-found="${found}" data-verdict="${call.verdict?.kind ?? ''}" data-review="${call.review?.status ?? ''}" data-print="${data.print}"><th scope="row"><a href="#${query.toString()}">${data.title || data.id}</a><span class="file">${data.file}${data.title ? ` · ${data.id}` : ''}</span></th>${verdictCell(call, options)}<td class="n">${score(data.risk)}</td><td class="n">${score(data.pressure)}</td>${counts}<td class="n">${data.turns.length}</td><td class="review"></td></tr>
${dataBlock('class="call-data"', data)}
`;
}

/** The verdict with its types; its rank is what the column is sorted by. */
function verdictCell(call: CallReport, options: ReportOptions): Markup {
  const wording = wordVerdict(call, options);
  if (!wording) return html`<td class="verdict" data-value="0"></td>`;
  const types =
    wording.types.length === 0 ? html`` : html`<span class="file">${wording.types.join('、')}</span>`;
  return html`<td class="verdict" data-value="${VERDICTS.indexOf(wording.kind) + 1}"><span class="chip ${wording.kind}">${wording.name}</span>${types}</td>`;
}

/** A score as a number with a bar of its length. */
function score(value: number): Markup {
  return html`<span class="score">${value}<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" class="rest"/><rect width="${value}" height="6"/></svg></span>`;
}

function pageCall(call: CallReport, options: ReportOptions): PageCall {
  const { scoreWeights, language } = options;
  const { transcript, findings, review } = call;
  const texts = transcript.turns.map(({ text }) => text);
  const prints = fingerprintsOfTexts(texts);
  const { staffRisk, callerPressure } = scoreCall(call, scoreWeights);
  const pressure = pressureByTurn(call, scoreWeights);
  const risk = riskByTurn(call, scoreWeights);
  const { title = '', ...fields } = transcript.fields;
  return {
    file: transcript.file,
    id: transcript.id,
    title,
    fields,
    inferred: inferredNotice(call, language),
    risk: staffRisk,
    pressure: callerPressure,
    verdict: wordVerdict(call, options),
    turns: transcript.turns.map(({ role, speaker, text, narration, segments, guessed }, index) => ({
      role,
      speaker,
      mark: guessed === undefined ? '' : inferredMark({ guessed }, language),
      text,
      narration,
      score: pressure[index] ?? risk[index] ?? 0,
      startMs: segments[0]?.startMs ?? null,
      print: prints[index] ?? '',
    })),
    findings: findings.map((finding) => pageFinding(finding, call, options)),
    print: fingerprintOfAll(texts),
    reviews: review?.records ?? [],
    dismissed: (review?.dismissed ?? []).map(({ finding }) => pageFinding(finding, call, options)),
  };
}

function pageFinding(finding: Finding, { transcript }: CallReport, { language }: ReportOptions): PageFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    turn: finding.turn,
    start: finding.evidence.start,
    end: finding.evidence.end,
    line: placeOf(turnOf(transcript, finding), finding.evidence.start).line,
    confidence: finding.confidence,
    reasons: partLines(finding.parts, language),
    context: finding.context,
  };
}
