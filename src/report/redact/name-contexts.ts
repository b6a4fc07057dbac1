import type { NameDemand } from './name-tokens.js';

/** Words beside a name, with how much a word there must look like one. */
export interface NameContext {
  readonly pattern: RegExp;
  /** Where the name stands. */
  readonly side: 'before' | 'after';
  readonly demand: NameDemand;
}

const TITLE =
  '(?:課長補佐|課長|係長|部長|主任|店長|次長|室長|所長|局長|社長|専務|支店長|主査|主事|議員|医師|弁護士|教諭|校長|院長|師長|看護師|巡査|先生|君)';

const POLITE = '(?:です|でございます|だけど|だが|と申|といい|って(?:言|い)|が承|が担当|が対応|がお受け|が参)';

const ROLE =
  '(?:担当|担当者|責任者|上司|係|課|部|室|窓口|受付|センター|相談室|事務所|役所|係長|課長|主任|部長|店長|弁護士|医師|社会福祉士|行政書士|司法書士|税理士|相談員|専門員|支援員|指導員|看護師|保健師|先生|主治医|申込者|契約者|名義人|代理人|職員|管理者|オペレーター)';

const RELATION =
  '(?:娘|息子|長男|次男|三男|長女|次女|三女|孫|妻|夫|主人|旦那|父|母|妹|弟|兄|姉|祖父|祖母|叔父|叔母|うち|家内|甥|姪|友人|同僚|部下|隣|子ども|子供)';

/** The lists of words are open. */
export const NAME_CONTEXTS: readonly NameContext[] = [
  // 田中様, 佐藤さん, 健太ちゃん
  { pattern: /(?:様|さま|さん(?![0-9０-９])|氏(?!名)|くん|ちゃん|殿)/g, side: 'before', demand: 'any' },
  // 佐藤課長, 鈴木先生
  { pattern: new RegExp(TITLE, 'g'), side: 'before', demand: 'proper' },
  // 田中と申します
  {
    pattern: /[\s　]?(?:と申し|ともうし|と言いま|といいま|って言いま|っていいま|と名乗|って名前|という名前)/g,
    side: 'before',
    demand: 'any',
  },
  {
    pattern:
      /[」』]?(?:と名乗|って名乗|って(?:人|男|女|奴|やつ|いう(?:人|方|職員)|言う(?:人|方|職員)|職員)|という(?:人|男|女|奴|やつ|職員)|とかいう|てめえ|てめぇ|この野郎|の野郎)/g,
    side: 'before',
    demand: 'any',
  },
  // 佐藤が承りました, 佐藤を出せ, 佐藤に代われ
  {
    pattern:
      /[\s　]?(?:が承|がうけたまわ|が担当|が対応|が引き継|が伺|が戻|が出ない|が出た|が全部|が(?:言|い)(?:った|って)|を出|を呼|を(?:代|替|変)え|に(?:代|替|変)わ|にかわ|に(?:繋|つな)|に取り次|に伝え|に申し伝|に(?:言|い)(?:っ|わ)|は(?:ただいま|あいにく|本日)?[\s　]?(?:席を外|外出|休|不在|おり|いるか|いない|いますか|どこ|外して|外に)|から(?:折り返|お電話|ご連絡|ご説明|改めて|連絡|電話)|より(?:改めて|折り返|ご連絡|お電話|ご説明)|とは話|じゃ話|では話|聞いてん|だよ)/g,
    side: 'before',
    demand: 'proper',
  },
  // 担当の佐藤です, 福祉課の佐藤でございます, 市民課佐藤です
  {
    pattern: new RegExp(
      `${ROLE}(?:の|は|が|、|,|[\\s　])?[\\s　]?(?=[\\p{Script=Han}ァ-ヴー・]{1,10}[\\s　]?(?:${POLITE}|さん|様|です|に(?:代|替)))`,
      'gu',
    ),
    side: 'after',
    demand: 'proper',
  },
  // 弁護士佐藤
  { pattern: new RegExp(`${ROLE}の(?=[\\p{Script=Han}ァ-ヴー])`, 'gu'), side: 'after', demand: 'person' },
  // はい佐藤です, お電話ありがとうございます 佐藤でございます, わたくし佐藤と申します
  {
    pattern: new RegExp(
      `(?:^|はい|もしもし|ございます|わたくし|わたし|私|お待たせ(?:いた)?しました|おい|[、。「])[、。\\s　]*(?:が|は)?(?=[\\p{Script=Han}ァ-ヴー・]{1,10}(?:[\\s　][\\p{Script=Han}ァ-ヴー]{1,6})?[\\s　]?(?:${POLITE}))`,
      'gu',
    ),
    side: 'after',
    demand: 'proper',
  },
  // あの田中ですけど: in katakana it is as often something else
  {
    pattern: new RegExp(
      `(?:こちら|あのー?|えー?っ?とー?|えー)[、\\s　]?(?=\\p{Script=Han}{1,10}[\\s　]?(?:${POLITE}))`,
      'gu',
    ),
    side: 'after',
    demand: 'proper',
  },
  // お前、田中だな
  {
    pattern:
      /(?:お前|おまえ|てめえ|あんた|あなた|貴様)[、は　\s]{0,2}(?=[\p{Script=Han}ァ-ヴー]{1,10}(?:だ[なろよっ]|です|って(?:言|い)|か[。？?]?$))/gu,
    side: 'after',
    demand: 'proper',
  },
  // 名前は田中一郎です, 名義は…
  {
    pattern:
      /(?:名前|氏名|名字|苗字|名義(?:人)?|契約者|申込者|宛名)(?:様)?(?:は|が|、|：|:|の)?[\s　]?(?=[\p{Script=Han}ァ-ヴー])/gu,
    side: 'after',
    demand: 'proper',
  },
  // 娘の美咲が
  {
    pattern: new RegExp(`${RELATION}の[\\s　]?(?=[\\p{Script=Han}ァ-ヴー])`, 'gu'),
    side: 'after',
    demand: 'person',
  },
];

/** A question that a name answers. */
export const ASKS_NAME = /(?:名前|氏名|お名|名字|苗字|どちら様|どなた|フルネーム|なんとお呼び|お呼びすれば)/;

const FILLER = '(?:はい|ええと?|えー?っ?と?|あの|あ|うん|わたくし|わたし|私|俺|僕)?[\\s　、。]*';
const END =
  '(?=(?:様|さま|さん)?(?:です|でございます|と申|ともうし|といい|と言い|って(?:いい|言い|いう|言う)|だ(?:よ|けど|が|$)|$|[。、]))';

/** An answer: all scripts, as one that is asked for a name says one. */
export const NAME_ANSWER = new RegExp(
  `^${FILLER}(?:が|は)?(?<data>(?:[\\p{Script=Han}々]{1,5}?(?:[\\s　][\\p{Script=Han}々ぁ-ん]{1,4}?)?|[ァ-ヴー]{2,8}?(?:[\\s　・][ァ-ヴー]{2,8}?)?))${END}`,
  'du',
);
const HIRAGANA_ANSWER_END = '(?=(?:です|でございます|と申|ともうし|といい|と言い|$))';
export const HIRAGANA_ANSWER = new RegExp(
  `^(?:はい|ええと|えー|えっと|あの|わたくし|わたし)?[\\s　、。]*(?<data>[ぁ-ん]{2,7}?(?:[\\s　][ぁ-ん]{2,5}?)?)${HIRAGANA_ANSWER_END}`,
  'd',
);
