import { parseJson } from '../json/json-text.js';
import type { TextFormat } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import { isObject, textIn, times } from '../raw/json-value.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, asProblem } from '../raw/raw-call.js';
import { readCaptions } from './subtitles.js';
import { withoutHeader } from './vtt.js';

/**
 * Microsoft Teams transcripts with metadata: WebVTT whose captions are JSON with `speakerName` and `spokenText`
 * (https://learn.microsoft.com/graph/api/calltranscript-get, "metadata content"). Plain Teams transcripts
 * with voice tags are read as `vtt`.
 */
export const teamsFormat = {
  name: 'teams',
  extensions: [],
  reads: 'text',
  sniff: ({ text }) => text.startsWith('WEBVTT') && /-->[^\n]*\n\{"[^\n]*"spokenText"/.test(text),
  parse: parseTeams,
} as const satisfies TextFormat;

function* parseTeams(text: string): Iterable<Parsed> {
  const { captions, fault } = readCaptions(withoutHeader(text));
  if (fault) {
    const near = fault.text.trim().slice(0, 40);
    yield asProblem(inputProblem('subtitles-cue-invalid', { line: fault.line, column: 1 }, { near }));
    return;
  }
  const utterances: Utterance[] = [];
  for (const { lines, startMs, endMs } of captions) {
    const [first] = lines;
    if (!first) continue;
    const parsed = parseJson(lines.map((line) => line.text).join('\n'), first.line);
    if (!parsed.ok) {
      yield asProblem(parsed.problem);
      return;
    }
    const spoken = isObject(parsed.value) ? textIn(parsed.value.spokenText) : null;
    if (spoken === null) {
      const values = { format: 'Microsoft Teams', path: 'spokenText' };
      yield asProblem(inputProblem('vendor-field-missing', { line: first.line }, values));
      return;
    }
    const speaker = isObject(parsed.value) ? textIn(parsed.value.speakerName) : null;
    // The words stand within JSON, so only their line can be told.
    const segment = { start: 0, line: first.line, column: null, ...times(startMs, endMs) };
    utterances.push({ speaker: speaker === '' ? null : speaker, text: spoken.trim(), segments: [segment] });
  }
  yield asCall({ id: null, utterances, comments: [], fields: {}, cutsAtPauses: true, line: 1 });
}
