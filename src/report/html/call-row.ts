import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { SEVERITIES } from '../../model/rule.js';
import { VERDICTS } from '../../model/verdict.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../../text/word-fingerprint.js';
import { turnOf } from '../build.js';
import { isSafety, SYMBOLS } from '../finding-kind.js';
import { inferredMark, inferredNotice } from '../inferred.js';
import { placeOf, timeOf } from '../place.js';
import { partLines } from '../score-parts.js';
import { pressureByTurn, riskByTurn, scoreCall } from '../scores.js';
import { agentsOf, dayOf } from '../trend-keys.js';
import { wordVerdict } from '../verdict-words.js';
import { html, type Markup } from './markup.js';
import type { PageCall, PageFinding } from './page-data.js';
import { recordingOf } from './recording.js';

/** A call as a row of the list, and what the script shows of it. */
export interface CallRow {
  readonly row: Markup;
  readonly data: PageCall;
}

/** @param groups numbers of the groups of the trend table in which it counts */
export function callRow(call: CallReport, options: ReportOptions, groups: readonly number[]): CallRow {
  const data = pageCall(call, options);
  const found = data.findings.map(({ rule, severity }) => `${rule}=${severity}`).join(' ');
  const query = new URLSearchParams({ file: data.file, call: data.id });
  const counts = SEVERITIES.map((severity) => {
    const count = data.findings.filter((finding) => finding.severity === severity).length;
    return count === 0
      ? html`<td class="n zero">0</td>`
      : html`<td class="n ${severity}"><span aria-hidden="true">${SYMBOLS[severity]}</span> ${count}</td>`;
  });
  const row = html`<tr data-found="${found}" data-verdict="${call.verdict?.kind ?? ''}" data-review="${call.review?.status ?? ''}" data-print="${data.print}"${rowFacts(call, options, groups)}><th scope="row"><a href="#${query.toString()}">${data.title || data.id}</a><span class="file">${data.file}${data.title ? ` · ${data.id}` : ''}</span></th>${verdictCell(call, options)}<td class="n score">${data.risk}</td><td class="n score">${data.pressure}</td>${counts}<td class="n">${data.turns.length}</td><td class="review"></td></tr>
`;
  return { row, data };
}

/**
 * What the filters ask of a call. A report that hides the names of staff offers none to choose from; where the trend table
 * is by member of staff, its rows are what to choose from.
 */
function rowFacts(call: CallReport, { trend }: ReportOptions, groups: readonly number[]): Markup {
  const isOffered = trend?.pseudonyms || trend?.by === 'agent' || trend?.by === 'staff';
  const agents = isOffered ? [] : [...new Set(agentsOf(call))];
  const day = dayOf(call.transcript);
  const isDanger = call.findings.some(isSafety);
  return html`${agents.length > 0 ? html` data-agents="${JSON.stringify(agents)}"` : ''}${day ? html` data-day="${day}"` : ''}${groups.length > 0 ? html` data-groups="${groups.join(' ')}"` : ''}${isDanger ? html` data-danger="1"` : ''}`;
}

/** The verdict with its types; its rank is what the column is sorted by. */
function verdictCell(call: CallReport, options: ReportOptions): Markup {
  const wording = wordVerdict(call, options);
  if (!wording) return html`<td class="verdict" data-value="0"></td>`;
  const types =
    wording.types.length === 0 ? html`` : html`<span class="file">${wording.types.join('、')}</span>`;
  return html`<td class="verdict" data-value="${VERDICTS.indexOf(wording.kind) + 1}"><span class="chip ${wording.kind}">${wording.name}</span>${types}</td>`;
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
    recording: recordingOf(transcript.recording),
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
    timeMs: timeOf(turnOf(transcript, finding), finding.evidence.start),
    confidence: finding.confidence,
    reasons: partLines(finding.parts, language),
    context: finding.context,
  };
}
