import { groupedBy } from '../../text/grouped-by.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { opensCallAnew } from '../speakers/opens-call.js';
import { isRuler } from './scene-heading.js';
import { readLooseLines, readSpeakerLine, type SpeakerLine } from './speaker-line.js';
import { endsAsSpeech } from './speech-endings.js';

/** Lines that are said below each title by which it heads a call of its own. */
const LEAST_SAID = 3;
/** Among the first lines said so many are looked at for the words that open a call. */
const OPENING_LINES = 3;
const LONGEST_TITLE = 80;

const NUMBER = String.raw`(?:[a-z]{0,3}[-_]?\d[\w.-]*|[一二三四五六七八九十]{1,3}|[A-Z])(?:[問題話例号件通本回](?=$|[\s:、,.）)】\]〉>]))?(?![^\s:：、,.（()）】\]］〉>＞／/・])`;
/** 反訳1, 相談番号 2025-0417, 【録音②】, 第3回: words for a call and its number. */
const NAMED = new RegExp(
  String.raw`^[【\[［〔<〈(]?\s*(?<word>(?:第|no\.?|#|(?:(?:電話|通話)?(?:反訳|通話|録音|音声|会話|応対|対応|電話|相談|事例|案件|事案|受付|受電|入電|苦情|照会|整理|管理|記録|受理|通報|申出|申立|問合せ?|問い合わせ|聴取|連絡|対話|履歴|コール|ケース|台本|設問|問題|課題|例題|演習|問|件|call|case|recording))(?:書|記録|内容|事例|メモ|データ|ファイル)?)(?:\s*(?:番号|no\.?|id|その))?)\s*[:.#(]?\s*(?<number>${NUMBER})`,
  'iu',
);
/** 電話連絡票　No.12, 相談受付簿 #3: the name of a form and its number, and nothing else. */
const FORM =
  /^[【[［〔<〈(]?\s*(?<word>[^\s\d:.,、/()]{2,12})\s*(?:no\.?|#|第)\s*(?<number>[a-z]{0,3}[-_]?\d[\w.-]{0,12}|\d{1,6})号?[】\]］〕>〉)]?$/iu;
/** ①９：４５　初診の方, ② 折り返し: the number of a memo in a circle, which may also stand before a point of a list. */
const CIRCLED = /^[■□◆◇●○・\s]{0,3}(?<number>[①-⑳❶-❿⑴-⒇])[\s　]*(?=\S)/u;
/** 10:20, 午前10時20分, 19時. */
const CLOCK = String.raw`(?:(?:午前|午後|am|pm)\s*)?\d{1,2}(?::\d{2}(?!:?\d)|時(?:半|\d{1,2}分)?)(?!間)(?:\s*(?:am|pm)\b)?(?:すぎ|過ぎ|頃|ごろ)?`;
/** 10月2日, 2025/10/2, 令和7年4月8日, R7.4.8, with the time of day where one stands behind it. */
const DATED = new RegExp(
  String.raw`^[【[［〔<〈(]?\s*(?<day>(?:(?:\d{4}|(?:令和|平成|[rh])\s*(?:\d{1,2}|元))\s*[年./-]\s*)?\d{1,2}\s*(?:月\s*\d{1,2}\s*日|[./-]\d{1,2}(?![\d./-])))(?:\s*[(]?[月火水木金土日](?:曜日?)?[)]?(?![^\s\d)]))?[\s,]*(?<time>${CLOCK})?`,
  'iu',
);
/** 9:04 2024/06/12, alone: what Notepad sets at the cursor and above each entry of a .LOG file. */
const CLOCK_AND_DAY = new RegExp(
  String.raw`^(?<time>${CLOCK})\s+(?<day>\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}日?)$`,
  'iu',
);
/** 10:20　桑田様: below the day of a page, the time of each call. */
const TIMED = new RegExp(String.raw`^[【[［〔<〈(]?\s*(?<time>${CLOCK})[\s】\]］〕>〉)]+(?=\S)`, 'iu');
const CLOCK_FRONT = new RegExp(`^${CLOCK}`, 'iu');
/** 1　雨漏り, (2) 追加請求: a number that may be a chapter's just as well. */
const COUNTED = /^[【[［〔<〈(]?\s*(?<number>\d{1,3})\s*[】\]］〕>〉).、\s]\s*(?=\S)/u;

/** Parts of one call: a recording that was cut, pages. */
const OF_ONE_CALL = /前半|後半|続き|つづき|の続|再開|ページ|頁|\d\s*[/／]\s*\d{1,3}\s*[)）】\]］]?$/u;
/** 2024/06/12: no page 6 of 12. */
const WHOLE_DATE = /\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)/;
/** What is said as a call begins. */
const OPENS_CALL =
  /もしもし|お電話|お待たせ(?:いた|し)|でございます|(?:です|といいます|と申します|と言います|だけど|ですけど|ですが)[。、」！]?(?:$|[^か])/u;

