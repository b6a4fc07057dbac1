import { isLuhn, isPersonalNumber } from './check-digits.js';
import type { DigitRun } from './digit-runs.js';
import { contextOf } from './number-context.js';
import type { PersonalKind } from './personal-data.js';

/** What follows a number of things. */
const UNIT =
  /^(?:円|えん|万|億|千|百|十|回(?!答)|件(?!名)|人(?![^\s、。がはで])|名(?![義前字称])|個(?!人)|秒|分(?![かけ])|時|日(?!中)|月|年(?!金)|ヶ|か月|カ月|ミリ|キロ|グラム|メートル|トン|リットル|センチ|％|%|パーセント|割|倍|度|歳|才|階|本(?![人日店社])|枚|冊|台(?!帳)|箱|点|つ|ドル|ポイント|ページ|頁|条(?!件)|項|章|番(?!号|です|で|と|に|$)|丁目|番地|号(?!室)|代(?![わ理表金])|世帯|部(?!屋)|着|袋|缶|便|系統|対(?!応)|桁|けた)/;

/** Groups of a date: 2024-05-03, and of years: 2023-2024. */
const DATE = /^(?:19|20)[0-9]{2}$/;

/** A date, whatever follows it: 2024-09-13の18:00. */
const DATE_AHEAD = /^(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])/;

/** A number by itself, without what was said before it. */
export interface NumberForm {
  readonly digits: string;
  readonly groups: readonly number[];
  readonly isHyphened: boolean;
  /** Written in kanji or kana: nobody writes amounts so, digit by digit. */
  readonly isSpoken: boolean;
}

/** What a run of digits is, by its form and the words around it; null where it need not be hidden. */
export function kindOfRun(text: string, run: DigitRun, asked: PersonalKind | null): PersonalKind | null {
  const { digits, start, end } = run;
  const isCounted = UNIT.test(text.slice(end, end + 6).replace(digits.length < 7 ? /^[\s　]/ : '', ''));
  const isPhone = /^0[0-9]{9,10}$/.test(digits);
  if (run.isAmount || (isCounted && !isPhone)) return null;
  const near = contextOf(text, start, end);
  if (near === 'other' && !isPhone) return null;
  // A model's number: KX12345. A word for telephone may stand before the digits without a space.
  const before = text.slice(Math.max(0, start - 6), start);
  const isModel = /[A-Za-zＡ-Ｚａ-ｚ][-－ー]?$/.test(before) && !/(?:TEL|FAX|No|ID)[.:：]?$/i.test(before);
  const context = near === null || near === 'other' ? asked : near;
  if (isModel && context === null) return null;
  if (DATE_AHEAD.test(text.slice(start, end + 2)) || (isDate(run) && context !== 'account')) return null;
  const isSpoken = run.first.writing === 'kanji' || run.first.writing === 'kana';
  return kindOfNumber({ ...run, isSpoken }, context);
}

function isDate({ digits, groups, isHyphened }: DigitRun): boolean {
  const [year = 0, month = 0, day = 0] = groups;
  if (groups.length === 3) return year === 4 && month <= 2 && day <= 2;
  if (groups.length === 2)
    return isHyphened && DATE.test(digits.slice(0, 4)) && (month <= 2 || DATE.test(digits.slice(4)));
  return groups.length === 1 && /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/.test(digits);
}

/** What digits are, by how many they are, their check digit, and what they were called. */
export function kindOfNumber(form: NumberForm, context: PersonalKind | null): PersonalKind | null {
  const { digits, groups, isHyphened, isSpoken } = form;
  const count = digits.length;
  const sizes = groups.join('-');
  if (context === 'postal' && count === 7) return 'postal';
  if (context === 'personal-number' && count >= 11 && count <= 13) return 'personal-number';
  if (context === 'card' && count >= 13) return 'card';
  if (context === 'account' && count >= 4 && count <= 14 && !/^0[0-9]{9,10}$/.test(digits)) return 'account';
  if (context === 'number' && count >= 3) return 'number';
  if (/^0[0-9]{9,10}$/.test(digits) || /^(?:\+?81)[1-9][0-9]{8,9}$/.test(digits)) return 'phone';
  if (count >= 14 && count <= 19 && (isLuhn(digits) || sizes === '4-4-4-4')) return 'card';
  if (count === 12 && isPersonalNumber(digits)) return 'personal-number';
  if (context === 'phone' && count >= 6) return 'phone';
  if (isHyphened && sizes === '3-4') return 'postal';
  if (isHyphened && /^(?:4-4|2-4)$/.test(sizes)) return 'phone';
  if (context !== null && isNumberKind(context) && count >= 6) return 'number';
  return count >= 9 || (count >= 7 && isSpoken) ? 'number' : null;
}

/** True for kinds that are digits. */
export function isNumberKind(kind: PersonalKind): boolean {
  return NUMBER_KINDS.has(kind);
}

const NUMBER_KINDS: ReadonlySet<PersonalKind> = new Set<PersonalKind>([
  'phone',
  'card',
  'account',
  'postal',
  'personal-number',
  'number',
]);
