import { cliTexts } from '../../messages/cli-text.js';
import { groupProblems, joinedProblem } from '../../messages/problem-causes.js';
import { describeProblem, placeOfProblem } from '../../messages/problem-text.js';
import { textsIn } from '../../messages/report-text.js';
import type { Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { LeftOutKind } from '../../run/files.js';
import { withoutCommands } from '../../text/workflow-commands.js';

const MOST_FILES = 5;

/** Problems for standard error: those of one cause together, with the line that mends them. */
export function tellGrouped(problems: readonly Problem[], language: Language): string {
  return groupProblems(problems)
    .map((group) => tellGroup(group, language))
    .join('');
}

function tellGroup(group: readonly Problem[], language: Language): string {
  const [first] = group;
  if (!first) return '';
  const { message, remedy } = describeProblem(joinedProblem(group, first), language);
  const place = placeOfProblem(first);
  const others = [...new Set(group.slice(1).flatMap((problem) => placeOfProblem(problem) || []))];
  const text = textsIn(cliTexts, language);
  const shown = others.slice(0, MOST_FILES).join(', ') + (others.length > MOST_FILES ? ' …' : '');
  const more = others.length > 0 ? `  ${text('alsoIn', { count: others.length, files: shown })}\n` : '';
  return withoutCommands(`${place === '' ? '' : `${place}: `}${message}\n${more}  → ${remedy}\n`);
}

/** Endings of files that may hold transcripts in a form that cannot be read. */
const DOCUMENTS = /^(?:xlsb|pages|numbers|msg|pptx?|one)$/;
const ARCHIVES = /^(?:zip|7z|rar|gz|tgz|tar|lzh|bz2|xz|cab)$/;
const SOUND = /^(?:wav|mp3|m4a|aac|flac|ogg|opus|wma|mp4|mov|avi|webm|amr|au|vox)$/;

/** What folders hold besides transcripts: documents that cannot be read are a fault, anything else a remark. */
export function leftOutProblems(kinds: readonly LeftOutKind[]): readonly Problem[] {
  return kinds.map(({ ending, files }) => {
    const isArchive = ARCHIVES.test(ending);
    const isDocument = isArchive || DOCUMENTS.test(ending);
    const code = isArchive
      ? 'kind-archive'
      : isDocument
        ? 'kind-unreadable'
        : SOUND.test(ending)
          ? 'kind-sound'
          : 'kind-left-out';
    const shown = files.slice(0, MOST_FILES).join(', ') + (files.length > MOST_FILES ? ' …' : '');
    return {
      code,
      file: null,
      line: null,
      column: null,
      ...(isDocument ? {} : { isWarning: true as const }),
      arguments: { ending: ending === '' ? '—' : `.${ending}`, count: String(files.length), files: shown },
    };
  });
}