const CIRCLE = 'counted①';

interface Title {
  readonly index: number;
  readonly form: string;
  /** What it names the call by. */
  readonly number: string;
  /** The same with the time of day, which tells calls of one day apart; null where there is none. */
  readonly moment: string | null;
  readonly isApart: boolean;
}

/**
 * Lines that part the calls of a text because one form of title returns before each dialogue, with another number or date: 反訳1 …, 反訳2 …;
 * 相談番号 2025-0417 …; 10月2日 夕方 坂本邸; 11/6 10:20 …, 11/6 19:45 …. By their index, with the name of the call. Empty where the lines between may be parts of one call.
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
  const forms = [...groupedBy(found, (one) => one.form)].filter(([, titles]) => titles.length > 1);
  for (const [form, titles] of forms.slice(0, MOST_FORMS)) {
    const parted = partsCalls(form, titles, lines);
    if (parted) return new Map(parted.map(({ index, number }) => [index, number] as const));
  }
  return NONE;
}

/** Each form that returns is tried against the whole text. */
const MOST_FORMS = 20;
const NONE: ReadonlyMap<number, string> = new Map();
/** ◆11月6日: what stands before a title. */
const MARK = /^[■□◆◇●○▼▽★☆▲△◎・*＊]{1,3}\s*/u;

