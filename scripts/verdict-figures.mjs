// Writes into docs/verdict.md the table of criteria, and how the verdict on labelled calls falls out (built first).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const gold = join(root, 'fixtures/gold');
const page = join(root, 'docs/verdict.md');
const { CRITERIA } = await import('../dist/verdict/criteria.js');
const { reportVerdict } = await import('../dist/messages/report-verdict.js');
const { VERDICTS } = await import('../dist/model/verdict.js');

const criteria = [
  '| rule | only where | points | type |',
  '| --- | --- | ---: | --- |',
  ...CRITERIA.map(({ rule, says, severity, points, types, once }) => {
    const where = [...(says ? [says.join('、')] : []), ...(severity ? [`severity ${severity}`] : [])].join(
      '; ',
    );
    const names = types.map((type) => reportVerdict[type].ja).join('、');
    return `| \`${rule}\` | ${where} | ${points}${once ? ' (once a call)' : ''} | ${names} |`;
  }),
];
const figures = ['dev', 'own'].flatMap(figuresOf);

const text = [
  ['criteria', criteria],
  ['figures', figures],
].reduce(
  (before, [name, lines]) =>
    before.replace(
      new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`),
      (_, start, end) => `${start}\n${lines.join('\n')}\n\n${end}`,
    ),
  readFileSync(page, 'utf8'),
);
writeFileSync(page, text);
console.log(figures.join('\n'));

/** Calls of the files with such a prefix by style and verdict, as a table. */
function figuresOf(prefix) {
  const files = readdirSync(gold)
    .filter((name) => name.startsWith(`${prefix}-`) && name.endsWith('.jsonl') && !name.includes('pairs'))
    .map((name) => join(gold, name));
  const verdicts = new Map(reported(files).map(({ id, verdict }) => [id, verdict]));
  const rows = new Map();
  for (const file of files) {
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const call = JSON.parse(line);
      const row = rowOf(call);
      const counts = rows.get(row) ?? VERDICTS.map(() => 0);
      counts[VERDICTS.indexOf(verdicts.get(call.id))]++;
      rows.set(row, counts);
    }
  }
  return [
    `| \`${prefix}-*\` | enquiry | complaint | suspicion |`,
    '| --- | ---: | ---: | ---: |',
    ...[...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([row, counts]) => `| ${row} | ${counts.join(' | ')} |`),
    '',
  ];
}

function reported(files) {
  const bin = join(root, 'bin/genchi.js');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [bin, 'check', ...files, '-f', 'json', '--fail-on', 'never', '--no-progress'],
    { encoding: 'utf8', maxBuffer: 1024 ** 3 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout).calls;
}

/** The style of a call that is to be an enquiry or a complaint; of others how many `caller/` labels it has. */
function rowOf({ style, turns }) {
  const labels = turns
    .flatMap(({ labels = [] }) => labels)
    .filter(({ id }) => id.startsWith('caller/')).length;
  if (labels === 0 && style === 'ordinary') return 'ordinary calls';
  if (labels === 0 && style === 'legit-complaint') return 'fair complaints';
  return labels === 0 ? 'others without pressure' : `pressure: ${labels > 4 ? '5 or more' : labels} labels`;
}
