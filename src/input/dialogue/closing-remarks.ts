import type { Role } from '../../model/transcript.js';
import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { type Opening, openingsByScene } from './openings-by-scene.js';
import { looksLikePerson } from './persons-of-head.js';
import type { SpeakerLine } from './speaker-line.js';

/** Turns above a remark by which it shows that two others speak. */
const LEAST_TURNS = 6;

/**
 * Indices of the lines that open a writer's remark at the end of a scene and no turn, 話し合い：気づいた点を出し合いましょう, with the lines that go on with
 * them: a name that nobody knows opens the last turn and no other, in each of several scenes, or once and is no person's.
 */
export function closingRemarks(
  lines: readonly DialogueLine[],
  openings: ReadonlyMap<number, SpeakerLine>,
  roleOf: (name: string) => Role | null,
): ReadonlySet<number> {
  const scenes = openingsByScene(lines, openings);
  const counts = countNames([...openings.values()].map(({ name }) => name));
  const last = scenes.map((scene) => closingOf(scene, roleOf)).filter((opening) => opening !== null);
  const ends = countNames(last.map(([, { name }]) => name));
  const found = new Set<number>();
  for (const [index, { name }] of last) {
    const folded = foldName(name);
    const isOnlyLast = counts.get(folded) === ends.get(folded);
    const isRemark = isOnlyLast && ((ends.get(folded) ?? 0) >= 2 || !isPerson(name));
    for (let at = index; isRemark && at < lines.length; at++) {
      const is = lines[at]?.is;
      if (at > index && (is?.kind === 'heading' || openings.has(at))) break;
      if (is?.kind === 'speech') found.add(at);
    }
  }
  return found;
}

/** The last opening of a scene in which two others take turns, where nothing tells whose side its name is on and it stands there once. */
function closingOf(scene: readonly Opening[], roleOf: (name: string) => Role | null): Opening | null {
  const last = scene.at(-1);
  if (!last || scene.length <= LEAST_TURNS) return null;
  const [, { name, layout, speech }] = last;
  const counts = countNames(scene.map(([, one]) => one.name));
  const others = [...counts].filter(([one, count]) => count >= 2 && one !== foldName(name));
  const isAlone = counts.get(foldName(name)) === 1 && others.length >= 2;
  return isAlone && layout !== 'alone' && speech !== '' && roleOf(name) === null ? last : null;
}

/** 佐藤, 息子さん: somebody who may have one word only. */
function isPerson(name: string): boolean {
  return looksLikePerson(name) || /(?:さん|さま|様|くん|君|ちゃん|氏|先生|[A-Za-z\d])$/u.test(name);
}
