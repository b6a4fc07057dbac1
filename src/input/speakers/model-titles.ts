import type { Said, SideJudge } from '../../model/side-judge.js';
import type { Role } from '../../model/transcript.js';
import type { Side } from '../side-of-name.js';
import { namesWithModel } from './model-names.js';

/**
 * The sides of a call's speakers, open where nothing but their titles tells those of a language model and of whoever asks it (`user`,
 * `assistant`), and the words speak against them: a model may play the customer.
 *
 * @param told every speaker of the call
 * @param judge null where the words are not asked
 */
export function withOpenModel(
  told: ReadonlyMap<string, Side | null>,
  said: readonly Said[],
  judge: SideJudge | null,
): ReadonlyMap<string, Side | null> {
  const names = judge ? namesWithModel([...told.keys()].map((speaker) => ({ speaker }))) : [];
  const sides = names.map((name) => told.get(name) ?? null);
  if (!judge || names.length === 0 || sides.some((side) => side && side.from !== 'name')) return told;
  const roles = new Map<string, Role>(
    [...told].flatMap(([name, side]) => (side ? [[name, side.role] as const] : [])),
  );
  if (roles.size === told.size && !judge.looksSwapped(said, roles)) return told;
  const open = new Map([...told].map(([name, side]) => [name, names.includes(name) ? null : side]));
  const asked = judge.guess(said, new Map([...open].map(([name, side]) => [name, side?.role ?? null])));
  return asked ? open : told;
}
