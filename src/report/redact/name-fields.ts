import { isName } from './name-words.js';

/** Fields of a call whose value is a name. The list is open. */
const NAME_FIELD =
  /^(?:agent|staff|operator|customer|caller|client|user|name)(?:[_-]?name)?$|名|担当者?$|オペレーター|職員|顧客$|お客様$/i;

/** True where the field holds a name of a person. */
export function isNameField(field: string): boolean {
  return NAME_FIELD.test(field) && !/件名|題名|ファイル名|部署名|課名|商品名/.test(field);
}

/** A speaker's label: the part, and what is left to tell several apart or to name the person. */
const SPEAKER =
  /^(?<part>(?:お客様?|クレーマー|顧客|客|相談者|市民|区民|住民|利用者|発信者|職員|担当者?|係員?|窓口|オペレーター?|受付|スタッフ|エージェント|話者|caller|customer|client|agent|operator|staff|speaker|op)[\s_:：・-]*)?(?<rest>.*)$/iu;

/** The name in a speaker's label; null for a mere part with a letter or number (職員A, お客様2, 担当者さん). */
export function nameInSpeaker(speaker: string): string | null {
  const { part = '', rest = '' } = SPEAKER.exec(speaker)?.groups ?? {};
  const name = rest.replace(/(?:様|さま|さん|氏)$/u, '').replace(/^[(（［[【「](.*)[)）］\]】」]$/u, '$1');
  if (part !== '' && /^[A-Za-zＡ-Ｚ0-9０-９甲乙丙丁①-⑨]{0,3}$/u.test(name)) return null;
  return isName(name) ? name : null;
}
