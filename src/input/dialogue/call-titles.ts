import { isRuler } from './scene-heading.js';

/** A rule around what it parts: `===== C123 =====`, `--- C123.wav ---`. */
const RULED = /^[=\-*#━─＝～~_+]{2,}[\s　]*(\S.{0,60}?)[\s　]*[=\-*#━─＝～~_+]{2,}$/u;
/** 通話1, ■コール C123, [call-3.wav]: a word for a call and a number, or the name of a recording, and nothing else. */
const NAMED =
  /^[■□◆◇●○▼▽★☆【［[（(<＜「]*((?:(?:通話|コール|会話|録音|音声|応対|ファイル|call|conversation|recording|file|no\.?)[\s　]*(?:id|番号|no\.?|ファイル)?[\s　]*[:：#＃]?[\s　]*[\w.-]*\d[\w.-]*)|[\w.-]+\.(?:wav|mp3|m4a|ogg|flac|mp4|txt|json))[】］\])）>＞」]*[\s　]*[:：]?$/iu;

/**
 * Lines that part the calls of a text by naming each, by their index, and the name of the call: only where two or more do, and each another one.
 */
export function callTitles(lines: readonly string[]): ReadonlyMap<number, string> {
  for (const form of [RULED, NAMED]) {
    const titles = new Map<number, string>();
    for (const [index, line] of lines.entries()) {
      const name = line.length > LONGEST_TITLE ? undefined : form.exec(line)?.[1];
      if (name !== undefined && /\d/.test(name)) titles.set(index, name.trim());
    }
    if (titles.size >= 2 && new Set(titles.values()).size === titles.size) return titles;
  }
  const counted = countedTitles(lines);
  return counted.size > 0 ? counted : titlesBetweenRules(lines);
}

/** 1件目　10:05 …, 2件目 …, each behind a blank line or a rule: calls that are counted, from one number to the next. */
function countedTitles(lines: readonly string[]): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  let last: number | null = null;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1] ?? '';
    const found = line.length <= LONGEST_TITLE && !/[。？！]/.test(line) ? COUNTED.exec(line) : null;
    if (!found || (above !== '' && !isRuler(above))) continue;
    const number = Number(found[1]?.normalize('NFKC'));
    if (last !== null && number !== last + 1) return new Map();
    last = number;
    titles.set(index, found[0].replace(/^[■□◆◇●○▼▽★☆【［[（(＜<\s　]+/u, '').trim());
  }
  return titles.size >= 2 ? titles : new Map();
}

const COUNTED =
  /^[■□◆◇●○▼▽★☆【［[（(＜<]*[\s　]*(?:第[\s　]*)?([\d０-９]{1,3})[\s　]*(?:件目|本目|通目|コール目|通話目|人目)(?![^\s　:：】］\]）)＞>（([、,])/u;

/** A numbered line between two rules: `=====`, `No.1　11月3日（火）14:20　受：丸岡`, `-----`. Its number names the call. */
function titlesBetweenRules(lines: readonly string[]): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  for (const [index, line] of lines.entries()) {
    const isBetween = isRuler(lines[index - 1] ?? '') && isRuler(lines[index + 1] ?? '');
    const number = isBetween && line.length <= LONGEST_TITLE ? NUMBERED.exec(line)?.[0].trim() : undefined;
    if (number !== undefined) titles.set(index, number);
  }
  return titles.size >= 2 && new Set(titles.values()).size === titles.size ? titles : new Map();
}

const NUMBERED =
  /^[■□◆◇●○▼【［[（(]*(?:no\.?|第|#|＃|通話|事例|ケース|case|call)?[\s　]*[\d０-９]+[\w.-]*[回件話本】\]）)]*/iu;

const LONGEST_TITLE = 80;