/** The form of a title and what it names the call by; null for a line that is none. */
function titleOf(line: string): Pick<Title, 'form' | 'number' | 'moment'> | null {
  if (line.length > LONGEST_TITLE || !/[\d０-９①-⑳一二三四五六七八九十A-ZＡ-Ｚ]/u.test(line)) return null;
  const circled = CIRCLED.exec(line)?.groups?.number;
  const whole = (circled === undefined ? line : line.slice(line.indexOf(circled) + 1))
    .normalize('NFKC')
    .trim();
  // 10:45　クレーム！ is no sentence.
  const hasMark = /[。?「]/.test(whole) || (whole.includes('!') && !CLOCK_FRONT.test(whole));
  if (hasMark || endsAsSpeech(whole) || OF_ONE_CALL.test(whole.replace(WHOLE_DATE, ''))) return null;
  if (circled !== undefined)
    return { form: CIRCLE, number: circled, moment: CLOCK_FRONT.exec(whole)?.[0] ?? null };
  const mark = MARK.exec(whole)?.[0] ?? '';
  const text = whole.slice(mark.length).replace(/\s*\*\*$/, '');
  const open = mark.trim() + (/^[【[［〔<〈(]/u.exec(text)?.[0] ?? '');
  const named = NAMED.exec(text);
  if (named?.groups) {
    const { word = '', number = '' } = named.groups;
    const name = word.toLowerCase().replace(/[\s.]/g, '');
    return {
      form: `named${open}${name}`,
      number: `${word.trim()} ${number}`.replace(/(?<=[^\w.]) (?=\d{1,3}\D?$)/, ''),
      moment: null,
    };
  }
  const form = FORM.exec(text)?.groups;
  if (form) return { form: `named${open}${form.word}`, number: `${form.word} ${form.number}`, moment: null };
  const { day, time } = (DATED.exec(text) ?? CLOCK_AND_DAY.exec(text))?.groups ?? {};
  if (day !== undefined) {
    const number = day.replace(/\s/g, '');
    return { form: `dated${open}`, number, moment: time === undefined ? null : `${number} ${time}` };
  }
  const clock = TIMED.exec(text)?.groups?.time;
  if (clock !== undefined) return { form: `timed${open}`, number: clock, moment: clock };
  const counted = COUNTED.exec(text)?.groups?.number;
  return counted === undefined ? null : { form: `counted${open}`, number: counted, moment: null };
}

/** The titles where every one has a name of its own and a dialogue below, and nothing speaks for parts of one call; null otherwise. */
function partsCalls(
  form: string,
  given: readonly Title[],
  lines: readonly string[],
): readonly Title[] | null {
  const titles = haveOwnNumbers(given) ? given : given.map((one) => ({ ...one, number: one.moment ?? '' }));
  if (titles.length < 2 || !haveOwnNumbers(titles)) return null;
  const areApart = titles.every(({ isApart }, at) => isApart || at === 0);
  const parts = titles.map(({ index }, at) =>
    lines.slice(index + 1, titles[at + 1]?.index ?? lines.length).filter(isSpokenJapanese),
  );
  // A time may stand above each turn: turns with names below it have none.
  const areMoments = titles !== given || form.startsWith('timed');
  if (areMoments && !areApart && !parts.every(isMemoOfCall)) return null;
  // A time alone may tell how far a recording has come.
  const isDay = form.startsWith('dated') && areMoments;
  const areRuled = titles.every(({ index }, at) => at === 0 || isRuler(lines[index - 1] ?? ''));
  const isSure = areApart && (areRuled || !areMoments) && !form.startsWith('counted');
  // Points of one call have circles too: a memo tells its time, or its first words open a call.
  const isMemo = (said: readonly string[], at: number) =>
    form !== CIRCLE || titles[at]?.moment !== null || opensCallAnew(said.find(turnOf) ?? '');
  if (!parts.every(isMemo)) return null;
  const isLong = (said: readonly string[]) => said.length >= LEAST_SAID;
  const opens = (said: readonly string[]) =>
    said.slice(0, OPENING_LINES).some((line) => OPENS_CALL.test(line));
  const isCall = (said: readonly string[]) =>
    isLong(said) && (isSure || ((isDay || opens(said)) && (!areMoments || haveTurns(said))));
  if (parts.every(isCall)) return titles;
  if (!areApart || form.startsWith('counted')) return null;
  // Among memos of calls some tell of no more than that somebody rang.
  const notes = parts.filter((said) => !isLong(said) && !haveTurns(said));
  const calls = parts.filter((said) => isCall(said) && haveTurns(said));
  return calls.length >= 2 && notes.length <= calls.length && notes.length + calls.length === parts.length
    ? titles
    : null;
}

/** True where names take turns below a time, and the first words open a call: a memo without a blank line above. */
function isMemoOfCall(said: readonly string[]): boolean {
  return haveTurns(said) && opensCallAnew(said.find(turnOf) ?? '');
}

function haveOwnNumbers(titles: readonly Title[]): boolean {
  return (
    new Set(titles.map(({ number }) => number)).size === titles.length &&
    titles.every(({ number }) => number !== '')
  );
}

/** True where two or more take turns with their names, and no times, before their words. */
function haveTurns(said: readonly string[]): boolean {
  const names = said.flatMap((line) => {
    const turn = turnOf(line);
    return turn && turn.speech !== '' && turn.startMs === null ? turn.name : [];
  });
  return names.length >= LEAST_SAID && new Set(names).size >= 2 && new Set(names).size < names.length;
}

/** A name and words in a form of their own: 受付：はい, 受）はい. */
function turnOf(line: string): SpeakerLine | null {
  const turn = readSpeakerLine(line);
  if (turn && turn.layout !== 'alone') return turn;
  return readLooseLines(line).find(({ layout }) => layout === 'mark' || layout === 'bracket') ?? null;
}
