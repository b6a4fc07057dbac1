import { type Document, isScalar, type Node, visit } from 'yaml';
import type { Problem } from '../../model/problem.js';
import { checkNode, type YamlCheck } from './check-yaml.js';
import type { JsonSchema } from './json-schema.js';
import { mendYaml } from './mend-yaml.js';
import { keysOf, nodeFinder, soundValue, type YamlSource } from './yaml-source.js';

/**
 * Parses YAML and checks it by a schema. All faults are reported at once: syntax, unknown keys with the nearest known one,
 * missing keys, wrong types, values outside a closed list, nulls.
 */
export function validateYaml(file: string, text: string, schema: JsonSchema): YamlSource {
  const { document, text: mended, problems: faults, unread, placeAt } = mendYaml(file, text);
  if (document === null) {
    const placeOf = () => ({ line: 1, column: 1 });
    return { file, text, value: undefined, sound: undefined, keysAt: () => null, problems: faults, placeOf };
  }
  joinJapaneseLines(document, mended);
  const problems: Problem[] = [];
  const faulty = new Set<Node>();
  const complain: YamlCheck['complain'] = (node, code, values) => {
    const { line, column } = placeAt(node?.range?.[0] ?? 0);
    // A value that lacks quotation marks is told of once, whatever else it is not.
    if (!faults.some((one) => one.line === line && one.column === column))
      problems.push({ code, file, line, column, arguments: values });
    // What lacks something is sound in what it has.
    if (node !== null && code !== 'yaml-missing' && code !== 'yaml-few') faulty.add(node);
  };
  const leaveOut = (node: Node) => {
    faulty.add(node);
  };
  const context: YamlCheck = { root: schema, text: mended, unread: unread.join('\n'), complain, leaveOut };
  checkNode(document.contents as Node | null, schema, [], context);
  const find = nodeFinder(document.contents as Node | null);
  const value: unknown = faulty.size === 0 && problems.length === 0 ? document.toJS() : undefined;
  return {
    file,
    text,
    value,
    sound: value ?? soundValue(document.contents, faulty),
    keysAt: (path) => keysOf(find(path)),
    problems: [...faults, ...problems],
    placeOf: (path, offset = 0) => {
      const node = find(path);
      const range = node?.range;
      // A plain scalar's characters stand as written, so an offset inside it can be added; after a quote one more.
      const quoted = isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') ? 1 : 0;
      return placeAt((range?.[0] ?? 0) + (offset > 0 || quoted ? offset + quoted : 0));
    },
  };
}

/**
 * YAML joins the lines of a folded text by spaces, which Japanese does not have: in the values of `ja` that stand on several
 * lines, spaces beside a full-width character are dropped.
 */
function joinJapaneseLines(document: Document, text: string): void {
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'ja' || !isScalar(value) || typeof value.value !== 'string') return;
      const [start, end] = value.range ?? [0, 0];
      if (value.type === 'BLOCK_LITERAL' || !text.slice(start, end).trim().includes('\n')) return;
      value.value = value.value.trim().replace(/(?<=[^\0-\xff]) +| +(?=[^\0-\xff])/g, '');
    },
  });
}
