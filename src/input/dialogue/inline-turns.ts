import type { Role } from '../../model/transcript.js';
import type { DialogueLine } from './dialogue-line.js';

/** A name and a colon or an arrow, or a name in brackets, where a sentence may begin. */
const OPENING =
  /(?<=^|[\s　。．！？!?」』）)\]】…／/｜|])(?:(?<name>[^\s　。、．，！？!?:：「」『』（）()【】[\]＜＞<>／/｜|→⇒←⇐▶►▷➡⇨≫»]{1,12})(?<sign>[:：](?!\/\/)|[＞>→⇒←⇐▶►▷➡⇨≫»])(?<number>(?=[\d０-９]))?|[【［[＜<〈（(](?<boxed>[^【】［］[\]＜＞<>〈〉（）()。、]{1,12})[】］\]＞>〉）)](?:[:：])?)/gu;
/** Without two such marks there are no two turns in a line. */
const MAY_OPEN_TWICE = /[:：【［[＜<〈（(「＞>→⇒←⇐▶►▷➡⇨≫»].*[:：【［[＜<〈（(「＞>→⇒←⇐▶►▷➡⇨≫»]/su;
/** A, B, Op1: letters stand for speakers where they return. */
const LETTERS = /^(?:[A-Za-zＡ-Ｚａ-ｚ]{1,3}\d?|話者\s?[A-Z\d]|speaker\s?\d+|spk_?\d+)$/iu;

/** What may stand before the first turn of a line: a time, or a title in brackets. */
const TIME_BEFORE = /^[\s　]*(?:[[(（【]?[\d:：.]+[\])）】]?[\s　]*)?$/;
const TITLE_BEFORE =
  /^[\s　]*(?:\[[^[\]:：。]{1,30}\]|【[^【】:：。]{1,30}】|［[^［］:：。]{1,30}］|〔[^〔〕:：。]{1,30}〕)[\s　]*$/u;
/** A sign set between the turns of a line. */
const SEPARATOR = /[\s　]*([／/｜|→⇒;；])[\s　]*$/u;

/** Each turn is cut with the length of the line before it, so that it keeps its place. */
const MOST_COPIED = 100_000_000;

/**
 * Lines with several turns cut before each of them: `A: はい。 B: どうも。`, `（オペ）はい（客）どうも`. What is cut off keeps its place by
 * spaces before it. Lines with one turn stay.
 */
export function splitInline(
  lines: readonly DialogueLine[],
  roleOf: (name: string) => Role | null,
): readonly DialogueLine[] {
  return lines.flatMap((line) => {
    if (line.is.kind !== 'speech') return line;
    const { text } = line;
    if (!MAY_OPEN_TWICE.test(text)) return line;
    const quoted = quotedTurns(text);
    if (quoted.length > 1) return partsOf(line, quoted);
    const found = [...text.matchAll(OPENING)].filter(({ groups = {} }) => {
      const name = groups.name ?? groups.boxed ?? '';
      // 10:30, B1:2 are no names before speech; OP:27日 is.
      if (groups.number !== undefined && /[\d０-９]$/.test(name)) return false;
      return roleOf(name) !== null || (LETTERS.test(name) && groups.number === undefined);
    });
    const [first] = found;
    if (!first || found.length < 2 || found.length * text.length > MOST_COPIED) return line;
    const before = text.slice(0, first.index);
    const isTitled = TITLE_BEFORE.test(before);
    // Only a line that itself opens with a name in the same form goes on with others.
    if (!isTitled && !TIME_BEFORE.test(before)) return line;
    const form = ({ 0: whole, groups }: RegExpMatchArray) =>
      groups?.boxed !== undefined ? whole[0] : (groups?.sign ?? '').replace('：', ':');
    const starts = found.filter((match) => form(match) === form(first)).map(({ index }) => index);
    const titleless = isTitled ? ' '.repeat(first.index) + text.slice(first.index) : text;
    return partsOf({ ...line, text: titleless }, starts);
  });
}

function partsOf(line: DialogueLine, starts: readonly number[]): readonly DialogueLine[] {
  const parts = starts.map((start, at) => {
    const part = line.text.slice(start, starts[at + 1]);
    return at === 0 ? line.text.slice(0, start) + part : ' '.repeat(start) + part;
  });
  const signs = new Set(parts.slice(0, -1).map((part) => SEPARATOR.exec(part)?.[1]));
  const isSeparated = signs.size === 1 && !signs.has(undefined);
  return parts.map((part) => ({ ...line, text: isSeparated ? part.replace(SEPARATOR, '') : part }));
}

/** 職員「はい」相手「ええ」: a name and what it says, and nothing between. */
const QUOTED = /[\s　]*([^\s　「」『』。、！？]{1,10})「(?:[^「」]|「[^「」]*」)*」/gy;

/** Where the turns of such a line begin; empty for any other line. */
function quotedTurns(text: string): readonly number[] {
  if (text.length > LONGEST_QUOTED) return [];
  const matches = [...text.matchAll(QUOTED)];
  const end = matches.at(-1);
  const isAll = end !== undefined && text.slice(end.index + end[0].length).trim() === '';
  return isAll ? matches.map(({ index }) => index) : [];
}

const LONGEST_QUOTED = 20_000;
