import type { Role } from '../../model/transcript.js';
import { roleOfField } from '../fields/field-names.js';
import { foldName, roleOfKnownName } from '../speakers/speakers.js';
import type { Pair } from './head-pairs.js';
import { isNoiseMark } from './narration.js';
import { endsAsSpeech } from './speech-endings.js';

/** True for 佐藤, 佐藤 健（入社2年目）, 高橋様, OP0123; not for はい, もしもし, お電話ありがとうございます. */
export function looksLikePerson(value: string): boolean {
  if (
    value === '' ||
    value.length > 30 ||
    /^\d{1,3}[:：]\d{2}/.test(value) ||
    /[。、？！?!「」…]/.test(value)
  )
    return false;
  // 宮下 あかね, 森 さやか: names end as sentences do, too.
  if (WITH_HIRAGANA.test(value)) return true;
  if (endsAsSpeech(value)) return false;
  const bare = value
    .replace(/[（(].*[)）]$/, '')
    .replace(/(?:さん|さま|様|氏)$/, '')
    .trim();
  if (WITH_HIRAGANA.test(bare)) return true;
  return (
    /[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9０-９]/u.test(bare) && !/\p{Script=Hiragana}/u.test(bare)
  );
}

/** 佐藤; 工藤様（男性）、奥様. */
export function arePersons(value: string): boolean {
  return value.length <= LONGEST_HEAD_VALUE && value.split(PERSONS_APART).every(looksLikePerson);
}

const LONGEST_HEAD_VALUE = 100;

/** 高木 まゆ */
const WITH_HIRAGANA =
  /^[\p{Script=Han}々ヶ]{1,4}[\s　](?!はい|ええ|うん|いえ|もし|どう|この|その|あの|すみ|です|ます|まし|でし|だよ|だね)\p{Script=Hiragana}{2,4}$/u;

/** 三浦, 三浦 健: nobody begins to speak so. */
export function isName(value: string): boolean {
  return NAME.test(value) && !isNoiseMark(value);
}

const NAME = /^\p{Script=Han}{1,4}(?:[\s　]\p{Script=Han}{1,4})?(?:さん|様)?$/u;

/** True where the value of a field is the name of somebody who speaks. */
export function isSpeaker(value: string, speakers: ReadonlyMap<string, number>): boolean {
  const folded = foldPerson(value);
  return [...speakers.keys()].some((name) => foldPerson(name) === folded);
}

/** True for みお, けんた, who say something further down, one of them again and again. */
export function returnsAsSpeaker(value: string, speakers: ReadonlyMap<string, number>): boolean {
  const counts = value.split(PERSONS_APART).map((name) => speakers.get(foldName(name)) ?? 0);
  return counts.every((count) => count >= 1) && counts.some((count) => count >= 2);
}

/** What stands between the names of several: みお, けんた. */
export const PERSONS_APART = /\s*[、,，/／;；&＆]\s*/u;

/** The sides of those who are named in a field and speak: 担当：みお, けんた. */
export function personsOf(
  { name, value }: Pair,
  speakers: ReadonlyMap<string, number>,
): readonly (readonly [string, Role])[] {
  const role = roleOfField(name);
  const persons = value.split(PERSONS_APART).filter((one) => speakers.has(foldName(one)));
  return role ? persons.flatMap((one) => (roleOfKnownName(one) === null ? [[one, role] as const] : [])) : [];
}

/** True where the name stands before nothing else in the text, and others speak. */
export function isAloneAsSpeaker({ name }: Pair, speakers: ReadonlyMap<string, number>): boolean {
  const returning = [...speakers.values()].filter((count) => count >= 2);
  return (speakers.get(foldName(name)) ?? 0) <= 1 && returning.length >= 2;
}

/** Names of fields that list who speaks. */
export const PARTICIPANTS =
  /^(?:参加者|出席者|登場人物|発言者|話者|話し手|通話者|対話者|当事者|凡例|メンバー|participants?|speakers?|attendees)(?:一覧)?$/;

/** Who is listed with a side: 参加者：佐藤（オペレーター）、山田（お客様）. */
export function participantsOf({ name, value }: Pair): readonly (readonly [string, Role])[] {
  if (!PARTICIPANTS.test(foldName(name))) return [];
  return value.split(/[、,，/／;；|｜]|[\s　]{2,}|(?<=[)）])[\s　]*/).flatMap((part) => {
    const [, person = '', remark = ''] =
      /^\s*([^()（）=＝:：]+?)\s*(?:[(（=＝:：]\s*([^()（）]+?)\s*[)）]?)\s*$/.exec(part) ?? [];
    const role = roleOfKnownName(remark);
    if (role) return [[person, role] as const];
    const reversed = roleOfKnownName(person);
    return reversed && remark !== '' ? [[remark, reversed] as const] : [];
  });
}

/** A person's name without what is said of them: 高橋様（女性） is 高橋. */
export function foldPerson(name: string): string {
  return foldName(name.replace(/[（(].*[)）]$/, '')).replace(/(?:さん|さま|様|氏)$/, '');
}
