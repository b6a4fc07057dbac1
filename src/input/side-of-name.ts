import type { Role } from '../model/transcript.js';
import type { ManifestRow } from './manifest/manifest.js';
import type { Direction } from './speakers/call-direction.js';
import { foldName, roleOfKnownName, toldRoles } from './speakers/speakers.js';
import { rolesOfTitles } from './speakers/titles-together.js';

/** What tells the side of a speaker, in the order in which they are asked. */
export const SIDE_SOURCES = ['option', 'input', 'configuration', 'manifest', 'name', 'words'] as const;
export type SideSource = (typeof SIDE_SOURCES)[number];

/** A speaker's side and what tells it. */
export interface Side {
  readonly role: Role;
  readonly from: SideSource;
  /** Of a side that the words tell: how sure it is, 0.5 to 1. */
  readonly confidence?: number;
}

/** What the user tells of speakers, by name. */
export interface ToldSpeakers {
  readonly option: ReadonlyMap<string, Role>;
  readonly configuration: ReadonlyMap<string, Role>;
  readonly manifest: Pick<ManifestRow, 'speakers' | 'guessed'> | null;
}

/**
 * Finds the sides of a call's speakers, in the order of `names`; null where nothing but their words can tell. `direction`: who called whom, as far
 * as the call's fields tell.
 */
export type FindSides = (
  names: readonly string[],
  roles: ReadonlyMap<string, Role> | undefined,
  direction: Direction | null,
) => ReadonlyMap<string, Side | null>;

/** Names that stand for either side, as CL and CS for the client or for who serves one: the other speakers tell which. */
const EITHER = new Set(['cl', 'cs', 'co']);

/** Sides by what the user, the input and the names themselves tell. */
export function sideFinder({ option, configuration, manifest }: ToldSpeakers): FindSides {
  const byOption = toldRoles(option);
  const byConfiguration = toldRoles(configuration);
  const rows = manifest?.speakers ?? [];
  const byManifest = toldRoles(new Map(rows));
  const whoever = rows.find(([name]) => name === '*')?.[1] ?? null;
  // Sides that nobody has looked at stay guesses, and all that tells goes before them.
  const guessed = manifest?.guessed ?? null;
  return (names, roles, direction) => {
    const sides = new Map<string, Side | null>();
    const together = rolesOfTitles(names, direction);
    for (const name of names) {
      const title = together.get(name);
      const found: readonly (readonly [SideSource, Role | null | undefined])[] = [
        ['option', byOption(name)],
        ['input', roles?.get(name)],
        ['configuration', byConfiguration(name)],
        ['manifest', guessed === null ? (byManifest(name) ?? whoever) : null],
        ['name', title === undefined ? roleOfKnownName(name) : title],
      ];
      const first = found.find(([, role]) => role);
      const guess = guessed === null ? null : (byManifest(name) ?? whoever);
      if (first?.[1]) sides.set(name, { role: first[1], from: first[0] });
      else sides.set(name, guess ? { role: guess, from: 'words', confidence: guessed ?? 0.5 } : null);
    }
    // ユーザー1 and ユーザー2 are how a program calls whoever speaks.
    const bases = new Set(names.map((name) => foldName(name).replace(/\d+$/, '')));
    const areNumbered = names.length >= 2 && bases.size === 1;
    if (areNumbered && [...sides.values()].every((side) => side?.from === 'name'))
      for (const name of names) sides.set(name, null);
    for (const name of names) {
      if (sides.get(name) !== null || !EITHER.has(foldName(name))) continue;
      const others = new Set(
        [...sides].flatMap(([other, side]) => (other === name || !side ? [] : side.role)),
      );
      const [only] = others;
      if (others.size === 1) sides.set(name, { role: only === 'staff' ? 'caller' : 'staff', from: 'name' });
    }
    return sides;
  };
}
