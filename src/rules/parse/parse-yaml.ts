import {
  type Document,
  isAlias,
  isCollection,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Problem } from '../../model/problem.js';

/** Characters of a YAML file: a thousand times the longest rule. */
export const LONGEST_YAML = 4_000_000;
/** Levels of a YAML file. */
export const DEEPEST_YAML = 100;

/** A YAML file that was read, or what keeps it from being read. */
export interface ParsedYaml {
  readonly document: Document | null;
  readonly problems: readonly Problem[];
  readonly lines: LineCounter;
}

/**
 * Reads YAML without checking what it says. Aliases, keys that are no text and numbers that no computer holds are refused:
 * nobody who writes rules by hand needs them, and a few lines of them can fill the memory.
 *
 * @param whole what the text is a part of
 */
export function parseYaml(file: string, text: string, whole: string = text): ParsedYaml {
  const lines = new LineCounter();
  const problemAt = (offset: number, code: string, values: Problem['arguments']): Problem => {
    const { line, col } = lines.linePos(offset);
    return { code, file, line: Math.max(line, 1), column: Math.max(col, 1), arguments: values };
  };
  if (text.length > LONGEST_YAML) {
    const problem = problemAt(0, 'yaml-too-long', { limit: String(LONGEST_YAML) });
    return { document: null, problems: [problem], lines };
  }
  const depth = deepestFlow(text);
  if (depth !== null)
    return { document: null, problems: [placed(file, text, depth, 'yaml-too-deep')], lines };
  // The library compares each key with each other one, which takes long where there are thousands.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  // One fault of this kind makes the library see others behind it.
  const [fault] = document.errors;
  const problems = fault ? [problemAt(fault.pos[0], 'yaml-syntax', { reason: fault.code })] : [];
  if (problems.length > 0) return { document: null, problems, lines };
  visit(document, {
    Node: (key, node, path) => {
      const offset = (node as Node).range?.[0] ?? 0;
      if (path.length > 2 * DEEPEST_YAML) {
        problems.push(problemAt(offset, 'yaml-too-deep', { limit: String(DEEPEST_YAML) }));
        return visit.BREAK;
      }
      const mark = markBefore(node, text, whole);
      if (mark !== null) problems.push(problemAt(Math.max(mark, 0), 'yaml-mark', {}));
      if (isAlias(node)) problems.push(problemAt(offset, 'yaml-alias', { name: node.source }));
      else if (key === 'key' && isCollection(node)) problems.push(problemAt(offset, 'yaml-key', {}));
      else if (isScalar(node) && typeof node.value === 'number' && !Number.isFinite(node.value))
        problems.push(problemAt(offset, 'yaml-number', { found: String(node.source) }));
      return undefined;
    },
  });
  return { document: problems.length === 0 ? document : null, problems, lines };
}

/** Where the mark stands that YAML takes away from a text: `&name` that no alias asks for, `!name` that no tag is called; null where none does. */
function markBefore(node: unknown, text: string, whole: string): number | null {
  if (!isScalar(node) || node.range == null) return null;
  const { anchor, tag } = node;
  if (anchor !== undefined && !whole.includes(`*${anchor}`))
    return text.lastIndexOf(`&${anchor}`, node.range[0]);
  return tag?.startsWith('!') ? text.lastIndexOf('!', node.range[0]) : null;
}

/** Where brackets stand deeper in each other than allowed, outside quotes as far as one can tell; null where they do not. */
function deepestFlow(text: string): number | null {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]|\n/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (bracket !== '\n') depth = Math.max(0, depth - 1);
    if (depth > MOST_BRACKETS) return index;
  }
  return null;
}

/** The library's own stack ends at some thousand. */
const MOST_BRACKETS = 500;

function placed(file: string, text: string, offset: number, code: string): Problem {
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { code, file, line: before.length, column, arguments: { limit: String(DEEPEST_YAML) } };
}
