import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/model/finding.js';
import type { CallReport } from '../../src/model/report.js';
import type { Role, Transcript } from '../../src/model/transcript.js';
import { read } from '../input/read.js';
import { found, transcriptOf } from './sample.js';

const ROOT = join(import.meta.dirname, '../../fixtures/formats');

/** The calls of all fixtures of input formats, those of recognisers among them with turns of several pieces, each as read. */
async function readFixtures(): Promise<readonly Transcript[]> {
  const calls: Transcript[] = [];
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.expected.json'))
    .sort();
  for (const name of files) {
    const { options = {} } = JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as {
      readonly options?: { readonly speakers?: Readonly<Record<string, Role>> };
    };
    const file = name.slice(0, -'.expected.json'.length);
    const speakers = new Map(Object.entries(options.speakers ?? {}));
    calls.push(...(await read(readFileSync(join(ROOT, file)), { ...options, file, speakers })).transcripts);
  }
  return calls;
}

/** What spreadsheets and readers of tables trip over. */
const TRICKY = [
  'はい。\nそれでは、\n記録を確かめます。',
  '一行目\r二行目\r\n三行目',
  '"録音"は,\n困ります。',
  "'=これは式ではありません",
  '=1+1',
  '－いいえ',
  '「「はい」と言え」と『言われ』ました\\"ので"',
];

/** Calls with a finding on each turn, its evidence the whole turn. */
export async function callsOfPieces(): Promise<readonly CallReport[]> {
  const tricky = transcriptOf(
    'tricky.json',
    TRICKY.map((text, index) => [index % 2 === 0 ? '職員' : '客', text] as const),
  );
  return [...(await readFixtures()), tricky].map((transcript) => ({
    transcript,
    findings: transcript.turns.flatMap(({ role, text }, index): Finding[] =>
      text === ''
        ? []
        : [
            found(
              transcript,
              index + 1,
              role === 'staff' ? 'staff/startled-reaction' : 'caller/concealment-accusation',
              text,
            ),
          ],
    ),
  }));
}
