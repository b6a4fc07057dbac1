import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.js';
import { partOf } from '../thoroughness.js';
import { folderWith, type Ran, runGenchi, runProcess } from './run-genchi.js';

const LABELLED = `${JSON.stringify({
  id: '1',
  turns: [
    {
      speaker: 'staff',
      text: '録音は止めていただけませんか。',
      labels: [{ id: 'staff/recording-stop-plea' }],
    },
  ],
})}\n`;

const FILES = {
  'x.txt': '客：はい。\n職員：録音は止めていただけませんか。\n',
  'gold.jsonl': LABELLED,
  'report.json': '{"calls":[]}',
};

/** A run of each command; `lsp` has tests of its own. */
const RUNS: readonly (readonly [command: string, code: number, input?: string])[] = [
  ['check x.txt -f json', 1],
  ['coach x.txt -o sheets.html', 0],
  ['compare report.json missing.json', 2],
  ['completion bash', 0],
  ['eval gold.jsonl --no-cues', 0],
  ['fit', 2],
  ['init new', 0],
  ['inputs x.txt', 0],
  ['label x.txt', 0],
  ['listen --lang en', 0, '{"call":"1","speaker":"staff","text":"録音は止めて"}\n'],
  ['match 録音 x.txt', 1],
  ['merge missing.json', 2],
  ['review missing.csv', 2],
  ['rules staff/brush-off', 0],
  ['test x.txt', 0],
  ['tokens 録音は止めて', 0],
];

describe('the built program as a process', () => {
  it.each(partOf(RUNS).map(([line, code, input = '']) => [line, code, input] as const))(
    'says the same as within the tests: %s',
    async (line, code, input) => {
      const [folder, here] = [folderWith(FILES), folderWith(FILES)];
      const ran = runProcess(line.split(' '), folder, { input });
      expect({ ...ran, told: ran.code === code ? '' : ran.stderr }).toMatchObject({ code, told: '' });
      expect(withoutTimes(ran)).toEqual(withoutTimes(await runGenchi(line.split(' '), here, { input })));
    },
  );

  it('is run with every command', () => {
    const run = RUNS.map(([line]) => line.split(' ')[0]);
    expect([...run, 'lsp'].sort()).toEqual(Object.keys(commands).sort());
  });
});

/** `listen` tells how long turns took. */
function withoutTimes({ stderr, ...rest }: Ran): Ran {
  return { ...rest, stderr: stderr.replace(/\d+\.\d+ ms/g, 'some ms') };
}
