import type { Utterance } from './raw-call.js';

/** One utterance from several of one speaker, joined with a line feed; the segments keep their places. */
export function joinUtterances(group: readonly Utterance[]): Utterance {
  const [first] = group;
  if (!first || group.length === 1) return first ?? { speaker: null, text: '', segments: [] };
  const segments = [];
  let start = 0;
  for (const utterance of group) {
    for (const segment of utterance.segments) segments.push({ ...segment, start: start + segment.start });
    start += utterance.text.length + 1;
  }
  const labels = group.flatMap((utterance) => utterance.labels ?? []);
  const optional = group.flatMap((utterance) => utterance.optional ?? []);
  return {
    speaker: first.speaker,
    text: group.map((utterance) => utterance.text).join('\n'),
    segments,
    ...(labels.length > 0 ? { labels } : {}),
    ...(optional.length > 0 ? { optional } : {}),
  };
}
