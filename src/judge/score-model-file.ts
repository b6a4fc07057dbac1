import type { Problem } from '../model/problem.js';
import { ownValue } from '../text/own-value.js';
import type { ScoreModel } from './judge-model.js';
import { decimal, openTable, type Parsed, type Report } from './rule-model-file.js';
import { DECIMAL, readTableHead } from './table-head.js';

const TITLE = '# genchi score model 1';
const COLUMNS = 'feature\tweight\tmean';
const HEAD = ['group', 'least', 'least alone', 'least blunt', 'slope', 'offset'] as const;

/** The file of a group's score. The same model gives the same bytes. */
export function writeScoreModel(model: ScoreModel): string {
  const { group, least, leastAlone, leastBlunt, weights, means, slope, offset } = model;
  const names = [...new Set([...Object.keys(weights), ...Object.keys(means)])].sort();
  const lines = [
    TITLE,
    `# group\t${group}`,
    `# least\t${decimal(least)}`,
    `# least alone\t${decimal(leastAlone)}`,
    `# least blunt\t${decimal(leastBlunt)}`,
    `# slope\t${decimal(slope)}`,
    `# offset\t${decimal(offset)}`,
    COLUMNS,
    ...names.map(
      (name) => `${name}\t${decimal(ownValue(weights, name) ?? 0)}\t${decimal(ownValue(means, name) ?? 0)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Reads a file of `writeScoreModel`, also after a person has edited it. */
export function parseScoreModel(source: string, file: string): Parsed<ScoreModel> {
  const problems: Problem[] = [];
  const report: Report = (code, line, args = {}) => {
    problems.push({ code, file, line, column: 1, arguments: args });
  };
  const table = openTable(source, TITLE, COLUMNS, report);
  if (table === null) return { model: null, problems };
  const head = readTableHead(table.head, HEAD, report);
  const weights = new Map<string, number>();
  const means = new Map<string, number>();
  table.rows.forEach((row, index) => {
    const [feature = '', weight = '', mean = '', ...rest] = row.split('\t');
    const line = table.firstLine + index;
    if (feature === '' || rest.length > 0 || !DECIMAL.test(weight) || !DECIMAL.test(mean))
      report('model-file-row', line, {
        found: row.replaceAll('\t', '<TAB>'),
        columns: 'feature<TAB>weight<TAB>mean',
      });
    else if (weights.has(feature)) report('model-file-double', line, { feature });
    weights.set(feature, Number(weight));
    if (Number(mean) !== 0) means.set(feature, Number(mean));
  });
  const least = head.number('least');
  // Files of one threshold mean all three.
  const leastAlone = head.has('least alone') ? head.number('least alone') : least;
  const model: ScoreModel = {
    group: head.text('group', /^[^/\s]+$/, 'staff'),
    least,
    leastAlone,
    leastBlunt: head.has('least blunt') ? head.number('least blunt') : leastAlone,
    weights: Object.fromEntries(weights),
    means: Object.fromEntries(means),
    slope: head.number('slope'),
    offset: head.number('offset'),
  };
  return problems.length > 0 ? { model: null, problems } : { model, problems: [] };
}
