import { expect, test } from 'vitest';
import { checkManifest } from '../../../src/input/manifest/manifest-faults.js';
import { parseManifest } from '../../../src/input/manifest/manifest-file.js';
import { read } from '../read.js';

async function check(text: string) {
  const rows = await parseManifest(new TextEncoder().encode(text), (file) => file);
  return checkManifest('code' in rows ? [] : rows);
}

test.each([
  ['sides', 'file,call,staff,caller\na.txt,1,佐藤,森\na.txt,1,森,佐藤\n', 'staff, caller'],
  ['a name on both sides', 'file,staff,caller\na.txt,佐藤;森,森\n', 'staff, caller'],
  ['agents', 'file,call,agent\na.txt,1,佐藤\na.txt,1,森\n', 'agent'],
  [
    'lengths and dates',
    'file,date,duration\na.txt,2026-04-01,3:00\na.txt,2026-04-02,4:00\n',
    'date, duration',
  ],
])('rows that contradict in %s are not used and told once', async (_, text, columns) => {
  const { rows, problems } = await check(`${text}b.txt,,\n`);
  expect(rows.map(({ file }) => file)).toEqual(['b.txt']);
  expect(problems).toMatchObject([{ code: 'manifest-contradicts', line: 2, arguments: { columns } }]);
});

test('rows of one call that agree are one; calls of a file differ as they may', async () => {
  const { rows, problems } = await check(
    'file,call,agent,staff\na.txt,1,佐藤,\na.txt,1,,ch_0\na.txt,2,森,ch_1\na.txt,,今井,\n',
  );
  expect(problems).toEqual([]);
  expect(rows.map(({ call, details, speakers }) => [call, details.agent, speakers.length])).toEqual([
    ['1', '佐藤', 1],
    ['2', '森', 1],
    [null, '今井', 0],
  ]);
});

test('a date that is none is told, and the rest of its row is used', async () => {
  const { rows, problems } = await check('file,agent,date,duration\na.txt,佐藤,昨日,3:20\n');
  expect(rows[0]?.details).toEqual({ agent: '佐藤', durationMs: 200_000 });
  expect(problems).toMatchObject([
    { code: 'manifest-value', line: 2, isWarning: true, arguments: { near: 'date: 昨日' } },
  ]);
});

test('calls of the manifest that the file does not hold are told', async () => {
  const { rows } = await check('file,call,agent\na.txt,x,佐藤\na.txt,y,森\n');
  const { transcripts, problems } = await read('職員：はい。\nお客様：返品です。\n', {
    file: 'a.txt',
    manifest: rows,
  });
  expect(transcripts).toHaveLength(1);
  expect(problems).toMatchObject([{ code: 'manifest-no-call', isWarning: true, arguments: { ids: 'x, y' } }]);
});
