import type { CallReport } from '../model/report.js';
import type { Turn } from '../model/transcript.js';
import { letters } from './letters.js';
import { findAddresses } from './redact/addresses.js';
import { findNames, isNameField, nameInSpeaker } from './redact/names.js';
import { findNumbers } from './redact/numbers.js';
import { type FindPersonalData, maskSpans, occurrences } from './redact/spans.js';

/**
 * Hides names, telephone and card numbers, addresses and mail addresses in whatever a report shows of a call. In what
 * was said each character gives one mark, so that findings, lines and columns stay where they are; a name found once is
 * hidden wherever the call says it. Who speaks and who took the call become ●A, ●B …, the same in all calls of a run,
 * so that trends still tell people apart. A file's path and a call's id stay: by them the call is found again.
 *
 * @param findMore knows more names, by a dictionary
 */
export function createRedactor(findMore: FindPersonalData = () => []): (call: CallReport) => CallReport {
  const pseudonyms = new Map<string, string>();
  const pseudonymOf = (name: string): string => {
    const known = pseudonyms.get(name) ?? `●${letters(pseudonyms.size)}`;
    pseudonyms.set(name, known);
    return known;
  };
  return (call) => {
    const { transcript } = call;
    // Each text is asked for twice: for the names of the whole call, and when it is masked.
    const findMoreOnce = remembered(findMore);
    const names = namesIn(call, findMoreOnce);
    const mask = (text: string) =>
      maskSpans(text, [
        ...findNumbers(text),
        ...findAddresses(text),
        ...findNames(text),
        ...findMoreOnce(text),
        ...occurrences(text, names),
      ]);
    const fields = Object.entries(transcript.fields).map(([key, value]) => [
      mask(key),
      isNameField(key) && value.trim() !== '' ? pseudonymOf(value.trim()) : mask(value),
    ]);
    return {
      ...call,
      transcript: {
        ...transcript,
        turns: transcript.turns.map((turn) => redactTurn(turn, mask, pseudonymOf)),
        comments: transcript.comments.map((comment) => ({ ...comment, text: mask(comment.text) })),
        fields: Object.fromEntries(fields),
        ...(transcript.agent === undefined ? {} : { agent: pseudonymOf(transcript.agent.trim()) }),
        ...(transcript.recording === undefined ? {} : { recording: mask(transcript.recording) }),
      },
    };
  };
}

function remembered(find: FindPersonalData): FindPersonalData {
  const known = new Map<string, ReturnType<FindPersonalData>>();
  return (text) => {
    const spans = known.get(text) ?? find(text);
    known.set(text, spans);
    return spans;
  };
}

function redactTurn(
  { role, speaker, text, narration, segments }: Turn,
  mask: (text: string) => string,
  pseudonymOf: (name: string) => string,
): Turn {
  const name = nameInSpeaker(speaker);
  return {
    role,
    speaker: name === null ? speaker : speaker.replace(name, pseudonymOf(name)),
    text: mask(text),
    narration,
    segments,
  };
}

/** Every name of the call that is long enough to be looked for elsewhere in it. */
function namesIn({ transcript }: CallReport, findMore: FindPersonalData): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string): void => {
    for (const part of [name, ...name.split(/[\s　・]+/)]) if (part.length >= 2) names.add(part);
  };
  if (transcript.agent !== undefined) add(transcript.agent.trim());
  for (const [key, value] of Object.entries(transcript.fields)) if (isNameField(key)) add(value.trim());
  for (const { speaker, text } of transcript.turns) {
    const name = nameInSpeaker(speaker);
    if (name !== null) add(name);
    for (const { start, end } of [...findNames(text), ...findMore(text)]) add(text.slice(start, end));
  }
  return names;
}
