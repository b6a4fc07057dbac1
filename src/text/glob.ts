/** A test of ids by an id or a glob, in which `*` stands for any letters but '/'. */
export function globMatcher(glob: string): (id: string) => boolean {
  const source = glob
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  const expression = new RegExp(`^${source}$`);
  return (id) => expression.test(id);
}
