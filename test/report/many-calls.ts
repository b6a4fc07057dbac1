import type { CallReport } from '../../src/model/report.js';
import { sampleCalls } from './sample.js';

const agents = ['佐藤', '鈴木', '高橋', '田中', '伊藤'];

/** As many calls as asked for, made of the sample calls, each with a file, an id and an agent of its own. */
export function manyCalls(count: number): readonly CallReport[] {
  return Array.from({ length: count }, (_, index) => {
    const call = sampleCalls[index % sampleCalls.length];
    if (!call) throw new Error('no sample');
    const id = String(index + 1).padStart(5, '0');
    const fields = { ...call.transcript.fields, agent: agents[index % agents.length] ?? '' };
    const findings = call.findings.filter((_, number) => (index + number) % 4 !== 0);
    return {
      transcript: { ...call.transcript, file: `calls/2026-${9 + (index % 3)}/${id}.txt`, id, fields },
      findings,
    };
  });
}
