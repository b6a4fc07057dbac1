import type { Problem } from '../model/problem.js';
import { nearestName } from '../text/nearest.js';
import { WEIGHT_DIGITS } from './cue-model.js';
import { LOOK_FEATURES, type SecondLook } from './second-look.js';
import { DECIMAL, readTableHead } from './table-head.js';

/** Name of the file that lies in the folder of a group of rules. */
export const LOOK_FILE_NAME = 'second-look.tsv';

const TITLE = '# genchi second look 1';
const COLUMNS = 'feature\tweight';
const HEAD = [
  'group',
  'least confidence',
  'beside patterns',
  'target precision',
  'out-of-fold precision',
  'out-of-fold recall',
  'hits',
  'right',
] as const;

/** The file of a second look: what it is in head lines, then one feature a row. The same look gives the same bytes. */
export function writeSecondLook({ group, least, besidePatterns, weights, fit }: SecondLook): string {
  const head: Record<(typeof HEAD)[number], string> = {
    group,
    'least confidence': decimal(least),
    'beside patterns': decimal(besidePatterns),
    'target precision': String(fit.targetPrecision),
    'out-of-fold precision': decimal(fit.precision),
    'out-of-fold recall': decimal(fit.recall),
    hits: String(fit.hits),
    right: String(fit.right),
  };
  const lines = [
    TITLE,
    ...HEAD.map((key) => `# ${key}\t${head[key]}`),
    COLUMNS,
    ...LOOK_FEATURES.flatMap((name, feature) => {
      const weight = weights[feature] ?? 0;
      return weight === 0 ? [] : [`${name}\t${decimal(weight)}`];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function decimal(value: number): string {
  return value.toFixed(WEIGHT_DIGITS);
}

/** A second look, or everything that is wrong with its file, each fault with its line. */
export type ParsedLook =
  | { readonly look: SecondLook; readonly problems: readonly [] }
  | { readonly look: null; readonly problems: readonly Problem[] };

/** Reads a file of `writeSecondLook`, also after a person has edited it. */
export function parseSecondLook(source: string, file: string): ParsedLook {
  const problems: Problem[] = [];
  const report = (code: string, line: number, args: Record<string, string> = {}) => {
    problems.push({ code, file, line, column: 1, arguments: args });
  };
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const columnsAt = lines.indexOf(COLUMNS);
  if (lines[0] !== TITLE || columnsAt < 0) {
    report('cue-file-form', 1, { title: TITLE, columns: 'feature<TAB>weight' });
    return { look: null, problems };
  }
  const head = readTableHead(lines.slice(0, columnsAt), HEAD, report);
  const group = head.text('group', /^[^/\s]+$/, 'group');
  const expected = `${group}/${LOOK_FILE_NAME}`;
  if (group !== '' && !file.replaceAll('\\', '/').endsWith(expected))
    report('cue-file-rule', head.line('group'), { found: group, expected });
  const look: SecondLook = {
    group,
    least: head.number('least confidence'),
    besidePatterns: head.has('beside patterns') ? head.number('beside patterns') : 0,
    weights: readWeights(lines, columnsAt + 1, report),
    fit: {
      targetPrecision: head.number('target precision'),
      precision: head.number('out-of-fold precision'),
      recall: head.number('out-of-fold recall'),
      hits: head.number('hits'),
      right: head.number('right'),
    },
  };
  return problems.length > 0 ? { look: null, problems } : { look, problems: [] };
}

function readWeights(
  lines: readonly string[],
  from: number,
  report: (code: string, line: number, args: Record<string, string>) => void,
): readonly number[] {
  const weights = LOOK_FEATURES.map(() => 0);
  lines.slice(from).forEach((text, index) => {
    const line = from + index + 1;
    const [name = '', weight = '', ...rest] = text.split('\t');
    const feature = LOOK_FEATURES.indexOf(name);
    if (rest.length > 0 || !DECIMAL.test(weight))
      report('cue-file-row', line, { found: text.replaceAll('\t', '<TAB>') });
    else if (feature < 0)
      report('look-file-feature', line, {
        found: name,
        nearest: nearestName(name, LOOK_FEATURES) ?? 'bias',
      });
    else weights[feature] = Number(weight);
  });
  return weights;
}
