import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputExtensions, inputFormatNames, inputFormats } from '../../src/input/formats.js';
import type { InputFormat, TableColumn } from '../../src/input/raw/input-format.js';
import { inputProblems } from '../../src/messages/input-problems.js';
import type { Role, Transcript } from '../../src/model/transcript.js';
import { shippedSides } from '../speakers/sides.js';
import { partOf } from '../thoroughness.js';
import { read } from './read.js';

const ROOT = new URL('../../fixtures/formats/', import.meta.url).pathname;

/** What lies beside each fixture: how it is read, and what comes out. */
interface Expected {
  readonly options?: {
    readonly speakers?: Readonly<Record<string, Role>>;
    readonly columns?: Readonly<Partial<Record<TableColumn, string>>>;
    readonly guessSpeakers?: boolean;
  };
  readonly calls?: readonly unknown[];
  readonly problems?: readonly unknown[];
}

const folders = readdirSync(ROOT).sort();
const fixtures = folders.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => `${folder}/${name}`),
);

/** A transcript as the expectations have it: a segment is `start line column startMs endMs`. */
function inShort({ id, turns, comments, fields }: Transcript): unknown {
  return {
    id,
    ...(turns.some(({ guessed }) => guessed !== undefined) ? { guessedSpeakers: true } : {}),
    turns: turns.map(({ role, speaker, text, segments }) => ({
      role,
      speaker,
      text,
      places: segments.map(({ start, line, column, startMs = null, endMs = null }) =>
        [start, line, column, startMs, endMs].join(' '),
      ),
    })),
    ...(comments.length > 0 ? { comments } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}

const sides = shippedSides();
const guessing = (isAsked: boolean) => (isAsked ? { sides } : {});

describe('every fixture comes out as the expectation beside it says', () => {
  test.each(fixtures)('%s', async (fixture) => {
    const expected = JSON.parse(readFileSync(join(ROOT, `${fixture}.expected.json`), 'utf8')) as Expected;
    const { speakers = {}, guessSpeakers = false, ...options } = expected.options ?? {};
    const bytes = readFileSync(join(ROOT, fixture));
    const all = {
      ...options,
      ...guessing(guessSpeakers),
      file: fixture,
      speakers: new Map(Object.entries(speakers)),
    };
    const { transcripts, problems } = await read(bytes, all);
    expect(transcripts.map(inShort)).toEqual(expected.calls ?? []);
    expect(problems).toMatchObject(expected.problems ?? []);
    expect(problems.map(({ file }) => file)).toEqual(problems.map(() => fixture));
  });

  test.each(partOf(fixtures))('%s is the same in small pieces, and by its content alone', async (fixture) => {
    const expected = JSON.parse(readFileSync(join(ROOT, `${fixture}.expected.json`), 'utf8')) as Expected;
    const { speakers = {}, guessSpeakers = false, ...options } = expected.options ?? {};
    const all = {
      ...options,
      ...guessing(guessSpeakers),
      speakers: new Map(Object.entries(speakers)),
      pieceLength: 5,
    };
    const bytes = readFileSync(join(ROOT, fixture));
    const named = await read(bytes, { ...all, file: fixture });
    expect(named.transcripts.map(inShort)).toEqual(expected.calls ?? []);
    if (expected.problems) return;
    const unnamed = await read(bytes, { ...all, file: '-' });
    expect(unnamed.transcripts.map(({ turns }) => turns)).toEqual(
      named.transcripts.map(({ turns }) => turns),
    );
  });
});

describe('the registry', () => {
  test('names every format as the format names itself', () => {
    const formats: readonly InputFormat[] = Object.values(inputFormats);
    expect(formats.map(({ name }) => name)).toEqual(inputFormatNames);
  });

  test.each(inputFormatNames)('%s has fixtures: a good one, an empty one, and one that is wrong', (name) => {
    const own = fixtures.filter((fixture) => fixture.startsWith(`${name}/`));
    const outcomes = own.map(
      (fixture) => JSON.parse(readFileSync(join(ROOT, `${fixture}.expected.json`), 'utf8')) as Expected,
    );
    expect(outcomes.some(({ calls, problems }) => calls && !problems)).toBe(true);
    if (name === 'markdown') return;
    expect(own.some((fixture) => fixture.includes('/empty.'))).toBe(name !== 'teams');
    expect(outcomes.filter(({ problems }) => problems).length).toBeGreaterThanOrEqual(2);
  });

  test('knows the endings of files that hold transcripts', () => {
    expect(inputExtensions).toEqual(
      expect.arrayContaining(['csv', 'json', 'jsonl', 'md', 'srt', 'tsv', 'txt', 'vtt', 'xlsx']),
    );
  });

  test('a format that is told is used, and a content that is none of it is a problem', async () => {
    const { problems } = await read('{"turns": []}', { format: 'deepgram', file: 'a.json' });
    expect(problems).toMatchObject([{ code: 'input-format-unlike', arguments: { format: 'deepgram' } }]);
    const text = await read('録音について。\nいいえ。\n', { format: 'text', file: 'a.csv' });
    expect(text.problems).toMatchObject([{ code: 'text-without-speakers' }]);
  });
});

test.each(fixtures)('the problems of %s fill every blank of their texts', async (fixture) => {
  const { problems } = await read(readFileSync(join(ROOT, fixture)), { file: fixture });
  for (const { code, arguments: values } of problems) {
    const { ja, en } = inputProblems[code as keyof typeof inputProblems];
    const blanks = `${ja.message}${ja.remedy}${en.message}${en.remedy}`.match(/(?<=\{)\w+(?=\})/g) ?? [];
    // Only a call within a document has a path, and only a near miss a suggestion.
    const missing = blanks.filter(
      (blank) => !(blank in values) && blank !== 'path' && blank !== 'suggestion',
    );
    expect(missing).toEqual([]);
  }
});

test('the fixtures stand in the folders of the formats', () => {
  const known = new Set<string>([...inputFormatNames, 'encodings']);
  expect(folders.filter((folder) => !known.has(folder))).toEqual([]);
  expect(existsSync(ROOT)).toBe(true);
  expect(Object.keys(inputProblems).length).toBeGreaterThan(20);
});
