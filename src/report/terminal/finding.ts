import { reportTerminal } from '../../messages/report-terminal.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import type { Finding } from '../../model/finding.js';
import type { ReportOptions } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import type { Transcript } from '../../model/transcript.js';
import { withoutControls } from '../../text/control-characters.js';
import { displayWidth } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { turnOf } from '../build.js';
import { SYMBOLS } from '../finding-kind.js';
import { placeOf } from '../place.js';
import { wordFinding } from '../wording.js';
import type { Style } from './style.js';

/** How much of a finding is told. */
export interface FindingDetail {
  /** Tells it apart from the turn's other findings; empty where it is the only one. */
  readonly label: string;
  /** How often the same rule was told of before: not yet in this run, not yet in this call, or in this call. */
  readonly told: 'never' | 'elsewhere' | 'here';
}

/** The lines that tell of a finding below its turn. */
export function findingLines(
  finding: Finding,
  transcript: Transcript,
  { label, told }: FindingDetail,
  options: ReportOptions,
  style: Style,
): readonly string[] {
  const term = textsIn(reportTerms, options.language);
  const text = textsIn(reportTerminal, options.language);
  const { message, why, instead, basis, ...wording } = wordFinding(finding, transcript, options);
  const title = withoutControls(wording.title);
  const { line, column } = placeOf(turnOf(transcript, finding), finding.evidence.start);
  const place = line === null ? '' : ` ${line}:${column ?? 1}`;
  const number = label === '' ? '' : `${label} `;
  const badge = style.badge[finding.severity](` ${SYMBOLS[finding.severity]} ${term(finding.severity)} `);
  const rule = style.link(finding.rule, transcript.file, line, column);
  const head = `${number}${badge} ${style.bold(title)}`;
  const tail = style.dim(`${rule}${place}`);
  const plainHead = `${number} ${SYMBOLS[finding.severity]} ${term(finding.severity)}  ${title}`;
  const fits = displayWidth(`${plainHead}  ${finding.rule}${place}`) <= options.width - INDENT;
  const lines = fits ? [`${head}  ${tail}`] : [head, `${BODY}${tail}`];
  // Praise needs no argument: the title says it.
  if (groupOf(finding.rule) === 'practice') return lines;

  const body = (name: string, content: string) => paragraph(name, content, options.width - INDENT, style);
  if (told !== 'here') lines.push(...body('', message));
  if (told === 'never' && why !== '') lines.push(...body(term('why'), why));
  if (told !== 'here' && instead !== null) lines.push(...body(term('instead'), instead));
  if (told === 'never' && basis.length > 0) {
    lines.push(...body(term('basis'), basis.map((source) => `${source.title} ${source.article}`).join('、')));
  }
  if (finding.context.length > 0) {
    const turns = finding.context.map((at) => `${term('turn', { turn: at.turn })} ${at.rule}`);
    lines.push(...body(text('related'), turns.join(', ')));
  }
  return lines;
}

/** Columns before a finding. */
export const INDENT = 4;
const BODY = '   ';

/** A text with its name before it, wrapped so that the lines stand under the first one. */
function paragraph(name: string, content: string, columns: number, style: Style): readonly string[] {
  const label = name === '' ? '' : `${name}: `;
  const hang = displayWidth(label);
  const lines = wrapLines(withoutControls(content), Math.max(20, columns - BODY.length - hang));
  return lines.map((line, index) => `${BODY}${index === 0 ? style.dim(label) : ' '.repeat(hang)}${line}`);
}
