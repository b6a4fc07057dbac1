import type { PersonalKind } from './personal-data.js';

/** Words that say what a number opens. The lists are open. Longer words first where one holds another. */
const WORDS: readonly (readonly [PersonalKind | 'other', string])[] = [
  [
    'number',
    '暗証番号|暗証|セキュリティコード|パスワード|お客(?:様|さま)番号|会員番号|顧客番号|社員番号|職員番号|証券番号|証書番号|免許証?(?:の|番号)|免許証|受付番号|契約番号|診察券|被保険者|保険証|保険者番号|年金番号|基礎年金|旅券|パスポート|住民票コード|管理番号|申込番号|予約番号|学籍番号|書類番号|認証番号|認証コード',
  ],
  ['personal-number', 'マイナンバー|まいなんばー|個人番号|通知カード'],
  ['card', 'カード番号|カードの番号|クレジット|クレカ|デビット|カード(?!キー)'],
  [
    'account',
    '口座|普通(?:預金|貯金|口座)?(?:の|は|で)?|当座|貯蓄預金|預金|貯金|通帳|振り?込|店番|支店|記号',
  ],
  ['postal', '郵便番号|ゆうびん番号|郵便|〒'],
  [
    'phone',
    '電話|でんわ|携帯|ケータイ|けいたい|スマホ|連絡先|折り?返し|(?:掛|か)け直し|日中つながる|TEL|Tel|tel|ＴＥＬ|ファックス|ファクス|FAX|Fax|着信|市外局番|ショートメール',
  ],
  [
    'other',
    '型番|品番|商品番号|商品コード|注文番号|伝票|追跡番号|問い?合わせ番号|お問合せ番号|整理番号|部品番号|製造番号|シリアル|ロット|管理|法律|条例|第|全部で|合計|料金|金額|在庫|定員|人口|エラー|号機|内線',
  ],
];

const ANY = new RegExp(WORDS.map(([, words]) => `(${words})`).join('|'), 'g');

/** How far before a number the word may stand. */
const REACH = 28;

/**
 * What the words right before a number, or right after it, say that it is; `other` where they say that it is nobody's
 * (型番), null where they say nothing.
 */
export function contextOf(text: string, start: number, end: number): PersonalKind | 'other' | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const last = nameOfLast(before.slice(before.lastIndexOf('。') + 1));
  if (last !== null) return last;
  const after = /^[\s　、]*(?:が|は|って|という|これ)?[\s　、]*(?:私の|わたしの|うちの)?/.exec(
    text.slice(end, end + 24),
  );
  const rest = text.slice(end + (after?.[0].length ?? 0), end + 24);
  const [match] = rest.matchAll(ANY);
  return match?.index === 0 || /^の(?:カード|口座|通帳)/.test(rest) ? kindOf(match) : null;
}

/** What the last word of the kind in a text speaks of: what was asked for in the turn before. */
export function nameOfLast(text: string): PersonalKind | 'other' | null {
  return kindOf(Array.from(text.matchAll(ANY)).at(-1));
}

function kindOf(match: RegExpExecArray | undefined): PersonalKind | 'other' | null {
  if (!match) return null;
  const index = match.slice(1).findIndex((group) => group !== undefined);
  return WORDS[index]?.[0] ?? null;
}
