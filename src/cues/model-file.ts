import type { WeightedCue } from '../model/finding.js';
import type { Problem } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { type ConfidencePoint, type CueModel, LONGEST_CUE, MOST_CUES, WEIGHT_DIGITS } from './cue-model.js';
import { DECIMAL, readTableHead } from './table-head.js';

/** Ending of the files that lie beside a rule's `.yaml`. */
export const CUE_FILE_ENDING = '.cues.tsv';

const TITLE = '# genchi cues 1';
const COLUMNS = 'cue\tweight';
const HEAD = [
  'rule',
  'speaker',
  'bias',
  'threshold',
  'look from',
  'target precision',
  'out-of-fold precision',
  'out-of-fold recall',
  'files',
  'calls',
  'turns',
  'labelled',
  'confidence',
] as const;
type HeadKey = (typeof HEAD)[number];

/** The file of a model: what it is in head lines, then one cue a row, sorted. The same model gives the same bytes. */
export function writeCueModel(model: CueModel): string {
  const { fit } = model;
  const head: Record<HeadKey, string | null> = {
    rule: model.rule,
    speaker: model.speaker,
    bias: decimal(model.bias),
    threshold: decimal(model.threshold),
    'look from': model.lookFrom === null ? null : decimal(model.lookFrom),
    'target precision': String(fit.targetPrecision),
    'out-of-fold precision': decimal(fit.precision),
    'out-of-fold recall': decimal(fit.recall),
    files: String(fit.files),
    calls: String(fit.calls),
    turns: String(fit.turns),
    labelled: String(fit.labelled),
    confidence: model.confidence
      .map((point) => `${decimal(point.score)}=${decimal(point.confidence)}`)
      .join(' '),
  };
  const lines = [
    TITLE,
    ...HEAD.flatMap((key) => (head[key] === null ? [] : `# ${key}\t${head[key]}`)),
    COLUMNS,
    ...model.cues.map(({ cue, weight }) => `${cue}\t${decimal(weight)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function decimal(value: number): string {
  return value.toFixed(WEIGHT_DIGITS);
}

/** A model, or everything that is wrong with its file, each fault with its line. */
export type ParsedCueModel =
  | { readonly model: CueModel; readonly problems: readonly [] }
  | { readonly model: null; readonly problems: readonly Problem[] };

/** Reads a file of `writeCueModel`, also after a person has edited it. */
export function parseCueModel(source: string, file: string): ParsedCueModel {
  const problems: Problem[] = [];
  const report = (code: string, line: number, args: Record<string, string> = {}, column = 1) => {
    problems.push({ code, file, line, column, arguments: args });
  };
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const columnsAt = lines.indexOf(COLUMNS);
  if (lines[0] !== TITLE || columnsAt < 0) {
    report('cue-file-form', 1, { title: TITLE, columns: 'cue<TAB>weight' });
    return { model: null, problems };
  }
  const head = readTableHead(lines.slice(0, columnsAt), HEAD, report);
  const cues = readCues(lines, columnsAt + 1, report);
  const rule = head.text('rule', /^[^/\s]+\/[^/\s]+$/, 'group/slug') as RuleId;
  if (rule && !file.replaceAll('\\', '/').endsWith(`${rule}${CUE_FILE_ENDING}`)) {
    report('cue-file-rule', head.line('rule'), { found: rule, expected: `${rule}${CUE_FILE_ENDING}` });
  }
  const model: CueModel = {
    rule,
    speaker: head.text('speaker', /^(staff|caller)$/, 'staff, caller') as Role,
    bias: head.number('bias'),
    threshold: head.number('threshold'),
    lookFrom: head.has('look from') ? head.number('look from') : null,
    confidence: readCurve(head.text('confidence', CURVE, 'score=confidence …')),
    fit: {
      targetPrecision: head.number('target precision'),
      precision: head.number('out-of-fold precision'),
      recall: head.number('out-of-fold recall'),
      files: head.number('files'),
      calls: head.number('calls'),
      turns: head.number('turns'),
      labelled: head.number('labelled'),
    },
    cues,
  };
  return problems.length > 0 ? { model: null, problems } : { model, problems: [] };
}

type Report = (code: string, line: number, args?: Record<string, string>, column?: number) => void;

const CURVE = /^-?\d+(\.\d+)?=[01](\.\d+)?( -?\d+(\.\d+)?=[01](\.\d+)?)*$/;

function readCues(lines: readonly string[], from: number, report: Report): readonly WeightedCue[] {
  const firstLine = new Map<string, number>();
  const cues: WeightedCue[] = [];
  lines.slice(from).forEach((text, index) => {
    const line = from + index + 1;
    const [cue = '', weight = '', ...rest] = text.split('\t');
    if (cue === '' || rest.length > 0 || !DECIMAL.test(weight)) {
      report('cue-file-row', line, { found: text.replaceAll('\t', '<TAB>') });
      return;
    }
    if (cue.length > LONGEST_CUE) report('cue-file-long', line, { cue, most: String(LONGEST_CUE) });
    const double = firstLine.get(cue);
    if (double !== undefined) report('cue-file-double', line, { cue, line: String(double) });
    firstLine.set(cue, line);
    if (Number(weight) !== 0) cues.push({ cue, weight: Number(weight) });
  });
  if (cues.length > MOST_CUES) {
    report('cue-file-many', from + MOST_CUES + 1, { count: String(cues.length), most: String(MOST_CUES) });
  }
  return cues.sort((a, b) => (a.cue < b.cue ? -1 : 1));
}

function readCurve(text: string): readonly ConfidencePoint[] {
  return text
    .split(' ')
    .filter((point) => point !== '')
    .map((point) => {
      const [score, confidence] = point.split('=').map(Number);
      return { score: score ?? 0, confidence: confidence ?? 0 };
    })
    .sort((a, b) => a.score - b.score);
}
