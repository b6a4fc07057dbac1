import type { PersonNames } from '../../model/person-names.js';
import type { Tokenize } from '../../model/token.js';
import type { Turn } from '../../model/transcript.js';
import { dictionaryNames } from './dictionary-names.js';
import { withFurtherNames } from './further-names.js';
import { KANA_CONTEXTS, READING_BEHIND } from './kana-contexts.js';
import { ASKS_NAME, HIRAGANA_ANSWER, NAME_ANSWER, NAME_CONTEXTS } from './name-contexts.js';
import { nameFormOf } from './name-form.js';
import { type NameText, nameAfter, nameBefore } from './name-tokens.js';
import { isName, ONE_CHARACTER } from './name-words.js';
import { type PersonalSpan, spansOf } from './personal-data.js';
import { usualForms, wholeCharacters } from './variant-characters.js';

/** Hiragana that stands where a name may and is none. The list is open. */
const NO_HIRAGANA =
  /^(?:そう|はい|いや|いえ|ちがい|いい|それ|これ|あれ|なん|なに|だれ|さっき|もう|えー?と?|あの|ここ|そこ|ほんにん|まだ|いま|よろし|よろしい|もしもし|さようで|けっこう|むり|だめ|おなじ|ない|わから|わかり|こちら|そちら|どちら|そうだ|そうなん|くらい|もちろん|ええ|じゃあ|にじゅう|すみません|うん)$/;

/** How many turns a question for a name reaches. */
const ASKED_REACH = 2;

/** Names of persons in the turns of a call: by what stands beside them, by the dictionary, as answers to a question. */
export function findNames(
  turns: readonly Pick<Turn, 'text'>[],
  tokenize: Tokenize,
  dictionary: PersonNames,
): readonly (readonly PersonalSpan[])[] {
  const people = withFurtherNames(dictionary);
  let askedAt = -ASKED_REACH - 1;
  return turns.map(({ text: given }, turn) => {
    const text = usualForms(given);
    const spans = namesIn(text, tokenize, people);
    if (turn - askedAt <= ASKED_REACH) spans.push(...answersIn(text, tokenize, people));
    if (ASKS_NAME.test(text)) askedAt = turn;
    return [...spans, ...readingsBehind(text, spans)].map((span) => wholeCharacters(given, span));
  });
}

function namesIn(text: string, tokenize: Tokenize, people: PersonNames): PersonalSpan[] {
  const spans: PersonalSpan[] = KANA_CONTEXTS.flatMap(({ pattern, forms, isFirst }) =>
    spansOf(text, pattern, 'name').filter(({ start, end }) => {
      const word = text.slice(start, end);
      if (!isName(word, word.length === 1) || NO_HIRAGANA.test(word)) return false;
      if (forms === null) return true;
      const parts = word.split(/[\s　・＝]/);
      const form = nameFormOf(isFirst ? (parts[0] ?? '') : parts.join(''), people);
      return form !== null && forms.has(form);
    }),
  );
  if (!/[\p{Script=Han}ァ-ヴ]/u.test(text)) return spans;
  if (!mayHoldName(text, people)) return spans;
  const tokens = tokenize(text);
  const tokenAt = new Map(tokens.map((token) => [token.start, token]));
  const context: NameText = { text, tokens, tokenAt, people };
  for (const { start, end } of dictionaryNames(context)) spans.push({ start, end, kind: 'name' });
  for (const { pattern, side, demand } of NAME_CONTEXTS) {
    for (const { index, 0: match } of text.matchAll(pattern)) {
      const span =
        side === 'before'
          ? nameBefore(context, index, demand)
          : nameAfter(context, index + match.length, demand);
      if (span) spans.push({ ...span, kind: 'name' });
    }
  }
  return spans;
}

function readingsBehind(text: string, names: readonly PersonalSpan[]): readonly PersonalSpan[] {
  return names.flatMap(({ end, kind }) => {
    const data = READING_BEHIND.exec(text.slice(end, end + LONGEST_READING))?.indices?.groups?.data;
    return data ? [{ start: end + data[0], end: end + data[1], kind }] : [];
  });
}

const LONGEST_READING = 20;

/** Most turns hold nothing that could be a name: these need not be cut into words. */
function mayHoldName(text: string, people: PersonNames): boolean {
  if (HONORIFIC.test(text)) return true;
  for (let start = 0; start < text.length; start++) {
    if (!/[\p{Script=Han}ァ-ヴ]/u.test(text[start] ?? '')) continue;
    if (ONE_CHARACTER.test(text[start] ?? '')) return true;
    if (people.at(text, start).some(({ end }) => end - start >= 2)) return true;
  }
  return false;
}

const HONORIFIC = /様|さま|さん|氏|くん|ちゃん|殿|申し|名乗|名前/;

/** Asked for a name one says one, also such as no dictionary holds; what it holds for other words is another answer. */
function answersIn(text: string, tokenize: Tokenize, people: PersonNames): readonly PersonalSpan[] {
  for (const pattern of [NAME_ANSWER, HIRAGANA_ANSWER]) {
    const data = pattern.exec(text)?.indices?.groups?.data;
    if (!data) continue;
    const word = text.slice(...data);
    if (!isName(word) || NO_HIRAGANA.test(word)) continue;
    const form = nameFormOf(word, people);
    if (pattern === HIRAGANA_ANSWER && form === null) continue;
    const tokens = tokenize(word);
    const isWords = tokens.every(
      ({ reading, posDetail1, surface }) =>
        reading !== null && posDetail1 !== '固有名詞' && surface.length >= 2,
    );
    const isCounted = tokens.some(({ posDetail1 }) => posDetail1 === '数');
    if (isCounted || (isWords && form === null)) continue;
    return [{ start: data[0], end: data[1], kind: 'name' }];
  }
  return [];
}
