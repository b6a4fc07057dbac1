import type { Role } from '../../model/transcript.js';
import { roleOfMeaning } from '../speakers/legend.js';
import { roleOfKnownName } from '../speakers/speakers.js';

/** What a text says of the signs that stand before its turns. */
export interface ExplainedSigns {
  /** Speakers by their sign: 職員 of ○. */
  readonly names: ReadonlyMap<string, string>;
  /** Sides of those whose names do not tell them: うち, お店. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Indices of the lines that say so. */
  readonly lines: ReadonlySet<number>;
}

/** Signs that stand for a speaker by themselves. */
export const SIGNS = '○●◎◯◇◆□■△▲▽▼☆★♂♀◁◀▷▶←→⇒⇐＜＞<>＋－+';
/** ＜職員＞ is in brackets. */
const SIGN = `[${SIGNS.replace(/[<>＜＞]/g, '')}・※]`;
const WORD = String.raw`([^\s　、,，/／。;；:：=＝…(（)）「」${SIGNS}・※]{1,16}(?:[(（][^()（）]{1,16}[)）])?)`;
const MARK = String.raw`[\s　]*(?:[:：=＝]|…+|・{2,}|[はが]|[-－ー―—→⇒]+)[\s　]*`;
const SPACE = String.raw`[\s　]*`;
/** ○＝職員; 職員＝○; ○ 職員; 職員○: the surer the form, the sooner it is tried. */
const FORMS: readonly (readonly [pattern: RegExp, sign: 1 | 2])[] = [
  [new RegExp(`(${SIGN})${MARK}${WORD}`, 'gu'), 1],
  [new RegExp(`${WORD}${MARK}(${SIGN})`, 'gu'), 2],
  [new RegExp(`(${SIGN})${SPACE}${WORD}`, 'gu'), 1],
  [new RegExp(`${WORD}${SPACE}(${SIGN})`, 'gu'), 2],
];
const HAS_SIGN = new RegExp(SIGN, 'u');
const ALONE = new RegExp(`^[\\s　]*(${SIGN})(?:${MARK}|[\\s　]+)${WORD}[\\s　]*$`, 'u');
const LONGEST_LINE = 80;

interface Item {
  readonly sign: string;
  readonly name: string;
  readonly role: Role | null;
}

/** What the lines of a text that may be a legend's say of signs; null for a line that does not count. */
export function explainedSigns(lines: readonly (string | null)[]): ExplainedSigns {
  const found: { readonly item: Item; readonly index: number }[] = [];
  let above: { readonly item: Item; readonly index: number } | null = null;
  for (const [index, line] of lines.entries()) {
    if (line === null || line.length > LONGEST_LINE || !HAS_SIGN.test(line)) {
      if (line === null || line.trim() !== '') above = null;
      continue;
    }
    const items = itemsOf(line);
    for (const item of items) found.push({ item, index });
    const alone = items.length > 0 ? null : aloneOn(line);
    if (alone && above && alone.sign !== above.item.sign && areBoth([above.item, alone]))
      found.push(above, { item: alone, index });
    above = alone === null ? null : { item: alone, index };
  }
  const names = new Map<string, string>();
  const roles = new Map<string, Role>();
  for (const { item } of found) {
    names.set(item.sign, item.name);
    if (item.role !== null && roleOfKnownName(item.name) !== item.role) roles.set(item.name, item.role);
  }
  return { names, roles, lines: new Set(found.map(({ index }) => index)) };
}

/** What one line says of two signs, or of one in the surest form with a name that is known. */
function itemsOf(line: string): readonly Item[] {
  const inForms = FORMS.map(([pattern, at]) =>
    [...line.matchAll(pattern)].flatMap((match): readonly Item[] => {
      const [sign = '', word = ''] = at === 1 ? [match[1], match[2]] : [match[2], match[1]];
      const name = word.replace(/^[はが]|[はがでをの]$/u, '');
      if (name === '' || /^\d/u.test(name) || leadsFromWord(line, sign, match.index)) return [];
      return [{ sign, name, role: roleOfMeaning(name) }];
    }),
  );
  const pair = inForms.find(areBoth);
  if (pair) return withOpposite(pair);
  return (inForms[0] ?? []).filter(({ name }) => roleOfKnownName(name) !== null);
}

/** 受：野村→店長: an arrow from one word to another is no sign that a legend explains. @param from where the match begins */
function leadsFromWord(line: string, sign: string, from: number): boolean {
  const at = line.indexOf(sign, from);
  return (
    ARROWS.includes(sign) &&
    /[\p{L}\p{N}]/u.test(line.charAt(at - 1)) &&
    /[\p{L}\p{N}]/u.test(line.charAt(at + 1))
  );
}

const ARROWS = '←→⇒⇐';

/** True for two signs of which one is told to be on a side and the other not on the same. */
function areBoth(items: readonly Item[]): boolean {
  const [one, other] = items;
  if (items.length !== 2 || !one || !other || one.sign === other.sign) return false;
  return one.role !== other.role;
}

/** Whoever is not on the one side is on the other. */
function withOpposite(items: readonly Item[]): readonly Item[] {
  const known = items.find(({ role }) => role !== null)?.role;
  const opposite = known === 'staff' ? 'caller' : 'staff';
  return items.map((item) => (item.role === null ? { ...item, role: opposite } : item));
}

/** ● 職員, alone on its line. */
function aloneOn(line: string): Item | null {
  const [, sign = '', name = ''] = ALONE.exec(line) ?? [];
  const role = roleOfMeaning(name);
  return role === null ? null : { sign, name, role };
}
