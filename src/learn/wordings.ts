import type { Problem } from '../model/problem.js';
import type { Role, Transcript } from '../model/transcript.js';
import type { TrainingCall } from './training-turns.js';

export interface ParsedWordings {
  readonly calls: readonly TrainingCall[];
  readonly problems: readonly Problem[];
}

const HEADING = /^#\s*(staff|caller|[^/\s]+\/[^/\s]+)$/;
const WORDING = /^([+-])\s+(.+)$/;

/**
 * Reads a list of wordings: `# RULE` begins the wordings of a rule, `+` marks one that it must find and `-` a near
 * miss; below `# staff` or `# caller` stand harmless ones that no rule of that speaker may find. They are learned from
 * and never measured: single turns made up at a desk say little of how well a rule does on calls.
 */
export function parseWordings(
  source: string,
  file: string,
  speakerOf: (rule: string) => Role | null,
): ParsedWordings {
  const calls: TrainingCall[] = [];
  const problems: Problem[] = [];
  let heading: { readonly rule: string | null; readonly role: Role } | null = null;
  source.split(/\r?\n/).forEach((text, index) => {
    const line = index + 1;
    const report = (code: string, found: string) => {
      problems.push({ code, file, line, column: 1, arguments: { found } });
    };
    if (text.trim() === '') return;
    const [, name] = HEADING.exec(text) ?? [];
    if (name !== undefined) {
      const role = name === 'staff' || name === 'caller' ? name : speakerOf(name);
      heading = role === null ? null : { rule: name.includes('/') ? name : null, role };
      if (role === null) report('wordings-rule', name);
      return;
    }
    const [, sign, words] = WORDING.exec(text) ?? [];
    if (words === undefined || (sign === '+' && heading?.rule === null)) report('wordings-line', text);
    else if (heading !== null) calls.push(wordingCall(file, line, heading, words, sign === '+'));
  });
  return { calls, problems };
}

function wordingCall(
  file: string,
  line: number,
  { rule, role }: { readonly rule: string | null; readonly role: Role },
  text: string,
  isFound: boolean,
): TrainingCall {
  const transcript: Transcript = {
    file,
    id: `${file}:${line}`,
    turns: [
      {
        role,
        speaker: role,
        text,
        narration: [],
        segments: [{ start: 0, line, column: 3 }],
        labels: isFound && rule !== null ? [{ id: rule }] : [],
      },
    ],
    comments: [],
    fields: {},
  };
  return { transcript, judged: rule === null ? 'all' : new Set([rule]) };
}
