import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTranscripts } from '../../src/input/read-transcripts.js';
import type { Role, Transcript } from '../../src/model/transcript.js';
import { findInputs } from '../../src/run/find-inputs.js';
import { sourceOf } from '../../src/run/input-bytes.js';
import { shippedSides } from '../speakers/sides.js';

interface ExpectedCall {
  readonly form: string;
  readonly key: string;
  readonly turns: readonly (readonly [Role, string])[];
}

const ROOT = join(import.meta.dirname, '../../fixtures/intake');
const expected = JSON.parse(readFileSync(join(ROOT, 'expected.json'), 'utf8')) as readonly ExpectedCall[];
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
const transcripts: { readonly transcript: Transcript; readonly text: string }[] = [];

beforeAll(async () => {
  const found = await findInputs([join(ROOT, 'calls')], {}, null, process);
  const read = { ...found.read, sides: shippedSides() };
  for (const input of found.files) {
    for await (const result of readTranscripts(sourceOf(input, process), read)) {
      if (result.kind === 'problem') continue;
      const { transcript } = result;
      transcripts.push({ transcript, text: plain(transcript.turns.map(({ text }) => text).join('')) });
    }
  }
});

afterAll(() => {
  transcripts.length = 0;
});

test.each([...new Set(expected.map(({ form }) => form))])('%s is read, every call with its sides', (form) => {
  for (const { key, turns } of expected.filter((call) => call.form === form)) {
    const [, [, second] = ['staff', ''] as const] = turns;
    const found = transcripts.find(({ text }) => text.includes(plain(key)) && text.includes(plain(second)));
    expect(found, key).toBeDefined();
    let at = 0;
    let wrong = 0;
    for (const [role, text] of turns) {
      const own = found?.transcript.turns ?? [];
      const index = own.findIndex((turn, place) => place >= at && plain(turn.text).includes(plain(text)));
      expect(index, `${key}: ${text}`).toBeGreaterThanOrEqual(0);
      at = index;
      const turn = own[index];
      if (turn?.role === role) continue;
      // Only what is marked as inferred may be wrong.
      expect(turn?.guessed, `${key}: ${text}`).toBeDefined();
      wrong++;
    }
    expect(wrong, key).toBeLessThanOrEqual(1);
  }
});
