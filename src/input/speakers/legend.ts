import { otherRole, type Role } from '../../model/transcript.js';
import type { Direction } from './call-direction.js';
import { foldName, roleOfKnownName } from './speakers.js';
import { areParties, rolesOfTitles } from './titles-together.js';

/** A name that a line explains: A：オペレーター, S…佐々木（うち）. */
interface Item {
  readonly name: string;
  readonly role: Role;
}

/** A name and what a line says of it; no role where that tells no side by itself. */
interface Pair {
  readonly name: string;
  readonly meaning: string;
  readonly role: Role | null;
}

/** What lines around a dialogue say of its speakers. */
export interface Legend {
  /** Sides by the names as the legend writes them. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Indices of its lines. */
  readonly lines: ReadonlySet<number>;
}

const NAME = String.raw`[(（【［<＜]?([^\s　、,，注※:：=＝…()（）【】［］<>＜＞]{1,8})[)）】］>＞]?[\s　]*`;
const MEANING = String.raw`[^\s　、,，/／;；:：=＝。()（）]{1,16}(?:さん)?(?:[(（][^()（）]{1,16}[)）])?`;
/** A：オペレーター, S…佐々木（うち）, （オ）… 受付の佐藤, 佐藤（オペレーター） */
const PAIR = new RegExp(
  String.raw`(?<![^\s　、,，/／;；|｜注※:：（(【［・()）】］。])${NAME}(?:(?:[:：=＝→]|…+|・{2,}|は)[\s　]*(${MEANING})|[(（]([^\s()（）:：=＝…]{1,16})[)）])`,
  'gu',
);
const REMARK = /^(.*?)[(（]([^()（）]+)[)）]$/u;
const LONGEST_LINE = 200;

/** How people tell their own side and the other: whoever wrote the call down took it. */
const OURS =
  /^(?:うち|内|自社|自店|当店|当院|こちら|こっち|当社|お店|店|会社|園|学校|役所|病院)(?:の人|の者|側|方)?$|^[当本弊自](?:園|校|所|館|店|院|局|会|塾|宿|旅館|組合|事務所|工房|協会|法人|施設|病院|薬局|ホテル|学園|大学|市|町|村|区|県|課|係|室|センター|社|行|方)(?:側)?$|^(?:わたし|私|僕|ぼく|自分)$|^(?:電話を?)?(?:受けた|受ける|出た|取った|応対した|対応した)(?:側|人|方|者|ほう)$|^(?:受け|受話|受信)手$/u;
const THEIRS =
  /^(?:むこう|向こう|あちら|あっち|相手)(?:の人|の方|さん|側)?$|^(?:電話(?:を|して)?)?(?:かけて来た|かけてきた|掛けてきた|掛けて来た|した|かけた|掛けた|してきた|くれた|くださった|下さった)(?:側|人|方|者|ほう)$|^(?:かけ|掛け|発信)手$/u;

/**
 * What the lines of a legend say of names that stand before speech: both sides in one line, or in lines below each other with a name in
 * each. A remark tells more than the word before it: 社員（かけてきた人） is who called.
 *
 * @param direction who called whom, where the names are those of 発信者 and 受信者
 * @param names folded names of those who speak; null where a line does not count
 */
export function legendOf(
  lines: readonly (string | null)[],
  names: ReadonlySet<string>,
  direction: () => Direction | null = () => null,
): Legend {
  const roles = new Map<string, Role>();
  const found = new Set<number>();
  let block: { readonly index: number; readonly item: Item }[] = [];
  const close = () => {
    if (hasBothSides(block.map(({ item }) => item)) && block.length <= names.size)
      for (const { index, item } of block) {
        roles.set(item.name, item.role);
        found.add(index);
      }
    block = [];
  };
  for (const [index, line] of lines.entries()) {
    const pairs = line === null ? [] : pairsIn(line, names);
    const items = itemsOf(pairs, direction);
    const [only] = items;
    // 発＝発信者、受＝受信者: no words of anybody, also where nothing tells who called whom.
    if (areParties(pairs.map(({ meaning }) => meaning))) found.add(index);
    if (hasBothSides(items)) {
      close();
      for (const { name, role } of items) roles.set(name, role);
      found.add(index);
    } else if (items.length === 1 && only && line !== null && isWholeLine(line)) {
      if (block.some(({ item }) => foldName(item.name) === foldName(only.name))) close();
      block.push({ index, item: only });
    } else if (line === null || line.trim() !== '') close();
  }
  close();
  return { roles, lines: found };
}

function itemsOf(pairs: readonly Pair[], direction: () => Direction | null): readonly Item[] {
  const meanings = pairs.map(({ meaning }) => meaning);
  if (areParties(meanings)) {
    const sides = rolesOfTitles(meanings, direction());
    return pairs.flatMap(({ name, meaning }) => {
      const role = sides.get(meaning);
      return role ? { name, role } : [];
    });
  }
  const told = pairs.flatMap(({ name, role }) => (role === null ? [] : { name, role }));
  const [first] = told;
  const other = pairs.find(({ role }) => role === null);
  if (pairs.length !== 2 || !first || !other) return told;
  const role = roleBeside(first.role, other.meaning);
  return role ? [...told, { name: other.name, role }] : told;
}

/** The side of whoever a legend explains beside one whose side is known: beside our own some person (近隣の方), beside a customer some office. */
export function roleBeside(known: Role, meaning: string): Role | null {
  if (!(known === 'staff' ? PERSON : PLACE).test(meaning)) return null;
  return otherRole(known);
}

function pairsIn(line: string, names: ReadonlySet<string>): readonly Pair[] {
  if (line.length > LONGEST_LINE) return [];
  return [...line.matchAll(PAIR)].flatMap(([, name = '', explained, remark]) => {
    const meaning = explained ?? remark ?? '';
    const folded = foldName(name);
    return names.has(folded) && folded !== foldName(meaning)
      ? { name, meaning, role: roleOfMeaning(meaning) }
      : [];
  });
}

const PLACE =
  /(?:センター|窓口|事務所|事務局|会社|組合|店|局|社|課|係|室|部|館|園|院|校|所|塾|役所|役場|本部|サービス)(?:[(（][^()（）]*[)）])?$/u;
const PERSON = /(?:方|者|様|さま|さん|人|宅|氏|主|親|家族)(?:[(（][^()（）]*[)）])?$/u;

/** The side that the explanation of a name tells: 情シス（受けた側）. */
export function roleOfMeaning(meaning: string): Role | null {
  const [, before = meaning, remark] = REMARK.exec(meaning) ?? [];
  const told = [remark, before].map((word) => (word === undefined ? null : roleOfWord(word.trim())));
  return told.find((role) => role !== null) ?? null;
}

function roleOfWord(given: string): Role | null {
  // 電話を受けた者：佐藤
  const word = given.replace(/[:：].*$/u, '');
  const own = THEIRS.test(word) ? 'caller' : OURS.test(word) ? 'staff' : roleOfKnownName(word);
  // 受付の大谷, お客様の柴田様
  return own ?? roleOfKnownName(/^(.+)の[^の]{1,8}$/u.exec(word)?.[1] ?? '');
}

function hasBothSides(items: readonly Item[]): boolean {
  return new Set(items.map(({ role }) => role)).size === 2;
}

/** One name and its meaning, and nothing else. */
function isWholeLine(line: string): boolean {
  const [match] = line.matchAll(PAIR);
  return match !== undefined && line.replace(match[0], '').replace(/[\s　・•※注:：()（）]/gu, '') === '';
}
