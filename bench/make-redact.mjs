// @ts-check
// Writes fixtures/redact/ and fixtures/held-out/redact/: invented lines with what must be hidden in them. The held-out
// part has frames, names, towns and houses of its own.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom } from './random.mjs';
import { pools } from './redact/pools.mjs';
import { createValues } from './redact/values.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const SLOT = /\{(?<slot>[a-z][a-z0-9-]*)(?:\.(?<group>\d))?\}/g;

/** @param {'tuning' | 'held-out' | 'by-hand'} name */
function readFrames(name) {
  const frames = [];
  let heading = '';
  for (const line of readFileSync(join(here, 'redact', `${name}.txt`), 'utf8').split('\n')) {
    if (line.startsWith('#')) heading = line.slice(1).trim();
    else if (line !== '') frames.push({ heading, line });
  }
  return frames;
}

/**
 * @param {import('./random.mjs').Random} random
 * @param {string} heading
 * @param {string} frame
 * @param {import('./redact/pools.mjs').pools['tuning']} pool
 */
function fill(random, heading, frame, pool) {
  const style = heading.includes('spoken') ? 'spoken' : 'written';
  const make = createValues(random, pool, style);
  /** @type {Map<string, ReturnType<typeof make>>} */
  const made = new Map();
  /** @type {{turn: number, start: number, end: number, kind: string}[]} */
  const spans = [];
  const turns = frame.split(' / ').map((part, turn) => {
    const [who = '', pattern = ''] = part.split('|');
    let text = '';
    let last = 0;
    for (const match of pattern.matchAll(SLOT)) {
      const { slot = '', group } = match.groups ?? {};
      text += pattern.slice(last, match.index);
      last = match.index + match[0].length;
      const value = group === undefined ? make(slot) : (made.get(slot) ?? make(slot));
      if (group !== undefined) made.set(slot, value);
      const piece = group === undefined ? value.whole : (value.parts?.[Number(group) - 1] ?? '');
      if (value.kind !== null)
        spans.push({ turn, start: text.length, end: text.length + piece.length, kind: value.kind });
      text += piece;
    }
    return [who, text + pattern.slice(last)];
  });
  return { style, turns, spans };
}

/**
 * As many different lines of the kind as asked for, each frame as often as any other.
 * @param {'tuning' | 'held-out'} part @param {(heading: string) => boolean} isWanted @param {number} count @param {number} seed
 */
function lines(part, isWanted, count, seed) {
  const random = createRandom(seed);
  const frames = readFrames(part).filter(({ heading }) => isWanted(heading));
  const made = new Set();
  for (let round = 0; made.size < count && round < 60; round++) {
    for (const { heading, line } of random.shuffle(frames)) {
      if (made.size < count)
        made.add(
          JSON.stringify(fill(random, heading, line, pools[part === 'tuning' ? 'tuning' : 'heldOut'])),
        );
    }
  }
  return [...made];
}

/** The lines that were written whole, with `[kind:what must be hidden]`. */
function linesByHand() {
  return readFrames('by-hand').map(({ heading, line }) => {
    /** @type {{turn: number, start: number, end: number, kind: string}[]} */
    const spans = [];
    const turns = line.split(' / ').map((part, turn) => {
      const [who = '', marked = ''] = part.split('|');
      let text = '';
      for (const [index, piece] of marked.split(/\[(?<kind>[a-z]+:[^\]]*)\]/).entries()) {
        const colon = piece.indexOf(':');
        const said = index % 2 === 0 ? piece : piece.slice(colon + 1);
        if (index % 2 === 1)
          spans.push({
            turn,
            start: text.length,
            end: text.length + said.length,
            kind: piece.slice(0, colon),
          });
        text += said;
      }
      return [who, text];
    });
    return JSON.stringify({ style: heading.includes('spoken') ? 'spoken' : 'written', turns, spans });
  });
}

/** @param {string} file @param {readonly string[]} all */
function write(file, all) {
  const path = join(here, '../fixtures', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${all.join('\n')}\n`);
  console.log(`${file}: ${all.length}`);
}

const isOf = (/** @type {string} */ kinds) => (/** @type {string} */ heading) => {
  const [, kind = ''] = heading.split(' ');
  return kinds.split(' ').includes(kind) && !heading.startsWith('innocent');
};
const isInnocent = (/** @type {string} */ heading) => heading.startsWith('innocent');
const numbers = 'phone card account postal mynumber customer';
write('redact/numbers.jsonl', lines('tuning', isOf(numbers), 480, 1));
write('redact/names.jsonl', lines('tuning', isOf('name'), 360, 2));
write('redact/places.jsonl', lines('tuning', isOf('address mail birth'), 360, 3));
write('redact/innocent.jsonl', lines('tuning', isInnocent, 400, 4));
write('redact/by-hand.jsonl', linesByHand());
write('held-out/redact/numbers.jsonl', lines('held-out', isOf(numbers), 170, 5));
write('held-out/redact/names.jsonl', lines('held-out', isOf('name'), 130, 6));
write('held-out/redact/places.jsonl', lines('held-out', isOf('address mail birth'), 120, 7));
write('held-out/redact/innocent.jsonl', lines('held-out', isInnocent, 140, 8));
