/** A test of ids by an id or a glob, in which `*` stands for any letters but '/'. */
export function globMatcher(glob: string): (id: string) => boolean {
  const source = glob
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  const expression = new RegExp(`^${source}$`);
  return (id) => expression.test(id);
}

/** A test of paths with '/' by a glob: `**` any folders, `*` and `?` within a name, `{a,b*}` either, which may hold further ones. A brace without its partner is a letter. */
export function fileGlobMatcher(glob: string): (path: string) => boolean {
  const braces = pairedBraces(glob);
  let depth = 0;
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[.+^$()|[\]\\{},]/g, (part, at: number) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part === ',') return depth > 0 ? '|' : ',';
    if (!braces.has(at)) return escaped(part);
    depth += part === '{' ? 1 : -1;
    return part === '{' ? '(?:' : ')';
  });
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}

/** Where braces stand that have a partner. */
function pairedBraces(glob: string): ReadonlySet<number> {
  const paired = new Set<number>();
  const open: number[] = [];
  for (const { 0: brace, index } of glob.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index);
      continue;
    }
    const partner = open.pop();
    if (partner !== undefined) paired.add(partner).add(index);
  }
  return paired;
}

function escaped(text: string): string {
  return text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');
}
