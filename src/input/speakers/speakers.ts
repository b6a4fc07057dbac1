import type { Role } from '../../model/transcript.js';
import { createRecentValues, type RecentValues } from '../../text/recent-values.js';
import { knownNames, titles } from './known-names.js';
import { joiningOf } from './who-joins.js';

const HONORIFIC = '(?:さん|様|さま|殿|氏|方|くん|君|ちゃん)';
/** A letter or number that tells several of a kind apart: 職員A, お客様2, 係甲, 担当者ア, Visitor #38812045. */
const COUNTER = '(?:[a-z]|#?[0-9]{1,12}|[甲乙丙丁]|[ア-オ])';

const decorated = new RegExp(`^(.+?)${HONORIFIC}?(?:${COUNTER}${HONORIFIC}?)?$`, 'u');
/** Longer ones are speech that landed in the wrong place. */
const LONGEST_NAME = 60;
/** 職員（女性）, Agent [1], 佐藤（オペレーター）: a remark behind the name. */
const remark = /[([〔【<]([^()[\]〔〕【】<>]*)[)\]〕】>]$/;
/** （オペ）佐藤, [OP] 佐藤: a remark before the name. */
const leadingRemark = /^[([〔【<]([^()[\]〔〕【】<>]*)[)\]〕】>](?=.)/;
/** A family name, or both names: 佐藤, 佐々木 健, タカハシ. */
const PERSON = /^(?:[\p{Script=Han}々ヶ]{1,4}|[ァ-ヴー]{2,8}|[ぁ-ん]{2,6})$/u;
const PART = /^(?:[\p{Script=Han}々ヶ]{1,4}|[ァ-ヴー]{2,8}|[ぁ-ん]{2,6}|[a-z.]{2,20})$/u;
/** 発信者 +81 90-1234-5678, 相手 09012345678, in the form in which names are compared. */
const TELEPHONE_BEHIND = /(?<=\p{L})(?:\+|0)[\d*x()]{7,14}$/u;
const LONGEST_COMPANY = 16;
const COMPANY =
  /(?:株式会社|有限会社|㈱|\(株\)|市役所|区役所|役場|銀行|病院|保険|電力|ガス|水道局|サービス|グループ|本社|支社|支店|営業所|事業所)/;
/** Whoever speaks under the name of a desk serves at it: ITヘルプデスク, 〇〇サポートセンター, servicedesk. */
const DESK =
  /^[\p{L}\d]{0,12}(?:ヘルプデスク|サービスデスク|サポートデスク|サポートセンター|コールセンター|コンタクトセンター|お客様センター|カスタマーセンター|カスタマーサポート|helpdesk|servicedesk|supportdesk|supportcenter|callcenter)$/u;
/** 訪問者 48213307, visitor #a8f2c1: who writes to a chat without a name has the number of the visit. */
const VISITOR =
  /^(?:訪問者|ビジター|ゲスト|匿名ユーザー|お客様|顧客|会員|visitor|guest|customer)[#:]?(?=[a-f]*\d)[\da-f]{4,12}$/;
/** Words for things and posts that stand beside a title as a person's name does: 職員課長, お客様番号, 担当部署. */
const NO_PERSON =
  /(?:番号|名前?|[番号種区]別|区分|情報|部署|課|部|係|室|長|員|者|日|時|日時|時間|連絡先|電話|電話番号|住所|氏名|対応|応対|件数|満足|窓口|業務|内容|一覧|本人|各位|側|用|宛|数|歴|費|料|書|票|簿|控え?|帳|先|センター|メモ|ノート|シート|リスト|カード|ログ|ファイル|データ|レポート|マニュアル|トーク|フロー|コード)$/u;

/** 仕様, 同様, 模様: with 様 behind them these are words. */
const NO_GUEST = /^(?:[仕同多模一異各両])$/u;
/** 患母, 客妻: who calls for whom, in a typist's letters. */
const RELATIVE =
  /^(?:患者?|客|お客|顧客|利用者|入居者|本人|生徒|児童|園児|会員)(?:母親?|父親?|妻|夫|娘|息子|家族|親|祖母|祖父|保護者)$/u;

/**
 * A name in the form in which names are compared: full and half width, upper and lower case,
 * spaces, underscores and hyphens make no difference.
 */
export function foldName(name: string): string {
  return remembered(foldedNames, name, () =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/g, ''),
  );
}

/** So many characters of names are remembered, twice at most. */
const REMEMBERED_CHARACTERS = 20_000;
const foldedNames = createRecentValues<string>(REMEMBERED_CHARACTERS);
const knownRoles = createRecentValues<{ readonly role: Role | null }>(REMEMBERED_CHARACTERS);

/** The same few names stand before every line of thousands of calls. */
function remembered<Value>(values: RecentValues<Value>, name: string, make: () => Value): Value {
  const known = values.find(name);
  if (known !== undefined) return known;
  const value = make();
  // A name is a slice of its file's text, which must not be kept for its sake.
  values.keep(Array.from(name).join(''), value);
  return value;
}

/** How often each name stands, by its folded form. */
export function countNames(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const folded = foldName(name);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts;
}

