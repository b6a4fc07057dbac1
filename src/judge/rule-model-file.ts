import type { Problem } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { LONGEST_RUN, type RuleModel, WEIGHT_DIGITS, type WeightedFeature } from './judge-model.js';
import { DECIMAL, readTableHead } from './table-head.js';

/** Ending of the files of a `model/` folder: `model/<group>/<slug>.tsv` a rule, `model/<group>.tsv` a group. */
export const MODEL_FILE_ENDING = '.tsv';

const TITLE = '# genchi rule model 1';
const COLUMNS = 'view\tfeature\tweight';
const HEAD = [
  'rule',
  'speaker',
  'characters bias',
  'words bias',
  'layered',
  'gate',
  'out-of-fold precision',
  'out-of-fold recall',
  'files',
  'calls',
  'turns',
  'labelled',
] as const;

/** Precision and recall in a file. */
const SHARE_DIGITS = 3;

/** The file of a rule's model: what it is in head lines, then one feature a row, sorted. The same model gives the same bytes. */
export function writeRuleModel(model: RuleModel): string {
  const { rule, speaker, characters, words, isLayered, gate, record } = model;
  const head: Record<(typeof HEAD)[number], string> = {
    rule,
    speaker,
    'characters bias': decimal(characters.bias),
    'words bias': decimal(words.bias),
    layered: isLayered ? 'yes' : 'no',
    gate: decimal(gate),
    'out-of-fold precision': record.precision.toFixed(SHARE_DIGITS),
    'out-of-fold recall': record.recall.toFixed(SHARE_DIGITS),
    files: String(record.files),
    calls: String(record.calls),
    turns: String(record.turns),
    labelled: String(record.labelled),
  };
  const rows = (view: string, weights: readonly WeightedFeature[]) =>
    weights.map(({ feature, weight }) => `${view}\t${feature}\t${decimal(weight)}`);
  const lines = [
    TITLE,
    ...HEAD.map((key) => `# ${key}\t${head[key]}`),
    COLUMNS,
    ...rows('c', characters.weights),
    ...rows('w', words.weights),
  ];
  return `${lines.join('\n')}\n`;
}

export function decimal(value: number): string {
  return value.toFixed(WEIGHT_DIGITS);
}

/** A model, or everything that is wrong with its file, each fault with its line. */
export type Parsed<Model> =
  | { readonly model: Model; readonly problems: readonly [] }
  | { readonly model: null; readonly problems: readonly Problem[] };

export type Report = (code: string, line: number, args?: Record<string, string>) => void;

/** Reads a file of `writeRuleModel`, also after a person has edited it. */
export function parseRuleModel(source: string, file: string): Parsed<RuleModel> {
  const problems: Problem[] = [];
  const report: Report = (code, line, args = {}) => {
    problems.push({ code, file, line, column: 1, arguments: args });
  };
  const table = openTable(source, TITLE, COLUMNS, report);
  if (table === null) return { model: null, problems };
  const head = readTableHead(table.head, HEAD, report);
  const rule = head.text('rule', /^[^/\s]+\/[^/\s]+$/, 'group/slug') as RuleId;
  if (rule && !file.replaceAll('\\', '/').endsWith(`${rule}${MODEL_FILE_ENDING}`))
    report('model-file-rule', head.line('rule'), { found: rule, expected: `${rule}${MODEL_FILE_ENDING}` });
  const views = readViews(table.rows, table.firstLine, report);
  const model: RuleModel = {
    rule,
    speaker: head.text('speaker', /^(staff|caller)$/, 'staff, caller') as Role,
    characters: { bias: head.number('characters bias'), weights: views.c },
    words: { bias: head.number('words bias'), weights: views.w },
    // Files of the first release have no such line.
    isLayered: head.has('layered') && head.text('layered', /^(yes|no)$/, 'yes, no') === 'yes',
    gate: head.number('gate'),
    record: {
      precision: head.number('out-of-fold precision'),
      recall: head.number('out-of-fold recall'),
      files: head.number('files'),
      calls: head.number('calls'),
      turns: head.number('turns'),
      labelled: head.number('labelled'),
    },
  };
  return problems.length > 0 ? { model: null, problems } : { model, problems: [] };
}

/** The head lines and the rows of a table of weights; null, and told, where it is none. */
export function openTable(
  source: string,
  title: string,
  columns: string,
  report: Report,
): { readonly head: readonly string[]; readonly rows: readonly string[]; readonly firstLine: number } | null {
  // Most have no carriage return, and a text is cut much faster at one letter.
  const lines = source.replace(/^\uFEFF/, '').split(source.includes('\r') ? /\r?\n/ : '\n');
  if (lines.at(-1) === '') lines.pop();
  const at = lines.indexOf(columns);
  if (lines[0] !== title || at < 0) {
    report('model-file-form', 1, { title, columns: columns.replaceAll('\t', '<TAB>') });
    return null;
  }
  return { head: lines.slice(0, at), rows: lines.slice(at + 1), firstLine: at + 2 };
}

type View = 'c' | 'w';

function readViews(
  rows: readonly string[],
  firstLine: number,
  report: Report,
): Readonly<Record<View, readonly WeightedFeature[]>> {
  const views: Record<View, WeightedFeature[]> = { c: [], w: [] };
  const isDouble: Readonly<Record<View, IsDouble>> = { c: createDoubleFinder(), w: createDoubleFinder() };
  rows.forEach((row, index) => {
    const line = firstLine + index;
    // There are hundreds of thousands of rows: they are not split into lists.
    const end = row.indexOf('\t', 2);
    const view = row.startsWith('c\t') ? 'c' : row.startsWith('w\t') ? 'w' : null;
    const feature = row.slice(2, end);
    const weight = row.slice(end + 1);
    if (view === null || end < 3 || !DECIMAL.test(weight)) {
      report('model-file-row', line, {
        found: row.replaceAll('\t', '<TAB>'),
        columns: 'view<TAB>feature<TAB>weight',
      });
      return;
    }
    if (view === 'c' && feature.length > LONGEST_RUN)
      report('model-file-long', line, { feature, most: String(LONGEST_RUN) });
    if (isDouble[view](feature)) report('model-file-double', line, { feature });
    if (Number(weight) !== 0) views[view].push({ feature, weight: Number(weight) });
  });
  const sorted = (weights: WeightedFeature[]) => weights.sort((a, b) => (a.feature < b.feature ? -1 : 1));
  return { c: sorted(views.c), w: sorted(views.w) };
}

/** Tells of each name of a table whether it came before. */
type IsDouble = (name: string) => boolean;

/** Tables that we write are sorted: a name after all others is new without a look at them. */
export function createDoubleFinder(): IsDouble {
  const names: string[] = [];
  let seen: Set<string> | null = null;
  return (name) => {
    const last = names.at(-1);
    if (seen === null && (last === undefined || last < name)) {
      names.push(name);
      return false;
    }
    seen ??= new Set(names);
    const isDouble = seen.has(name);
    seen.add(name);
    return isDouble;
  };
}
