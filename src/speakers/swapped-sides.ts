import type { Said } from '../model/side-judge.js';
import type { Role } from '../model/transcript.js';
import { boundedOdds, countCall, weighSpeakers } from './call-speakers.js';
import { type Calibration, MOST_TURN_ODDS } from './side-model.js';

/** Turns of a speaker that are looked at: the question is asked of every call. */
const TURNS_OF_EACH = 5;
/** Roles look swapped where the words speak for the opposite with these odds. */
const LEAST_ODDS = Math.log(0.98 / 0.02);

/** True where the words of both sides speak against the roles. @param oddsOf the odds for staff of a turn by its words */
export function looksSwapped(
  said: readonly Said[],
  roles: ReadonlyMap<string, Role>,
  oddsOf: (text: string, index: number) => number,
  calibration: Calibration,
): boolean {
  const turns = new Map<string, number>();
  const looked = [...said.entries()].filter(([, { speaker }]) => {
    const count = (turns.get(speaker) ?? 0) + 1;
    turns.set(speaker, count);
    return count <= TURNS_OF_EACH;
  });
  const staff = [...roles].flatMap(([name, role]) => (role === 'staff' ? name : []));
  if (staff.length === 1) {
    const own = looked.filter(([, { speaker }]) => speaker === staff[0]);
    if (speaksAsStaff(own, oddsOf)) return false;
  }
  const counts = countCall(
    looked.map(([, one]) => one),
    (text, index) => oddsOf(text, looked[index]?.[0] ?? 0),
  );
  const odds = { staff: 0, caller: 0 };
  for (const [index, { odds: own }] of weighSpeakers(counts, roles, calibration).entries()) {
    const role = roles.get(counts.speakers[index]?.name ?? '');
    if (role) odds[role] += own;
  }
  return odds.staff < 0 && odds.caller > 0 && odds.caller - odds.staff > LEAST_ODDS;
}

/** Whether turns together speak for staff; the last ones are not asked about where they cannot change that. */
function speaksAsStaff(
  turns: readonly (readonly [index: number, turn: Said])[],
  oddsOf: (text: string, index: number) => number,
): boolean {
  let odds = 0;
  return turns.some(([index, { text }], asked) => {
    if (text.trim() !== '') odds += boundedOdds(oddsOf(text, index));
    return odds >= (turns.length - asked - 1) * MOST_TURN_ODDS;
  });
}
