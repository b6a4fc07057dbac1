/**
 * What stands to the left of an ending, as a set of bits: the form of the word before it. The Japanese names are those
 * that the tables of endings use.
 */
export const NOUN = 1 << 0;
export const VERBAL_NOUN = 1 << 1;
export const HONORIFIC_STEM = 1 << 2;
export const GODAN_NEGATIVE = 1 << 3;
export const ICHIDAN = 1 << 4;
export const CONTINUATIVE = 1 << 5;
export const SOUND_CHANGE = 1 << 6;
export const VOLITIONAL = 1 << 7;
export const VERB = 1 << 8;
export const ADJECTIVE = 1 << 9;
export const PAST = 1 << 10;
export const COPULA = 1 << 11;
export const POLITE = 1 << 12;
export const TE = 1 << 13;
export const HYPOTHETICAL = 1 << 14;
export const IMPERATIVE = 1 << 15;
export const ADVERBIAL = 1 << 16;
export const ADJECTIVE_STEM = 1 << 17;
export const CASE = 1 << 18;
export const FINAL = 1 << 19;
export const CONTRACTED_RU = 1 << 20;
export const BARE_COMMAND = 1 << 21;
export const QUOTATION = 1 << 22;
export const CLAUSE = 1 << 23;
export const ANY = (1 << 24) - 1;

/** Finite forms that modify a noun as they are. */
export const ATTRIBUTIVE_FORMS = VERB | ADJECTIVE | PAST;
const FINITE = ATTRIBUTIVE_FORMS | COPULA | POLITE;

/** The names of states in the tables. */
const STATES: Readonly<Record<string, number>> = {
  体言: NOUN, // 録音, 静か, 録音の件
  サ変: VERBAL_NOUN, // 録音, ご遠慮
  敬語: HONORIFIC_STEM, // お止め, ご遠慮
  未然: GODAN_NEGATIVE | ICHIDAN, // 言わ, 止め, し
  五段未然: GODAN_NEGATIVE, // 言わ
  一段: ICHIDAN, // 止め, され
  連用: CONTINUATIVE | ICHIDAN, // 言い, 止め, し
  五段連用: CONTINUATIVE, // 言い
  音便: SOUND_CHANGE | ICHIDAN, // 言っ, 書い, 飛ん, 止め, し
  五段音便: SOUND_CHANGE, // 言っ, 飛ん
  意向: VOLITIONAL, // 言お, しよ
  動詞: VERB, // 言う, 止める
  形容: ADJECTIVE, // 早い, 〜ない, 〜たい
  過去: PAST, // 〜た
  だ: COPULA, // 〜だ, 〜や, 〜じゃ
  連体: ATTRIBUTIVE_FORMS,
  終止: ATTRIBUTIVE_FORMS | COPULA,
  丁寧: POLITE, // 〜です, 〜ます, 〜ません
  文: FINITE,
  て: TE, // 〜て, 〜で
  仮定: HYPOTHETICAL, // 言え, 止めれ
  命令: IMPERATIVE, // 言え, 止めろ, 〜なさい
  く: ADVERBIAL, // 早く, 〜なく
  語幹: ADJECTIVE_STEM, // 早, 〜な, 〜た
  格: CASE, // 〜が, 〜を, 〜に, 〜は
  終助: FINAL, // 〜よ, 〜ね
  ル: CONTRACTED_RU | ICHIDAN, // す(んな), わか(んない), 止め(んな): a stem whose る has become ん
  ん前: CONTRACTED_RU, // what an ending leaves that stands before such a ん only: や(んの), と(んねん)
  命令可: BARE_COMMAND, // a stem that is a command where nothing follows: 言え, くれ
  引用: QUOTATION, // 〜と, 〜って
  節: CLAUSE, // 〜から, 〜けど, 〜ので: the clause is complete and goes on
  任意: ANY,
};

/** The states that a blank-separated list of names stands for. Throws on a name that is unknown. */
export function parseStates(names: string): number {
  let states = 0;
  for (const name of names.split(' ')) {
    const bits = STATES[name];
    if (bits === undefined) throw new Error(`unknown state "${name}" in a table of endings`);
    states |= bits;
  }
  return states;
}
