// @ts-check
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CLOSINGS, GENERAL, SLOTS, SMALL_TALK, TRADES } from './parts-ordinary.mjs';
import { EXPLANATIONS, GRIEVANCES, STORIES } from './parts-stories.mjs';
import { CALM, PRESSURE, RISKY } from './parts-tense.mjs';
import { createRandom } from './random.mjs';

/** One call in twenty is tense, as among the calls of a busy service desk. */
const TENSE_EVERY = 20;

/**
 * Calls as texts in the layout `名前：発話`, the same for the same seed. Call 0, 20, 40 … are tense. With `different`, most
 * turns are said in one call only, as on real telephones.
 * @param {{ calls: number, seed?: number, different?: boolean }} options
 * @returns {Generator<{ name: string, tense: boolean, text: string }>}
 */
export function* generateCalls({ calls, seed = 1, different = false }) {
  for (let index = 0; index < calls; index += 1) {
    const random = createRandom(seed * 1_000_003 + index);
    const tense = index % TENSE_EVERY === 0;
    const lines = tense ? tenseCall(random) : ordinaryCall(random);
    const text = lines
      .map(([speaker, speech]) => `${speaker}：${different ? numbered(speech, random) : speech}`)
      .join('\n');
    yield { name: `call-${String(index).padStart(5, '0')}.txt`, tense, text: `${text}\n` };
  }
}

/** A speech with a number that no other has. @param {string} speech @param {Random} random */
function numbered(speech, random) {
  return speech.replace('。', () => `、${random.below(1_000_000)}番の件です。`);
}

/**
 * Writes the calls into a folder, a thousand a sub-folder, and says how much there is.
 * @param {string} folder
 * @param {{ calls: number, seed?: number, different?: boolean }} options
 */
export function writeCorpus(folder, options) {
  const turns = new Set();
  const size = { calls: 0, turns: 0, distinctTurns: 0, characters: 0 };
  const texts = [];
  for (const { name, text } of generateCalls(options)) {
    const part = join(folder, `part-${String(Math.floor(size.calls / 1000)).padStart(2, '0')}`);
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, name), text);
    texts.push(text);
    size.calls += 1;
    size.characters += text.length;
    for (const line of text.split('\n').filter((content) => content !== '')) {
      size.turns += 1;
      turns.add(line.slice(line.indexOf('：') + 1));
    }
  }
  size.distinctTurns = turns.size;
  return { size, text: texts.join('') };
}

/** Writes calls into one JSON Lines file. @param {string} file @param {ReturnType<typeof generateCalls>} calls */
export function writeJsonLines(file, calls) {
  const descriptor = openSync(file, 'w');
  for (const { name, text } of calls) {
    const turns = text
      .trim()
      .split('\n')
      .map((line) => line.split('：'))
      .map(([speaker, ...speech]) => ({ speaker, text: speech.join('：') }));
    writeSync(descriptor, `${JSON.stringify({ id: name, turns })}\n`);
  }
  closeSync(descriptor);
}

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {[speaker: '客' | '担当者', speech: string][]} Lines */

/** @param {Random} random @returns {Lines} */
function ordinaryCall(random) {
  const trade = random.pick(TRADES);
  /** @type {Lines} */
  const lines = [
    ['担当者', expand(trade.greeting, random)],
    ['客', expand(random.pick(trade.wishes), random)],
  ];
  const exchanges = random.shuffle([...trade.exchanges, ...random.shuffle(GENERAL).slice(0, 5)]);
  for (const [staff, caller] of exchanges.slice(0, 5 + random.below(4))) {
    if (random.chance(0.25)) {
      lines.push(['客', expand(random.pick(SMALL_TALK), random)]);
    }
    lines.push(['担当者', expand(staff ?? '', random)], ['客', expand(caller ?? '', random)]);
    if (random.chance(0.22)) {
      lines.push(['客', expand(random.pick(STORIES), random)]);
    }
    if (random.chance(0.22)) {
      lines.push(['担当者', expand(random.pick(EXPLANATIONS), random)]);
    }
  }
  lines.push(['担当者', expand(random.pick(trade.answers), random)]);
  for (const [staff, caller] of [random.pick(CLOSINGS)]) {
    lines.push(['担当者', expand(staff ?? '', random)], ['客', expand(caller ?? '', random)]);
  }
  return merge(lines);
}

/** @param {Random} random @returns {Lines} */
function tenseCall(random) {
  const lines = ordinaryCall(random);
  /** @type {Lines} */
  const quarrel = [];
  for (const kind of random.shuffle(PRESSURE).slice(0, 3 + random.below(4))) {
    quarrel.push(['客', expand(random.pick(kind), random)]);
    if (random.chance(0.4)) {
      quarrel.push(['客', expand(random.pick(GRIEVANCES), random)]);
    }
    quarrel.push(['担当者', expand(random.pick(random.chance(0.5) ? RISKY : CALM), random)]);
  }
  const middle = 2 + random.below(Math.max(1, lines.length - 4));
  return merge([...lines.slice(0, middle), ...quarrel, ...lines.slice(middle)]);
}

/** Neighbouring lines of one speaker become one. @param {Lines} lines @returns {Lines} */
function merge(lines) {
  /** @type {Lines} */
  const merged = [];
  for (const [speaker, speech] of lines) {
    const last = merged.at(-1);
    if (last !== undefined && last[0] === speaker) {
      last[1] += speech;
    } else {
      merged.push([speaker, speech]);
    }
  }
  return merged;
}

/** @param {string} part @param {Random} random */
function expand(part, random) {
  // Choices may contain slots, so they come first.
  return part
    .replace(/\{([^{}]*)\}/g, (_, choices) => random.pick(choices.split('|')))
    .replace(/<(\w+)>/g, (slot, name) => random.pick(SLOTS[name] ?? [slot]));
}
