import type { PersonNames } from '../../model/person-names.js';
import type { Token } from '../../model/token.js';
import type { Span } from '../../model/transcript.js';
import { nameFormOf } from './name-form.js';
import type { NameText } from './name-tokens.js';
import { isName } from './name-words.js';

/** What a name is written with; a name in hiragana cannot be told from other words. */
const NAME = /^(?:[\p{Script=Han}々]+|[ァ-ヴー]+)$/u;
const KATAKANA = /^[ァ-ヴー]$/;

/** Words that IPADIC holds for names of persons and that calls use otherwise. The list is open. */
const NO_NAMES = new Set(['コール', 'スマート', 'マイ', 'チャラ', 'チャン', 'エル', 'ハナ', '海老', '繰上']);

/** What follows a place or a house of business that is called like a person. */
const NO_PERSON_AFTER =
  /^(?:[市区町村県駅城橋線山川島湖湾港店屋牛豚鶏産郡藩家銀寺神]|神社|電機|製|自動車|商店|工務店|病院|医院|クリニック|製薬|に(?:引っ?越|住[むんみ]|転居|転入|着[いく])|の(?:支所|市役所|区役所|役場|交差点|登山口|工場|営業所|インター))/;

/** As many characters as decide. */
const LONGEST_AFTER = 6;

/**
 * Names of persons without anything beside them that says so (田中を出せ, 古賀隆志), by what the dictionary says of each word.
 * A single character is a name only beside another one (林健太).
 */
export function dictionaryNames({ tokens, text, people }: NameText): readonly Span[] {
  const spans: Span[] = [];
  let run: Token[] = [];
  const close = (): void => {
    const start = run[0]?.start ?? 0;
    const end = run.at(-1)?.end ?? 0;
    if (end - start >= 2 && !NO_PERSON_AFTER.test(text.slice(end, end + LONGEST_AFTER)))
      spans.push({ start, end });
    run = [];
  };
  for (const token of tokens) {
    if (!isPerson(token, text, people, run.length > 0) && !isHouse(token, text, people)) close();
    else run.push(token);
  }
  close();
  return spans;
}

/** A place or house is seldom what does something. */
const AS_PERSON = /^(?:が|は|って|を|とか|、|。|$)/;

/** A house of business that is called like a person (石田): in a call more often the person. */
function isHouse(
  { posDetail1, posDetail2, surface, end }: Token,
  text: string,
  people: PersonNames,
): boolean {
  if (posDetail1 !== '固有名詞' || posDetail2 !== '組織' || !/^[\p{Script=Han}々]{2,}$/u.test(surface))
    return false;
  return AS_PERSON.test(text.slice(end, end + 2)) && nameFormOf(surface, people) === 'family';
}

function isPerson(
  { posDetail1, posDetail2, surface, start, end }: Token,
  text: string,
  people: PersonNames,
  isAfterName: boolean,
): boolean {
  if (posDetail1 !== '固有名詞' || posDetail2 !== '人名') return false;
  if (!NAME.test(surface) || NO_NAMES.has(surface) || !isName(surface, true)) return false;
  if (!KATAKANA.test(surface[0] ?? '')) return true;
  // マイナンバー, ルミエール: a piece of a longer word is no name.
  if (KATAKANA.test(text[start - 1] ?? '') || KATAKANA.test(text[end] ?? '')) return false;
  // A given name stands after the family name (大橋フミ); alone it is as often a pet or a dish.
  return isAfterName || (surface.length >= 3 && people.isFamilyReading(surface));
}
