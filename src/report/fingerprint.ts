import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.js';
import type { CallReport } from '../model/report.js';
import { fingerprintReader } from '../text/word-fingerprint.js';
import { evidenceOf, turnOf } from './build.js';

/** What the words of each finding are known by in reviews, together with its rule. */
export function printsOf({ transcript, findings }: CallReport): readonly string[] {
  if (findings.length === 0) return [];
  const ofTurn = fingerprintReader(transcript.turns.map(({ text }) => text));
  return findings.map(({ turn, fingerprint }) => fingerprint ?? ofTurn(turn - 1) ?? '');
}

/**
 * What a finding is known by from one run to the next, one for each finding of the call: call, rule, the words of the
 * turn and the evidence. Lines and turns above may come and go; the same words said again are told apart by counting.
 */
export function fingerprintsOf({ transcript, findings }: CallReport): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(
      transcript.id,
      finding,
      evidenceOf(transcript, finding),
      turnOf(transcript, finding).text,
    );
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return createHash('sha256').update(`${key}\n${times}`).digest('hex').slice(0, 32);
  });
}

function keyOf(call: string, { rule }: Finding, evidence: string, text: string): string {
  return [call, rule, evidence, text].map((part) => part.replace(/\s+/g, '')).join('\n');
}
