import { foldName } from './speakers.js';

/** For each name the spelling in which the same name stands first: A and Ａ, OP and op are one speaker, however somebody typed. */
export function oneSpelling(names: readonly string[]): (name: string) => string {
  const first = new Map<string, string>();
  for (const name of names) {
    const folded = foldName(name);
    if (folded !== '' && !first.has(folded)) first.set(folded, name);
  }
  return (name) => first.get(foldName(name)) ?? name;
}
