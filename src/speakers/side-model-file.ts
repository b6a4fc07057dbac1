import type { Problem } from '../model/problem.js';
import type { SideCue, SideModel } from './side-model.js';
import { isCue } from './turn-cues.js';

/** The name of the file in a rule folder. */
export const SIDE_MODEL_FILE = 'speakers.tsv';

const TITLE = '# genchi speakers 1';
const COLUMNS = 'cue\tweight';
const HEAD = ['bias', 'scale', 'contact', 'files', 'calls', 'turns', 'measured', 'decided', 'wrong'] as const;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const WEIGHT_DIGITS = 3;

/** The model as a table that people can read and edit: `genchi fit --speakers` makes it, `parseSideModel` reads it. */
export function writeSideModel({ cues, bias, calibration, fit }: SideModel): string {
  const { scale, contact } = calibration;
  const head = { bias: decimal(bias), scale: decimal(scale), contact: decimal(contact), ...fit };
  const rows = cues
    .map(({ cue, weight }) => [cue, decimal(weight)] as const)
    .filter(([, weight]) => Number(weight) !== 0)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const lines = [
    TITLE,
    ...HEAD.map((key) => `# ${key}\t${head[key]}`),
    COLUMNS,
    ...rows.map((row) => row.join('\t')),
  ];
  return `${lines.join('\n')}\n`;
}

function decimal(value: number): string {
  return value.toFixed(WEIGHT_DIGITS);
}

/** A model, or everything that is wrong with its file, each fault with its line. */
export type ParsedSideModel =
  | { readonly model: SideModel; readonly problems: readonly [] }
  | { readonly model: null; readonly problems: readonly Problem[] };

/** Reads a file of `writeSideModel`, also after a person has edited it. */
export function parseSideModel(source: string, file: string): ParsedSideModel {
  const problems: Problem[] = [];
  const report = (code: string, line: number, values: Readonly<Record<string, string>>) => {
    problems.push({ code, file, line, column: 1, arguments: values });
  };
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const columnsAt = lines.indexOf(COLUMNS);
  if (lines[0] !== TITLE || columnsAt < 0) {
    report('model-file-form', 1, { title: TITLE, columns: 'cue<TAB>weight' });
    return { model: null, problems };
  }
  const head = new Map<string, number>();
  lines.slice(1, columnsAt).forEach((text, index) => {
    const [, key = text, value = ''] = /^# ([^\t]+)\t(.*)$/.exec(text) ?? [];
    const line = index + 2;
    if (!HEAD.some((known) => known === key))
      report('model-file-head', line, { found: key, allowed: HEAD.join(', '), nearest: '' });
    else if (!DECIMAL.test(value))
      report('model-file-value', line, { key, found: value, expected: '-1.234' });
    head.set(key, Number(value));
  });
  for (const key of HEAD) if (!head.has(key)) report('model-file-missing', 1, { key });
  const cues = readCues(lines, columnsAt + 1, report);
  if (problems.length > 0) return { model: null, problems };
  const number = (key: (typeof HEAD)[number]) => head.get(key) ?? 0;
  const model = {
    cues,
    bias: number('bias'),
    calibration: { scale: number('scale'), contact: number('contact') },
    fit: {
      files: number('files'),
      calls: number('calls'),
      turns: number('turns'),
      measured: number('measured'),
      decided: number('decided'),
      wrong: number('wrong'),
    },
  };
  return { model, problems: [] };
}

function readCues(
  lines: readonly string[],
  from: number,
  report: (code: string, line: number, values: Readonly<Record<string, string>>) => void,
): readonly SideCue[] {
  const firstLine = new Map<string, number>();
  const cues: SideCue[] = [];
  lines.slice(from).forEach((text, index) => {
    const line = from + index + 1;
    const [cue = '', weight = '', ...rest] = text.split('\t');
    const double = firstLine.get(cue);
    if (!isCue(cue) || rest.length > 0 || !DECIMAL.test(weight)) {
      report('model-file-row', line, { found: text.replaceAll('\t', '<TAB>'), columns: 'cue<TAB>weight' });
    } else if (double !== undefined) {
      report('model-file-double', line, { feature: cue });
    } else {
      firstLine.set(cue, line);
      cues.push({ cue, weight: Number(weight) });
    }
  });
  return cues;
}
