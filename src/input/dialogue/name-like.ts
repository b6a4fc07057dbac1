const PARTICLE_END =
  /(?:[はがをにへともので、]|から|まで|って|です|ます|した|ない|たい|ください|ところ|こと|けど|ので)$/;

/** Who calls stands under the number where meetings know no name: 0312345678, +81 90-1234-56**. */
const TELEPHONE = /^(?:\+?81|0)(?=(?:\D*\d){3})[\d*＊xX×]{8,11}$/u;

/** True where the text is a telephone number, all of it or with some digits hidden. */
function isTelephone(text: string): boolean {
  return text.length <= LONGEST_NUMBER && TELEPHONE.test(text.replace(/[\s()（）-]/g, ''));
}

const LONGEST_NUMBER = 24;

/** True where the text could be a speaker's name: short, without punctuation and not ending as a phrase does. */
export function isNameLike(name: string): boolean {
  if (name.length === 0 || name.length > 24) return false;
  if (isTelephone(name)) return true;
  if (/[。、．，！？!?,;；「」『』"…‥*#=|\\/]|\.$/.test(name)) return false;
  if (!/[\p{L}\p{N}]/u.test(name)) return false;
  if (/^[\d\s]+$/.test(name)) return false;
  // 2024年4月1日, 12分3秒
  if (/\d\s*[年月日時分秒]/.test(name)) return false;
  if (name.split(/[\s　]+/).length > 3) return false;
  return !(PARTICLE_END.test(name) && /\p{Script=Hiragana}$/u.test(name));
}
