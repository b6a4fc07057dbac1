/** The name of an element or attribute without its prefix: `w:val` → `val`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
