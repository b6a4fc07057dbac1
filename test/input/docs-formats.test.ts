import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodingNames } from '../../src/input/decoding/encodings.js';
import { LARGEST_UNPACKED } from '../../src/input/documents/xlsx-parts.js';
import { inputFormatNames, inputFormats } from '../../src/input/formats.js';
import { LONGEST_JSON_LINE } from '../../src/input/json/json-lines.js';
import { DEEPEST_NESTING, MOST_VALUES } from '../../src/input/json/json-text.js';
import { LARGEST_WHOLE_INPUT, MOST_LINES } from '../../src/input/parse-input.js';
import { LONGEST_CALL, LONGEST_TURN, MOST_CALL_SPEAKERS } from '../../src/input/raw/call-limits.js';
import type { InputFormat } from '../../src/input/raw/input-format.js';
import { LONGEST_CELL, MOST_COLUMNS } from '../../src/input/tables/cell-reader.js';
import type { Role } from '../../src/model/transcript.js';
import { shippedSides } from '../speakers/sides.js';
import { read } from './read.js';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

interface Sample {
  readonly format: string;
  readonly content: string;
  /** The command shown below the sample. */
  readonly command: string;
}

/** The fenced blocks of each format's section; a `sh` block belongs to the block above it. */
function samplesOf(markdown: string): readonly Sample[] {
  const samples: Sample[] = [];
  for (const section of markdown.split(/^## /m)) {
    const format = /^`([\w-]+)`/.exec(section)?.[1];
    if (format === undefined) continue;
    for (const [, language, content = ''] of section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
      const last = samples.at(-1);
      if (language !== 'sh') samples.push({ format, content, command: '' });
      else if (last) samples[samples.length - 1] = { ...last, command: content };
    }
  }
  return samples;
}

const sides = shippedSides();

/** The options of a shown command, as `readTranscripts` takes them. */
function optionsOf(command: string) {
  const pairs = (option: string) =>
    [...command.matchAll(new RegExp(`--${option} '?(\\w+)=([^']*?)'?(?=\\s|$| --)`, 'g'))].map(
      ([, left = '', right = '']) => [left, right] as const,
    );
  const quoted = [...command.matchAll(/--speaker '(\w+)=([^']+)'/g)].map(([, left = '', right = '']) => [
    left,
    right,
  ]);
  const speakers = [...pairs('speaker'), ...quoted].map(([role, name]) => [name, role as Role] as const);
  return {
    speakers: new Map(speakers as readonly (readonly [string, Role])[]),
    columns: Object.fromEntries(pairs('column')),
    sides,
  };
}

const samples = samplesOf(page);

describe('the samples of docs/formats.md', () => {
  test.each(samples.map((sample, index) => [`${index + 1} ${sample.format}`, sample] as const))(
    '%s is read by its content alone',
    async (_, { format, content, command }) => {
      const told: InputFormat | undefined = Object.values(inputFormats).find(({ name }) => name === format);
      expect(told).toBeDefined();
      for (const file of ['-', `sample.${told?.extensions[0] ?? 'txt'}`]) {
        const { transcripts, problems } = await read(content, { file, ...optionsOf(command) });
        expect(problems).toEqual([]);
        expect(transcripts.length).toBeGreaterThan(0);
        for (const { turns } of transcripts) expect(new Set(turns.map(({ role }) => role)).size).toBe(2);
      }
      const { problems } = await read(content, { format: told?.name as never, ...optionsOf(command) });
      expect(problems).toEqual([]);
    },
  );
});

test('every format has its section and its line in the table', () => {
  const sections = [...page.matchAll(/^## `([\w-]+)`$/gm)].map(([, name]) => name);
  expect([...sections].sort()).toEqual([...inputFormatNames].sort());
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  for (const name of inputFormatNames) expect(rows.some((row) => row.includes(`\`${name}\``))).toBe(true);
  for (const name of encodingNames) expect(page).toContain(`\`${name}\``);
});

test('the limits are those of the code', () => {
  const inThousands = (limit: number) => limit.toLocaleString('en');
  const mebibytes = (bytes: number) => `${bytes / 1024 / 1024} Mi`;
  const limits = page.slice(page.indexOf('## Limits'));
  for (const text of [
    ...[mebibytes(LARGEST_WHOLE_INPUT), mebibytes(LONGEST_JSON_LINE), mebibytes(LARGEST_UNPACKED)],
    ...[MOST_LINES, DEEPEST_NESTING, MOST_VALUES, LONGEST_CELL, MOST_COLUMNS].map(inThousands),
    ...[LONGEST_TURN, LONGEST_CALL, MOST_CALL_SPEAKERS].map(inThousands),
  ]) {
    expect(limits).toContain(text);
  }
});
