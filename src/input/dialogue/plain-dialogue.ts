import { meaningOfField } from '../fields/field-names.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { closeScene, openScene, openTurn } from './dialogue-scene.js';

const LETTERS = String.raw`\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff`;
/** What people say in marks that nothing but speech has: no space, bracket, colon, slash or sign by which another form is told. */
const SPEECH = String.raw`[${LETTERS}\u30fb\u30fc\dA-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a、。？！?!…「」『』,%％]`;
/** 担当者：はい。, 職員A: はい。 and a line end; `y` goes from line to line. */
const LINE = new RegExp(
  String.raw`([${LETTERS}]{1,8}[A-Za-z]?)([:：] ?)(?![「『])(${SPEECH}{0,1000}[。？！?!])(\r?\n|$)`,
  'y',
);
const LINE_ENDS = /(?:\r?\n)*/y;
/** What may stand between a name and what a legend says of it. */
const EXPLAINS = /^[A-Za-zＡ-Ｚａ-ｚ]?[は…・]/;
/** Sentences and clauses: no legend has them. */
const MARKS_WITHIN = /[。、](?=.)|。$/;

/**
 * The call of a text in the most usual form of all: two names that are understood by themselves, a colon, a sentence. Null for any other
 * text. All that `parsePlainText` looks for — heads, legends, times, headings, names in other places — needs marks that no line of such a text
 * has, so that it comes to the same call, at ten times the cost.
 */
export function plainDialogue(text: string, context: ParseContext): Parsed | null {
  if (context.soleSpeaker !== undefined) return null;
  const scene = openScene(null, false);
  const names = new Set<string>();
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const ends = matchAt(LINE_ENDS, text, at)?.[0] ?? '';
    if (ends !== '') line += ends.split('\n').length - 1;
    at += ends.length;
    if (at === text.length) break;
    const [whole, name, colon, speech, end] = matchAt(LINE, text, at) ?? [];
    if (whole === undefined || name === undefined || colon === undefined || speech === undefined) return null;
    if (!names.has(name) && (names.size === MOST_NAMES || !isSpeaker(name, context))) return null;
    names.add(name);
    // 客：お客様の声？ alone could be a legend's.
    if (speech.includes('の') && !MARKS_WITHIN.test(speech)) return null;
    const opening = { name, speech, speechStart: name.length + colon.length, ...IN_USUAL_FORM };
    openTurn(scene, opening, { text: whole, line });
    at += whole.length;
    if (end !== '') line++;
  }
  if (names.size < MOST_NAMES || scene.turns.length < LEAST_TURNS) return null;
  const isExplained = [...names].some((name) => explainsName(text, name));
  return isExplained ? null : closeScene(scene, NO_HEAD);
}

const MOST_NAMES = 2;
const LEAST_TURNS = 4;
const IN_USUAL_FORM = {
  layout: 'colon',
  opensQuote: false,
  trailers: [],
  startMs: null,
  endMs: null,
} as const;
const NO_HEAD = { lines: new Set<number>(), fields: [], roles: new Map() };

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A name that says whose side it is on, and no field of a head besides: 担当者, 職員A. */
function isSpeaker(name: string, { roleOf }: ParseContext): boolean {
  if (roleOfKnownName(name) === null || roleOf(name) === null) return false;
  const meaning = meaningOfField(name);
  return meaning === null || meaning === 'agent' || meaning === 'caller';
}

/** True where somebody may say who a name is: 客は近所の人. */
function explainsName(text: string, name: string): boolean {
  const stem = name.replace(/[A-Za-z]$/, '');
  for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + 1)) {
    const behind = at + stem.length;
    if (EXPLAINS.test(text.slice(behind, behind + 2))) return true;
  }
  return false;
}
