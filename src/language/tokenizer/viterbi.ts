import {
  CATEGORY_ALWAYS,
  CATEGORY_GROUPS,
  CONTEXT_MASK,
  type DictionaryTables,
  WORD_COST,
  WORD_RIGHT,
  WORD_STRIDE,
} from './packed-dictionary.js';
import { NO_VALUE, TRIE_CHECK, TRIE_STRIDE, TRIE_VALUE } from './trie.js';

/** Takes the words of the best path in the order of the text, with their places in UTF-16 units. */
export type TakeWord = (word: number, start: number, end: number) => void;

/** Cuts `text` from `start` to `end` into words, as one sentence. */
export type CutSentence = (text: string, start: number, end: number, take: TakeWord) => void;

/**
 * The ways to cut a sentence into words: `NODE_STRIDE` numbers a node, and its cost up to and with it apart, because whole
 * numbers beyond 32 bits occur in long texts. Node 0 is the sentence's start.
 */
const NODE_STRIDE = 5;
const NODE_WORD = 0;
/** Position at which the word ends; it starts where the predecessor ends. */
const NODE_END = 1;
/** The best predecessor; `NO_NODE` at the start. */
const NODE_PREVIOUS = 2;
/** Right context of the word. */
const NODE_CONTEXT = 3;
/** The node appended before this one that ends at the same position, or `NO_NODE`. */
const NODE_SIBLING = 4;
const NO_NODE = -1;

const FIRST_CAPACITY = 1 << 14;
const CUT_AT = 1 << 16;
/** A lattice with more room is given back after the sentence that needed it. */
const KEPT_CAPACITY = 1 << 18;
/**
 * A search for the cheapest path through all ways to cut a sentence into words (Viterbi 1967), with the results of
 * kuromoji, whose choice among equal costs is the node first appended: the one that starts first, then the shorter, then
 * the dictionary's order. Time is linear in the length of the text:
 *
 * - Of the nodes that end at a position only the cheapest with a given right context can be a predecessor.
 * - A position that no path reaches is not looked up, and a run of one character category is walked once.
 *
 * A lattice of more than `cutAt` nodes is cut where that changes nothing, so that a long text without punctuation does
 * not need more and more memory. The arrays are reused by the next sentence.
 */
