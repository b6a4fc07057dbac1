import { nearestName } from '../../text/nearest.js';

/**
 * The id of a rule (or `group/*`) that a name which is none most likely means: the rule whose name it is without the group, the only one
 * that it begins, else the nearest in spelling; '' where none is near.
 */
export function nearestRule(name: string, known: Iterable<string>): string {
  const ids = [...known];
  const withoutGroup = ids.find((id) => id.endsWith(`/${name}`));
  if (withoutGroup !== undefined) return withoutGroup;
  const begun = ids.filter((id) => id.startsWith(name) || id.split('/')[1]?.startsWith(name));
  const [only] = begun;
  if (name !== '' && begun.length === 1 && only !== undefined) return only;
  return nearestName(name, ids) ?? '';
}
