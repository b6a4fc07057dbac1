import type { Problem } from '../model/problem.js';

/** Arguments that differ from file to file with one cause: they do not part groups. */
const OF_ONE_FILE = new Set([
  'calls',
  'of',
  'ids',
  'id',
  'near',
  'reason',
  'cell',
  'files',
  'path',
  'partner',
]);
/** Speakers who are not known have one cause whatever they are called, unless a program named them. */
const SPEAKER_CODES = new Set(['speaker-unknown', 'speaker-not-guessed', 'speakers-left-out']);

/** Problems by cause and by the ending of their files, which tells unlike forms apart, in the order of the first of each. */
export function groupProblems(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = causeOf(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

function causeOf({ code, file, arguments: values }: Problem): string {
  const { names = '' } = values;
  const ending = /\.([^./]+)$/.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
  if (SPEAKER_CODES.has(code)) return JSON.stringify([code, ending, CODES.test(names) ? names : '']);
  const same = Object.entries(values).filter(([name]) => !OF_ONE_FILE.has(name));
  return JSON.stringify([code, ending, same]);
}

/** Speakers who are called by a few letters or numbers: files with the same ones are of one form. */
const CODES = /^(?:「[\x21-\x7e ]{1,20}」){1,6}$/;

/** The first problem with the calls and the names of all. */
export function joinedProblem(group: readonly Problem[], first: Problem): Problem {
  const { calls, names } = first.arguments;
  if (group.length === 1 || calls === undefined) return first;
  const sum = group.reduce((total, problem) => total + Number(problem.arguments.calls ?? 0), 0);
  const all = new Set(group.flatMap((problem) => problem.arguments.names?.match(/「[^」]*」/g) ?? []));
  const some = [...all].slice(0, 20).join('') + (all.size > 20 ? '…' : '');
  return {
    ...first,
    arguments: { ...first.arguments, calls: String(sum), ...(names === undefined ? {} : { names: some }) },
  };
}