export function createSentenceCutter(tables: DictionaryTables, cutAt = CUT_AT): CutSentence {
  const { trie, charCodes, categories, categoryFlags, categoryWords, words, connections } = tables;
  const { rightContexts } = tables.facts;

  let nodes = new Int32Array(FIRST_CAPACITY * NODE_STRIDE);
  let totals = new Float64Array(FIRST_CAPACITY);
  let count = 0;
  /** By position: the last node appended that ends there. */
  let lastEnding = new Int32Array(0);
  let codes = new Uint16Array(0);

  // The distinct right contexts of the nodes that end at the position in hand, each with its cheapest node.
  const slotContext = new Int32Array(rightContexts);
  const slotTotal = new Float64Array(rightContexts);
  const slotNode = new Int32Array(rightContexts);
  let slots = 0;
  const slotOfContext = new Int32Array(rightContexts);
  const slotStamp = new Int32Array(rightContexts);
  /** Marks what belongs to the position in hand. */
  let stamp = 0;
  /** Fills the slots with the nodes that end at `position`. */
  function gather(position: number): void {
    stamp += 1;
    slots = 0;
    for (let node = lastEnding[position] as number; node !== NO_NODE; ) {
      const at = node * NODE_STRIDE;
      const context = nodes[at + NODE_CONTEXT] as number;
      const total = totals[node] as number;
      let slot = slots;
      if ((slotStamp[context] as number) === stamp) slot = slotOfContext[context] as number;
      else {
        slotStamp[context] = stamp;
        slotOfContext[context] = slot;
        slotContext[slot] = context;
        slotTotal[slot] = total;
        slots += 1;
      }
      // The list runs from the last node to the first: among equals the first one stays.
      if (total <= (slotTotal[slot] as number)) {
        slotTotal[slot] = total;
        slotNode[slot] = node;
      }
      node = nodes[at + NODE_SIBLING] as number;
    }
  }

  /** The slot of the best predecessor of a word with the left context. */
  function bestSlot(leftContext: number): number {
    const row = leftContext * rightContexts;
    let best = 0;
    let total = (slotTotal[0] as number) + (connections[row + (slotContext[0] as number)] as number);
    for (let slot = 1; slot < slots; slot += 1) {
      const cost = connections[row + (slotContext[slot] as number)] as number;
      const sum = (slotTotal[slot] as number) + cost;
      if (sum < total || (sum === total && (slotNode[slot] as number) < (slotNode[best] as number))) {
        total = sum;
        best = slot;
      }
    }
    return best;
  }

  /** Appends the words of one surface, the first of which is `first`, each behind the best of the gathered nodes. */
  function appendWords(first: number, end: number): void {
    for (let word = first; ; word += 1) {
      const at = word * WORD_STRIDE;
      const left = words[at] as number;
      const leftContext = left & CONTEXT_MASK;
      const slot = bestSlot(leftContext);
      const cost = connections[leftContext * rightContexts + (slotContext[slot] as number)] as number;
      const total = (slotTotal[slot] as number) + cost + (words[at + WORD_COST] as number);
      appendNode(word, end, slotNode[slot] as number, words[at + WORD_RIGHT] as number, total);
      if (left < 0) return;
    }
  }

  function appendNode(word: number, end: number, previous: number, context: number, total: number): void {
    if (count === totals.length) {
      nodes = widened(nodes, new Int32Array(nodes.length * 2));
      totals = widened(totals, new Float64Array(totals.length * 2));
    }
    const at = count * NODE_STRIDE;
    nodes[at + NODE_WORD] = word;
    nodes[at + NODE_END] = end;
    nodes[at + NODE_PREVIOUS] = previous;
    nodes[at + NODE_CONTEXT] = context;
    nodes[at + NODE_SIBLING] = lastEnding[end] as number;
    totals[count] = total;
    lastEnding[end] = count;
    count += 1;
  }

  /** Starts the lattice anew: one node that ends at the position. */
  function begin(position: number): void {
    count = 0;
    lastEnding[position] = NO_NODE;
    appendNode(NO_NODE, position, NO_NODE, 0, 0);
  }

  const read = (node: number, field: number): number => nodes[node * NODE_STRIDE + field] as number;

  const path: number[] = [];

  function takePath(last: number, offset: number, take: TakeWord): void {
    path.length = 0;
    for (let node = last; node !== 0; node = read(node, NODE_PREVIOUS)) path.push(node);
    let start = read(0, NODE_END);
    for (const node of path.reverse()) {
      const end = read(node, NODE_END);
      take(read(node, NODE_WORD), offset + start, offset + end);
      start = end;
    }
  }

  /**
   * Hands out the path so far and forgets it, where all that follows goes through the gathered nodes and these share their
   * predecessor. They keep their order, because it decides among equals.
   */
  function cutLattice(position: number, offset: number, take: TakeWord): void {
    const gathered = Array.from(slotNode.subarray(0, slots)).sort((a, b) => a - b);
    const shared = read(gathered[0] ?? 0, NODE_PREVIOUS);
    if (gathered.some((node) => read(node, NODE_PREVIOUS) !== shared)) return;
    takePath(shared, offset, take);
    const kept = gathered.map((node) => ({
      word: read(node, NODE_WORD),
      context: read(node, NODE_CONTEXT),
      total: totals[node] as number,
    }));
    begin(read(shared, NODE_END));
    lastEnding[position] = NO_NODE;
    for (const { word, context, total } of kept) appendNode(word, position, 0, context, total);
    gather(position);
  }

  function prepare(text: string, start: number, length: number): void {
    if (length >= codes.length) {
      codes = new Uint16Array(Math.max(256, length * 2));
      lastEnding = new Int32Array(codes.length);
    }
    for (let at = 0; at < length; at += 1) codes[at] = charCodes[text.charCodeAt(start + at)] as number;
    lastEnding.fill(NO_NODE, 0, length + 1);
    // Stamps must not come round to those of earlier sentences; a position needs two at most.
    if (stamp > 0x7fffffff - 2 * (length + 1)) {
      stamp = 0;
      slotStamp.fill(0);
    }
    begin(0);
  }

  return function cutSentence(text, start, end, take) {
    const length = end - start;
    prepare(text, start, length);
    let furthest = 0;
    let runEnd = 0;
    for (let position = 0; position < length; position += 1) {
      if ((lastEnding[position] as number) === NO_NODE) continue;
      gather(position);
      if (count > cutAt && furthest === position) cutLattice(position, start, take);

      let known = false;
      let node = 0;
      for (let at = position; at < length; at += 1) {
        const code = codes[at] as number;
        const child = (trie[node * TRIE_STRIDE] as number) + code;
        if (code === 0 || (trie[child * TRIE_STRIDE + TRIE_CHECK] as number) !== node) break;
        node = child;
        const word = trie[node * TRIE_STRIDE + TRIE_VALUE] as number;
        if (word !== NO_VALUE) {
          known = true;
          appendWords(word, at + 1);
          furthest = Math.max(furthest, at + 1);
        }
      }

      const category = categoryAt(categories, text, start + position);
      const flags = categoryFlags[category] as number;
      if (!known || (flags & CATEGORY_ALWAYS) !== 0) {
        let wordEnd = position + widthAt(text, start + position, end);
        if ((flags & CATEGORY_GROUPS) !== 0) {
          if (position >= runEnd) {
            runEnd = wordEnd;
            while (runEnd < length && categoryAt(categories, text, start + runEnd) === category) {
              runEnd += widthAt(text, start + runEnd, end);
            }
          }
          wordEnd = runEnd;
        }
        appendWords(categoryWords[category] as number, wordEnd);
        furthest = Math.max(furthest, wordEnd);
      }
    }
    gather(length);
    takePath(slotNode[bestSlot(0)] as number, start, take);
    if (totals.length > KEPT_CAPACITY) {
      nodes = new Int32Array(FIRST_CAPACITY * NODE_STRIDE);
      totals = new Float64Array(FIRST_CAPACITY);
    }
  };
}

function widened<Column extends Int32Array | Float64Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}

/** Category of characters outside the basic plane, which the dictionary's table does not reach: DEFAULT. */
const ASTRAL_CATEGORY = 0;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Category of the character at `at`, by the dictionary's table. */
export function categoryAt(categories: Uint8Array, text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return isHighSurrogate(unit) ? ASTRAL_CATEGORY : (categories[unit] as number);
}

/** UTF-16 units of the character at `at`. Half a surrogate pair counts as a character. */
export function widthAt(text: string, at: number, end: number): number {
  const low = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  return isHighSurrogate(text.charCodeAt(at)) && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}
