import { once } from '../../text/once.js';
import { readTableFile } from './read-table-file.js';

/** The rows of a table in `language/`, by column: what is no comment and stands below the names of the columns. */
export function readTable(name: string): readonly (readonly string[])[] {
  const [columns = [], ...rows] = readTableFile(name)
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const odd = rows.find((row) => row.length !== columns.length);
  if (odd !== undefined) {
    throw new Error(`language/${name}.tsv: "${odd.join(' ')}" has not the columns ${columns.join(', ')}`);
  }
  return rows;
}

const lists = once((): ReadonlyMap<string, string[]> => {
  const words = new Map<string, string[]>();
  for (const [list = '', word = ''] of WORD_TABLES.flatMap(readTable)) {
    const known = words.get(list);
    if (known === undefined) words.set(list, [word]);
    else known.push(word);
  }
  return words;
});

const WORD_TABLES: readonly string[] = ['words/grammar', 'words/reporting', 'words/speech'];

/** The words of a list in `language/words/`, in the order of the table. Throws where there is no such list. */
export function wordList(name: string): readonly string[] {
  const words = lists().get(name);
  if (words === undefined) throw new Error(`language/words/ has no list "${name}"`);
  return words;
}

/** The words of some lists in `language/words/`. */
export function wordSet(...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap(wordList));
}
