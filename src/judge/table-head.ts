import { nearestName } from '../text/nearest.js';

/** A decimal number as files of weights have them. */
export const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The lines `# key<TAB>value` above a table of weights. */
export interface TableHead<Key extends string> {
  readonly has: (key: Key) => boolean;
  readonly line: (key: Key) => number;
  readonly text: (key: Key, form: RegExp, expected: string) => string;
  readonly number: (key: Key) => number;
}

/** Reads head lines; what is unknown, missing or of another form is reported, and stands for an empty text. */
export function readTableHead<Key extends string>(
  lines: readonly string[],
  keys: readonly Key[],
  report: (code: string, line: number, args: Record<string, string>) => void,
): TableHead<Key> {
  const values = new Map<string, { value: string; line: number }>();
  lines.forEach((text, index) => {
    if (index === 0) return;
    const [, key = text, value = ''] = /^# ([^\t]+)\t(.*)$/.exec(text) ?? [];
    if (!keys.some((known) => known === key)) {
      report('model-file-head', index + 1, {
        found: key,
        allowed: keys.join(', '),
        nearest: nearestName(key, keys) ?? keys[0] ?? '',
      });
    }
    values.set(key, { value, line: index + 1 });
  });
  const text = (key: Key, form: RegExp, expected: string): string => {
    const entry = values.get(key);
    if (!entry) report('model-file-missing', 1, { key });
    else if (!form.test(entry.value))
      report('model-file-value', entry.line, { key, found: entry.value, expected });
    else return entry.value;
    return '';
  };
  return {
    has: (key) => values.has(key),
    line: (key) => values.get(key)?.line ?? 1,
    text,
    number: (key) => Number(text(key, DECIMAL, '-1.234')),
  };
}