/** The role of a name that is understood without a mapping (職員A, お客様2, Agent, 佐藤（オペレーター）); null for any other. */
export function roleOfKnownName(name: string): Role | null {
  if (name.length > LONGEST_NAME) return null;
  return remembered(knownRoles, name, () => ({ role: readKnownName(name) })).role;
}

function readKnownName(name: string): Role | null {
  const folded = foldName(name)
    .replace(/^[・●○◆◇■□▼▽★☆*※◎]+|[:：>＞]+$/g, '')
    .replace(TELEPHONE_BEHIND, '');
  // 受付→客: who speaks, and to whom.
  const [, from = '', to = ''] = /^([^→⇒]{1,16})(?:→|⇒)([^→⇒]{1,16})$/u.exec(folded) ?? [];
  if (to !== '') {
    const [speaker, other] = [roleOfWord(from), roleOfWord(to)];
    return speaker !== other && other !== null ? speaker : null;
  }
  const bare = folded.replace(remark, '');
  const own = roleOfWord(bare);
  if (own) return own;
  const [before, behind] = [leadingRemark.exec(folded), remark.exec(folded)];
  const person = before ? folded.slice(before[0].length) : '';
  const within = [roleOfWord(behind?.[1] ?? ''), PERSON.test(person) ? roleOfWord(before?.[1] ?? '') : null];
  return within.find((role) => role !== null) ?? roleOfParts(name) ?? roleBesideTitle(bare);
}

function roleOfWord(word: string): Role | null {
  for (const candidate of [word, decorated.exec(word)?.[1], /^(.+)側$/u.exec(word)?.[1]]) {
    const role = candidate === undefined ? undefined : knownNames.get(candidate);
    if (role) return role;
  }
  if (VISITOR.test(word) || RELATIVE.test(word)) return 'caller';
  const joining = joiningOf(word);
  if (joining) {
    const role = roleOfWord(joining.base);
    return role === 'staff' && joining.isKin ? null : role;
  }
  return DESK.test(word) ? 'staff' : null;
}

/** コールセンター 佐藤, 佐藤／オペレーター: a word among several tells, unless two disagree. */
function roleOfParts(name: string): Role | null {
  const parts = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s・/|:_()[\]-]+/)
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 4) return null;
  const isName = (part: string) =>
    roleOfWord(part) !== null ||
    (PART.test(part) && !NO_PERSON.test(part)) ||
    (part.length <= LONGEST_COMPANY && COMPANY.test(part));
  if (!parts.every(isName)) return null;
  const roles = new Set(parts.map((part) => (part.length > 1 ? roleOfWord(part) : null)));
  roles.delete(null);
  const [only] = roles;
  return roles.size === 1 ? (only ?? null) : null;
}

/** オペレーター佐藤, 佐藤オペレーター; 高橋様 is a customer, for nobody calls a colleague so. */
function roleBesideTitle(bare: string): Role | null {
  for (const [title, role] of titles) {
    const rest = bare.startsWith(title)
      ? bare.slice(title.length)
      : bare.endsWith(title)
        ? bare.slice(0, -title.length)
        : null;
    if (rest === null) continue;
    const person = rest.replace(new RegExp(`${HONORIFIC}$`, 'u'), '');
    if (PERSON.test(person) && !NO_PERSON.test(person)) return role;
  }
  const guest = /^(.+)(?:様|さま)$/u.exec(bare)?.[1];
  return guest !== undefined && PERSON.test(guest) && !NO_GUEST.test(guest) && !NO_PERSON.test(guest)
    ? 'caller'
    : null;
}

/** The number in a recogniser's name of a speaker or channel: `ch_0`, `SPEAKER_00`, `話者0`, `0`; null for any other name. */
export function speakerNumberIn(name: string): string | null {
  const number =
    /^(?:ch|channel|spk|spkr|speaker|話者|スピーカー|チャンネル|チャネル|[a-z]*ch)?0*(\d{1,3})$/.exec(
      foldName(name),
    )?.[1];
  return number ?? null;
}

/** How names become roles, by what was told of them; null where nothing was. */
export function toldRoles(mapping: ReadonlyMap<string, Role>): (name: string) => Role | null {
  const told = new Map([...mapping].map(([name, role]) => [foldName(name), role]));
  const numbers = new Map(
    [...mapping].flatMap(([name, role]) => {
      const number = speakerNumberIn(name);
      return number === null || !/^\d+$/.test(foldName(name)) ? [] : [[number, role] as const];
    }),
  );
  return (name) => {
    const exact = told.get(foldName(name));
    if (exact) return exact;
    const number = speakerNumberIn(name);
    return number === null ? null : (numbers.get(number) ?? null);
  };
}

/**
 * How names become roles: what the user maps comes first, then what is understood by itself. `staff=0` also maps `ch_0`,
 * `spk_0` and `SPEAKER_00`. A name that is neither has no role.
 */
export function speakerRoles(mapping: ReadonlyMap<string, Role>): (name: string) => Role | null {
  const told = toldRoles(mapping);
  return (name) => told(name) ?? roleOfKnownName(name);
}
