import { readTranscripts } from '../../src/input/read-transcripts.js';
import type { Finding } from '../../src/model/finding.js';
import type { RuleId } from '../../src/model/rule.js';
import type { Transcript } from '../../src/model/transcript.js';

/** The only call of a script. */
export async function readCall(text: string, file = 'script.txt'): Promise<Transcript> {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  for await (const result of readTranscripts({ file, bytes: bytes() })) {
    if (result.kind === 'transcript') return result.transcript;
  }
  throw new Error('no call');
}

/** A finding on a turn (from 1) whose evidence is `words`. */
export function finding(transcript: Transcript, turn: number, rule: RuleId, words: string): Finding {
  const start = transcript.turns[turn - 1]?.text.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`「${words}」 is not in turn ${turn}`);
  return {
    rule,
    severity: 'error',
    speaker: 'staff',
    turn,
    evidence: { start, end: start + words.length },
    via: 'pattern',
    pattern: null,
    confidence: 1,
    cues: [],
    parts: [],
    context: [],
  };
}
