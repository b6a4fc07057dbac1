import fc from 'fast-check';
import type { Problem } from '../../src/model/problem.js';
import type { CallReport } from '../../src/model/report.js';
import type { RuleId, RuleText } from '../../src/model/rule.js';
import { found, sampleRules, transcriptOf } from './sample.js';

/** What a field may hold that somebody else filled in, each able to do harm somewhere. */
const PIECES = [
  ...['=1+1', '@SUM(A1)', '+cmd|"/C calc"!A0', '-2', '\t=1', '＝HYPERLINK("http://x")'],
  ...[
    '<script>alert(1)</script>',
    '</script>',
    '<!--',
    ']]>',
    '"><img src=x onerror=alert(1)>',
    "' onx='",
    '&lt;',
  ],
  ...['\n::error::pwned', '::set-output name=a::b', '##[add-mask]x', '##vso[task.complete]', '%0A::error::x'],
  ...[
    '\u001b[2J',
    '\u001b]8;;http://x\u001b\\',
    '\u009b31m',
    '\u0007',
    '\u0000',
    '\r',
    '\n',
    '\u2028',
    '\u0085',
  ],
  ...['\u202e', '\u2066', '\u200b', '\ufeff', '\ufffe', '\uffff', '\ud800', '\udc00', '𠮷', '👨‍👩‍👧'],
  ...[
    '[x](javascript:alert(1))',
    '![x](http://x)',
    '<http://x>',
    '| a | b |',
    '# h',
    '`',
    '**',
    '> q',
    '- i',
    '1. x',
  ],
  ...['{{x}}', '__proto__', 'constructor', ',', ';', '"', "'", ':', '録音は困ります', ' ', 'a'],
];

const text = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((list) => list.join(''));
const id: RuleId = 'staff/recording-stop-plea';

/** Everything that a report is made of, each field hostile. */
export interface HostileRun {
  readonly calls: readonly CallReport[];
  readonly rules: ReadonlyMap<RuleId, RuleText>;
  readonly problems: readonly Problem[];
}

/** Runs of one call with one finding, and a problem. */
export const hostileRuns: fc.Arbitrary<HostileRun> = fc
  .record({
    ...{ file: text, call: text, speaker: text, before: text, evidence: text, title: text, agent: text },
    ...{ date: text, recording: text, name: text, value: text, cue: text, part: text, pattern: text },
    ...{ ruleTitle: text, message: text, why: text, reply: text, caseName: text, source: text, url: text },
  })
  .map((own) => {
    const fields = { title: own.title, [own.name]: own.value };
    const plain = transcriptOf(own.file, [[own.speaker, own.before + own.evidence]], fields);
    const turns = plain.turns.map((turn) => ({ ...turn, role: 'staff' as const, guessed: 0.9 }));
    const details = { id: own.call, agent: own.agent, date: own.date, recording: own.recording };
    const transcript = { ...plain, ...details, turns };
    const evidence = { start: own.before.length, end: own.before.length + own.evidence.length };
    const base = found(transcript, 1, id, '', { pattern: own.pattern });
    const cue = { via: 'cues' as const, cues: [{ cue: own.cue, weight: 1 }] };
    const parts = [{ kind: 'pattern' as const, name: own.part, weight: 1 }];
    const verdict = {
      kind: 'suspected-harassment' as const,
      types: [],
      grounds: [{ turn: 1, evidence, rule: id, types: [], points: 1 }],
      responses: [],
    };
    const known = sampleRules.get(id);
    if (!known) throw new Error(id);
    const reply = { stage: 'first' as const, recordsCalls: null, text: { ja: own.reply } };
    const [ordinance] = sampleRules.get('caller/disclosure-threat')?.basis ?? [];
    const rule: RuleText = {
      ...known,
      title: { ja: own.ruleTitle },
      message: { ja: own.message },
      why: { ja: own.why },
      instead: [
        { ...reply, case: null },
        { ...reply, case: { name: { ja: own.caseName }, words: ['x'] } },
      ],
      basis: ordinance
        ? [{ ...ordinance, title: { ja: own.source }, url: `https://example.org/${own.url}` }]
        : [],
    };
    const place = { line: 3, column: 1, arguments: { id: own.call, limit: own.value } };
    return {
      calls: [
        { transcript, findings: [{ ...base, ...cue, evidence, parts }], verdict },
        { transcript: { ...transcript, id: `${own.call}2` }, findings: [{ ...base, evidence }] },
      ],
      rules: new Map([...sampleRules, [id, rule]]),
      problems: [{ code: 'call-too-long', file: own.file, ...place }],
    };
  });
