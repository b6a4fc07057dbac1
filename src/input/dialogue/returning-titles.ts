import { groupedBy } from '../../text/grouped-by.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { isRuler } from './scene-heading.js';
import { endsAsSpeech } from './text-head.js';

/** Lines that are said below each title by which it heads a call of its own. */
const LEAST_SAID = 3;
/** Among the first lines said so many are looked at for the words that open a call. */
const OPENING_LINES = 3;
const LONGEST_TITLE = 80;

const NUMBER = String.raw`(?:[a-z]{0,3}[-_]?\d[\w.-]*|[一二三四五六七八九十]{1,3}|[A-Z])(?![^\s:：、,.（()）】\]］〉>＞／/・])`;
/** 反訳1, 相談番号 2025-0417, 【録音②】, 第3回: words for a call and its number. */
const NAMED = new RegExp(
  String.raw`^[【\[［〔<〈(]?\s*(?<word>(?:第|no\.?|#|(?:(?:電話|通話)?(?:反訳|通話|録音|音声|会話|応対|対応|電話|相談|事例|案件|事案|受付|受電|入電|苦情|照会|整理|管理|記録|コール|ケース|件|call|case|recording))(?:書|記録|内容|事例|メモ|データ|ファイル)?)(?:\s*(?:番号|no\.?|id|その))?)\s*[:.#]?\s*(?<number>${NUMBER})`,
  'iu',
);
/** 10月2日, 2025/10/2, 令和7年4月8日, R7.4.8, and nothing of a time alone. */
const DATED =
  /^[【[［〔<〈(]?\s*(?<number>(?:(?:\d{4}|(?:令和|平成|[rh])\s*(?:\d{1,2}|元))\s*[年./-]\s*)?\d{1,2}\s*(?:月\s*\d{1,2}\s*日|[./-]\d{1,2}(?![\d./-])))/iu;
/** 1　雨漏り, (2) 追加請求: a number that may be a chapter's just as well. */
const COUNTED = /^[【[［〔<〈(]?\s*(?<number>\d{1,3})\s*[】\]］〕>〉).、\s]\s*(?=\S)/u;

/** Parts of one call: a recording that was cut, pages. */
const OF_ONE_CALL = /前半|後半|続き|つづき|の続|再開|ページ|頁|\d\s*[/／]\s*\d{1,3}\s*[)）】\]］]?$/u;
/** What is said as a call begins. */
const OPENS_CALL =
  /もしもし|お電話|お待たせ(?:いた|し)|でございます|(?:です|といいます|と申します|と言います|だけど|ですけど|ですが)[。、」！]?(?:$|[^か])/u;

interface Title {
  readonly index: number;
  readonly form: string;
  readonly number: string;
  readonly isApart: boolean;
}

/**
 * Lines that part the calls of a text because one form of title returns before each dialogue, with another number or date: 反訳1 …, 反訳2 …;
 * 相談番号 2025-0417 …; 10月2日 夕方 坂本邸. By their index, with the name of the call. Empty where the lines between may be parts of one call.
 *
 * @param furniture lines of the text that belong to its pages, by index
 */
export function returningTitles(
  lines: readonly string[],
  furniture: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const found: Title[] = [];
  let isApart = true;
  for (const [index, line] of lines.entries()) {
    if (line === '' || furniture.has(index) || isRuler(line)) isApart = true;
    else {
      const title = titleOf(line);
      if (title) found.push({ ...title, index, isApart });
      isApart = false;
    }
  }
  for (const [form, titles] of groupedBy(found, (one) => one.form))
    if (partsCalls(form, titles, lines))
      return new Map(titles.map(({ index, number }) => [index, number] as const));
  return NONE;
}

const NONE: ReadonlyMap<number, string> = new Map();

/** The form of a title and what it names the call by; null for a line that is none. */
function titleOf(line: string): Pick<Title, 'form' | 'number'> | null {
  if (line.length > LONGEST_TITLE || !/[\d０-９①-⑳一二三四五六七八九十A-ZＡ-Ｚ]/u.test(line)) return null;
  const text = line.normalize('NFKC');
  if (/[。?!「]/.test(text) || endsAsSpeech(text) || OF_ONE_CALL.test(text)) return null;
  const open = /^[【[［〔<〈(]/u.exec(text)?.[0] ?? '';
  const named = NAMED.exec(text);
  if (named?.groups) {
    const { word = '', number = '' } = named.groups;
    const name = word.toLowerCase().replace(/[\s.]/g, '');
    return {
      form: `named${open}${name}`,
      number: `${word.trim()} ${number}`.replace(/(?<=[^\w.]) (?=\d{1,3}$)/, ''),
    };
  }
  const dated = DATED.exec(text)?.groups?.number;
  if (dated !== undefined) return { form: `dated${open}`, number: dated.replace(/\s/g, '') };
  const counted = COUNTED.exec(text)?.groups?.number;
  return counted === undefined ? null : { form: `counted${open}`, number: counted };
}

/** True where every title has a name of its own and a dialogue below, and nothing speaks for parts of one call. */
function partsCalls(form: string, titles: readonly Title[], lines: readonly string[]): boolean {
  if (titles.length < 2 || new Set(titles.map(({ number }) => number)).size < titles.length) return false;
  const isSure = !form.startsWith('counted') && titles.every(({ isApart }, at) => isApart || at === 0);
  return titles.every(({ index }, at) => {
    const said = lines.slice(index + 1, titles[at + 1]?.index ?? lines.length).filter(isSpokenJapanese);
    return (
      said.length >= LEAST_SAID &&
      (isSure || said.slice(0, OPENING_LINES).some((line) => OPENS_CALL.test(line)))
    );
  });
}
