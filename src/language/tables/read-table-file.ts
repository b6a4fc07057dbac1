import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../../language/', import.meta.url);

/** The text of a table in `language/`. `scripts/bundle.mjs` puts all of them into the program instead. */
export function readTableFile(name: string): string {
  return readFileSync(new URL(`${name}.tsv`, FOLDER), 'utf8');
}
