import type { Turn } from '../../model/transcript.js';
import { LETTER_NAMES } from './letters-said.js';
import { type PersonalSpan, spansOf } from './personal-data.js';

const SIGN =
  '(?:ドット|どっと|テン|てん|点|アンダーバー|アンダースコア|アンダーライン|ハイフン|はいふん|マイナス|プラス)';
const LATIN = '[\\w.+\\-ａ-ｚＡ-Ｚ０-９．＿－]';
const DIGIT_SAID = '(?:ゼロ|レイ|イチ|ニー?|サン|ヨン|ゴー?|ロク|ナナ|ハチ|キュウ|[〇一二三四五六七八九])';
const SPELLED = `(?:${SIGN}|${LETTER_NAMES}|${LATIN}|${DIGIT_SAID})`;
const AT =
  /[\s　、]?(?:[@＠]|アットマーク|あっとまーく|アット(?!ホーム)|あっと(?=[\s　]?[\wァ-ヶ]))[\s　、]?/g;

/** What stands before and after the sign, in a piece of the text of bounded length. */
const LOCAL = new RegExp(
  `(?:(?:${SPELLED}[\\s　、]?)+|(?:(?!メール|アドレス)[ァ-ヶー]{2,12}[\\s　])?[ァ-ヶー]{2,12}|[ぁ-ん]{2,8})$`,
  'u',
);
const DOMAIN = new RegExp(
  `^(?:${LATIN}+|[ァ-ヶー]{2,10}?)(?:[\\s　、]?(?:${SIGN}|[.．])[\\s　、]?(?:[a-zA-Zａ-ｚＡ-Ｚ0-9０-９\\-]+|(?:シーオー|コム|ジェーピー|ジェイピー|エヌイー|オーアール|ネット|オルグ|ジーオー|エーシー|[ァ-ヶー]{2,6}?(?=ドット|$|[\\s　、。ぁ-ん]))))+`,
  'u',
);
const LONGEST = 100;

const ACCOUNT_WORD =
  '(?:ユーザー?(?:名|ネーム|(?:の)?ID|アイディー|(?:の)?ＩＤ)|ログイン(?:名|の?ID|の?アイディー|の?ＩＤ)?|アカウント(?:名|(?:の)?ID)?|(?:ライン|LINE|インスタ|ツイッター|X)の?(?:ID|アイディー|アカウント)|ハンドル(?:ネーム)?|ID|ＩＤ|アイディー)';
const ACCOUNT = `(?<data>(?:[A-Za-zａ-ｚ][\\w.\\-]{2,30}|(?:(?:${LETTER_NAMES}|${SIGN}|[a-z0-9])[\\s　]?){4,40}))`;
const ACCOUNTS: readonly RegExp[] = [
  new RegExp(
    `${ACCOUNT_WORD}[\\s　]?(?:は|が|の|を|、|:|：|「|ID|名|で)?[\\s　「]?(?:ID:)?[@＠]?${ACCOUNT}`,
    'dgu',
  ),
  /(?<![\w.])[@＠](?<data>[A-Za-z][\w]{3,30})(?![\w.])/dgu,
  // Six and more letters said one by one are no word and no company.
  new RegExp(
    `(?<data>(?:(?:${LETTER_NAMES})[\\s　]?){6,40}(?:(?:${SIGN}|${DIGIT_SAID}|${LETTER_NAMES}|[0-9])[\\s　]?)*)`,
    'dgu',
  ),
];
const ANSWER = new RegExp(`^(?:はい|えー?っ?と|ええ)?[\\s　、]?${ACCOUNT}(?=です|で|$|[\\s　、。])`, 'du');
const ASKS = new RegExp(ACCOUNT_WORD);
const ASKED_REACH = 3;

/** Mail addresses, written and said, and names of accounts. */
export function findMail(turns: readonly Pick<Turn, 'text'>[]): readonly (readonly PersonalSpan[])[] {
  let askedAt = -ASKED_REACH - 1;
  return turns.map(({ text }, turn) => {
    const spans: PersonalSpan[] = [...addressesIn(text)];
    if (/[A-Za-zＡ-Ｚａ-ｚァ-ヶ]/.test(text)) {
      spans.push(...ACCOUNTS.flatMap((pattern) => spansOf(text, pattern, 'account-name')));
      if (turn - askedAt <= ASKED_REACH) {
        const data = ANSWER.exec(text)?.indices?.groups?.data;
        if (data) spans.push({ start: data[0], end: data[1], kind: 'account-name' });
      }
    }
    if (ASKS.test(text)) askedAt = turn;
    return spans;
  });
}

function addressesIn(text: string): readonly PersonalSpan[] {
  return Array.from(text.matchAll(AT)).flatMap(({ index, 0: sign }): PersonalSpan[] => {
    const from = Math.max(0, index - LONGEST);
    const local = LOCAL.exec(text.slice(from, index));
    const after = index + sign.length;
    const domain = DOMAIN.exec(text.slice(after, after + LONGEST));
    if (!local || !domain) return [];
    return [{ start: from + local.index, end: after + domain[0].length, kind: 'mail' }];
  });
}
