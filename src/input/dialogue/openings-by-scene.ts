import type { DialogueLine } from './dialogue-line.js';
import type { SpeakerLine } from './speaker-line.js';

/** The index of a line that opens a turn, and how it does. */
export type Opening = readonly [number, SpeakerLine];

/** The openings of each scene, in their order. */
export function openingsByScene(
  lines: readonly DialogueLine[],
  openings: ReadonlyMap<number, SpeakerLine>,
): readonly (readonly Opening[])[] {
  const scenes: Opening[][] = [[]];
  for (const [index, { is }] of lines.entries()) {
    const opening = openings.get(index);
    if (opening) scenes.at(-1)?.push([index, opening]);
    else if (is.kind === 'heading') scenes.push([]);
  }
  return scenes;
}
