import type { Role } from '../../model/transcript.js';
import { foldName, roleOfKnownName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';

/** Lines at the end of a text that may explain it. */
const FOOT_LINES = 8;
const PAIR =
  /([^\s　、,，注※:：=＝…()（）)）]{1,8})[\s　]*(?:[:：=＝]|…+|は)[\s　]*([^\s　、,，:：=＝。]{1,12})/gu;

/** What a line below a dialogue says of its speakers: 注）O：オペレータ　C：カスタマー. */
export interface FootLegend {
  readonly roles: ReadonlyMap<string, Role>;
  readonly lines: ReadonlySet<number>;
}

/** @param names folded names that stand before speech */
export function footLegend(lines: readonly DialogueLine[], names: ReadonlySet<string>): FootLegend {
  const roles = new Map<string, Role>();
  const found = new Set<number>();
  const speech = lines.flatMap(({ text, is }, index) => (is.kind === 'speech' ? [{ text, index }] : []));
  for (const { text, index } of speech.slice(-FOOT_LINES)) {
    if (text.length > LONGEST_LEGEND) continue;
    const pairs = [...text.matchAll(PAIR)].flatMap(
      ([, name = '', meaning = '']): (readonly [string, Role])[] => {
        const role = roleOfKnownName(meaning);
        return role !== null && names.has(foldName(name)) && foldName(name) !== foldName(meaning)
          ? [[name, role]]
          : [];
      },
    );
    if (new Set(pairs.map(([, role]) => role)).size < 2) continue;
    for (const [name, role] of pairs) roles.set(name, role);
    found.add(index);
  }
  return { roles, lines: found };
}

const LONGEST_LEGEND = 200;
