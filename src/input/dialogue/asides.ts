import { deviceEvents } from './device-events.js';
import type { DialogueLine } from './dialogue-line.js';
import { quotedForm } from './quoted-form.js';
import { signedRemarks } from './signed-remarks.js';
import type { SpeakerLine } from './speaker-line.js';
import { writersRemarks } from './writers-remarks.js';

/** The turns of a dialogue, and the lines among and below them that nobody says. */
export interface TurnsAndAsides {
  readonly turns: ReadonlyMap<number, SpeakerLine>;
  readonly asides: ReadonlySet<number>;
  /** True where all speech stands in 「」. */
  readonly isQuoted: boolean;
}

/**
 * Parts what is said from what stands between in another form: lines outside of 「」 where all speech stands inside, what devices did, remarks
 * of a writer. Each such form is told by the turns themselves, which have it not.
 *
 * @param given the lines that open a turn, by index
 */
export function withoutAsides(
  lines: readonly DialogueLine[],
  given: ReadonlyMap<number, SpeakerLine>,
): TurnsAndAsides {
  const remarks = writersRemarks(lines, given);
  const spoken = new Map([...given].filter(([index]) => !remarks.has(index)));
  const quoted = quotedForm(lines, spoken);
  return {
    turns: quoted?.turns ?? spoken,
    asides: new Set([
      ...remarks,
      ...signedRemarks(lines, spoken),
      ...deviceEvents(lines, spoken),
      ...(quoted?.outside ?? []),
    ]),
    isQuoted: quoted !== null,
  };
}
