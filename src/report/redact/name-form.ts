import type { PersonNames } from '../../model/person-names.js';
import { ONE_CHARACTER } from './name-words.js';

/** How a word is a name: both names, the family name, the given name, or a family name before what may be a given one. */
export type NameForm = 'whole' | 'family' | 'given' | 'likely';

/** True for a word that the dictionary holds for a name and far more often for something else. */
export function isRareName(word: string, names: PersonNames): boolean {
  return names.at(word, 0).some(({ end, isUsual }) => end === word.length && !isUsual);
}

/** What a given name that the dictionary does not know is written with. */
const UNKNOWN_GIVEN = /^(?!.*[県市区町村駅様殿氏産課係部店局線行])[\p{Script=Han}々]{1,3}$/u;
const KANA = /^[ァ-ヶーぁ-ゖ]+$/;

/** How a word is a name, by the names that the dictionary holds; null where it is none. */
export function nameFormOf(word: string, names: PersonNames): NameForm | null {
  if (word.length === 1) return ONE_CHARACTER.test(word) ? 'family' : null;
  if (KANA.test(word)) return kanaFormOf(katakanaOf(word), names);
  let form: NameForm | null = null;
  for (const name of names.at(word, 0)) {
    if (name.end === word.length) return name.isFamily ? 'family' : 'given';
    if (!name.isFamily) continue;
    const isGiven = names.at(word, name.end).some((one) => one.isGiven && one.end === word.length);
    if (isGiven && word.length >= 3) form = 'whole';
    else if (form === null && name.end >= 2 && UNKNOWN_GIVEN.test(word.slice(name.end))) form = 'likely';
  }
  return form;
}

function kanaFormOf(reading: string, names: PersonNames): NameForm | null {
  if (names.isFamilyReading(reading)) return 'family';
  if (names.isGivenReading(reading)) return 'given';
  return kanaFamilyEnd(reading, names) === null ? null : 'whole';
}

/** Where a family name in a word ends: 2 for 田中一郎; null where it is no whole name. */
export function familyEnd(word: string, names: PersonNames): number | null {
  if (KANA.test(word)) {
    const reading = katakanaOf(word);
    return names.isFamilyReading(reading) ? null : kanaFamilyEnd(reading, names);
  }
  const ends = names.at(word, 0).flatMap(({ isFamily, end }) => (isFamily && end < word.length ? [end] : []));
  const isGiven = (end: number) => names.at(word, end).some((one) => one.isGiven && one.end === word.length);
  return ends.findLast(isGiven) ?? ends.findLast((end) => end >= 2) ?? null;
}

/** Both names have two kana at least: one alone is nearly always the reading of some name. */
function kanaFamilyEnd(reading: string, names: PersonNames): number | null {
  for (let end = reading.length - 2; end >= 2; end--) {
    if (names.isFamilyReading(reading.slice(0, end)) && names.isGivenReading(reading.slice(end))) return end;
  }
  return null;
}

/** Hiragana as katakana. */
export function katakanaOf(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0x60));
}
