import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { type Opening, openingsByScene } from './openings-by-scene.js';
import type { SpeakerLine } from './speaker-line.js';

/** Turns of two who return, by which a scene shows that it is one. */
const LEAST_TURNS = 4;
const MOST_FIELDS = 8;
const LONGEST_VALUE = 60;

/**
 * Indices of the lines below the heading of a scene that have the form of its turns and tell of it, 制限時間：３分, 競技者の役：店の社員: in each of
 * several scenes they stand above all turns, their names stand there once and nowhere else, and no sentence is behind them.
 */
export function openingFields(
  lines: readonly DialogueLine[],
  openings: ReadonlyMap<number, SpeakerLine>,
): ReadonlySet<number> {
  const scenes = openingsByScene(lines, openings).filter((scene) => scene.length > 0);
  if (scenes.length < 2) return NONE;
  const heads = scenes.map(headOf);
  const names = countNames(heads.flat().map(([, { name }]) => name));
  const all = countNames([...openings.values()].map(({ name }) => name));
  const isField = ([, { name }]: Opening) => {
    const count = names.get(foldName(name)) ?? 0;
    return count >= 2 && count === all.get(foldName(name));
  };
  return new Set(heads.flatMap((head) => head.filter(isField).map(([index]) => index)));
}

const NONE: ReadonlySet<number> = new Set();

/** The first openings of a scene, of names that do not return in it, above those of at least two who do. */
function headOf(scene: readonly Opening[]): readonly Opening[] {
  const counts = countNames(scene.map(([, { name }]) => name));
  const returning = [...counts].filter(([, count]) => count >= 2);
  if (returning.length < 2 || returning.reduce((sum, [, count]) => sum + count, 0) < LEAST_TURNS) return [];
  const first = scene.findIndex(([, { name }]) => (counts.get(foldName(name)) ?? 0) >= 2);
  const head = scene.slice(0, first);
  return head.length <= MOST_FIELDS && head.every(isValue) ? head : [];
}

function isValue([, { layout, speech }]: Opening): boolean {
  return (
    layout !== 'alone' && speech !== '' && speech.length <= LONGEST_VALUE && !/[。？！?!…」]/.test(speech)
  );
}
