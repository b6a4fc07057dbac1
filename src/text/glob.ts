/** A test of ids by an id or a glob, in which `*` stands for any letters but '/'. */
export function globMatcher(glob: string): (id: string) => boolean {
  const source = glob
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  const expression = new RegExp(`^${source}$`);
  return (id) => expression.test(id);
}

/** A test of paths with '/' by a glob: `**` any folders, `*` and `?` within a name, `{a,b}` either. */
export function fileGlobMatcher(glob: string): (path: string) => boolean {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[.+^$()|[\]\\{}]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 1) return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(part);
  });
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}

function escaped(text: string): string {
  return text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');
}
