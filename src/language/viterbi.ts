import { readFloat64, readInt16, readInt32, readUint8, readUint16 } from './columns.js';
import {
  CATEGORY_ALWAYS,
  CATEGORY_GROUPS,
  type DictionaryTables,
  LAST_OF_SURFACE,
} from './packed-dictionary.js';
import { TRIE_CHECK, TRIE_STRIDE, TRIE_VALUE } from './trie.js';

/** Takes the words of the best path in the order of the text, with their places in UTF-16 units. */
export type TakeWord = (word: number, start: number, end: number) => void;

/** Cuts `text` from `start` to `end` into words, as one sentence. */
export type CutSentence = (text: string, start: number, end: number, take: TakeWord) => void;

const NONE = -1;
/** Category of characters outside the basic plane, which the dictionary's table does not reach: DEFAULT. */
const ASTRAL_CATEGORY = 0;
const FIRST_CAPACITY = 1 << 14;
const CUT_AT = 1 << 16;
/** Arrays longer than this are given back after the sentence that needed them. */
const KEPT_CAPACITY = 1 << 18;

/**
 * A search for the cheapest path through all ways to cut a sentence into words (Viterbi 1967), with the results of
 * kuromoji, whose choice among equal costs is the node first appended: the one that starts first, then the shorter, then
 * the dictionary's order. Time is linear in the length of the text:
 *
 * - A node's predecessor depends on its left context alone, so it is sought once for each left context at a position.
 * - Of the nodes that end at a position only the cheapest with a given right context can be a predecessor.
 * - A position that no path reaches is not looked up.
 *
 * A lattice of more than `cutAt` nodes is cut where that changes nothing, so that a long text without punctuation does
 * not need more and more memory. The arrays are reused by the next sentence.
 */
export function createSentenceCutter(tables: DictionaryTables, cutAt = CUT_AT): CutSentence {
  const { trie, charCodes, categories, categoryFlags, categoryWords, left, right, cost, connections } =
    tables;
  const { rightContexts } = tables.facts;
  const leftContexts = connections.length / rightContexts;

  let nodes = allocateNodes(FIRST_CAPACITY);
  let count = 0;
  /** By position: the last node appended that ends there. */
  let lastEnding = new Int32Array(256);
  let codes = new Uint16Array(256);

  // The distinct right contexts of the nodes that end at the position in hand, each with its cheapest node.
  const previousContext = new Int32Array(rightContexts);
  const previousCost = new Float64Array(rightContexts);
  const previousNode = new Int32Array(rightContexts);
  let previousCount = 0;
  const slotOfContext = new Int32Array(rightContexts);
  const slotStamp = new Int32Array(rightContexts);
  // By left context, for the position in hand: the best predecessor and the cost up to it.
  const bestNode = new Int32Array(leftContexts);
  const bestCost = new Float64Array(leftContexts);
  const bestStamp = new Int32Array(leftContexts);
  /** Marks what belongs to the position in hand. */
  let stamp = 0;

  function gatherPrevious(position: number): void {
    const { next, context, total } = nodes;
    previousCount = 0;
    for (let node = readInt32(lastEnding, position); node !== NONE; node = readInt32(next, node)) {
      const rightContext = readUint16(context, node);
      const nodeTotal = readFloat64(total, node);
      if (readInt32(slotStamp, rightContext) !== stamp) {
        slotStamp[rightContext] = stamp;
        slotOfContext[rightContext] = previousCount;
        previousContext[previousCount] = rightContext;
        previousCost[previousCount] = nodeTotal;
        previousNode[previousCount] = node;
        previousCount += 1;
        continue;
      }
      const slot = readInt32(slotOfContext, rightContext);
      // The list runs from the last node to the first: among equals the first one stays.
      if (nodeTotal <= readFloat64(previousCost, slot)) {
        previousCost[slot] = nodeTotal;
        previousNode[slot] = node;
      }
    }
  }

  function findBest(leftContext: number): void {
    const row = leftContext * rightContexts;
    let best = readFloat64(previousCost, 0) + readInt16(connections, row + readInt32(previousContext, 0));
    let node = readInt32(previousNode, 0);
    for (let slot = 1; slot < previousCount; slot += 1) {
      const total =
        readFloat64(previousCost, slot) + readInt16(connections, row + readInt32(previousContext, slot));
      if (total < best || (total === best && readInt32(previousNode, slot) < node)) {
        best = total;
        node = readInt32(previousNode, slot);
      }
    }
    bestStamp[leftContext] = stamp;
    bestCost[leftContext] = best;
    bestNode[leftContext] = node;
  }

  /** Appends the words of one surface, the first of which is `word`. */
  function appendWords(word: number, end: number): void {
    let current = word;
    let leftField = 0;
    do {
      leftField = readUint16(left, current);
      const leftContext = leftField & ~LAST_OF_SURFACE;
      if (readInt32(bestStamp, leftContext) !== stamp) {
        findBest(leftContext);
      }
      if (count === nodes.end.length) {
        nodes = growNodes(nodes);
      }
      nodes.word[count] = current;
      nodes.end[count] = end;
      nodes.previous[count] = readInt32(bestNode, leftContext);
      nodes.context[count] = readUint16(right, current);
      nodes.total[count] = readFloat64(bestCost, leftContext) + readInt16(cost, current);
      nodes.next[count] = readInt32(lastEnding, end);
      lastEnding[end] = count;
      count += 1;
      current += 1;
    } while ((leftField & LAST_OF_SURFACE) === 0);
  }

  /** Starts the lattice: one node that ends at the position, where `previousContext` is that of a sentence's start. */
  function begin(position: number): void {
    nodes.word[0] = NONE;
    nodes.end[0] = position;
    nodes.previous[0] = NONE;
    nodes.context[0] = 0;
    nodes.total[0] = 0;
    nodes.next[0] = NONE;
    lastEnding[position] = 0;
    count = 1;
  }

  const path: number[] = [];

  function takePath(last: number, offset: number, take: TakeWord): void {
    path.length = 0;
    for (let node = last; readInt32(nodes.previous, node) !== NONE; node = readInt32(nodes.previous, node)) {
      path.push(node);
    }
    for (let index = path.length - 1; index >= 0; index -= 1) {
      const node = path[index] ?? 0;
      const start = readInt32(nodes.end, readInt32(nodes.previous, node));
      take(readInt32(nodes.word, node), offset + start, offset + readInt32(nodes.end, node));
    }
  }

  /**
   * Hands out the path so far and forgets it, where all that may follow goes through the gathered nodes and these share
   * their predecessor. The nodes keep their order, because it decides among equals.
   */
  function cutLattice(position: number, offset: number, take: TakeWord): void {
    const shared = readInt32(nodes.previous, readInt32(previousNode, 0));
    const kept: number[] = [];
    for (let slot = 0; slot < previousCount; slot += 1) {
      const node = readInt32(previousNode, slot);
      if (readInt32(nodes.previous, node) !== shared) {
        return;
      }
      kept.push(node);
    }
    kept.sort((a, b) => a - b);
    takePath(shared, offset, take);
    const states = kept.map((node) => ({
      word: readInt32(nodes.word, node),
      context: readUint16(nodes.context, node),
      total: readFloat64(nodes.total, node),
    }));
    begin(readInt32(nodes.end, shared));
    let before = NONE;
    for (const { word, context, total } of states) {
      nodes.word[count] = word;
      nodes.end[count] = position;
      nodes.previous[count] = 0;
      nodes.context[count] = context;
      nodes.total[count] = total;
      nodes.next[count] = before;
      before = count;
      count += 1;
    }
    lastEnding[position] = before;
    stamp += 1;
    gatherPrevious(position);
  }

  return function cutSentence(text, start, end, take) {
    const length = end - start;
    if (length >= codes.length) {
      codes = new Uint16Array(length * 2);
      lastEnding = new Int32Array(length * 2);
    }
    for (let at = 0; at < length; at += 1) {
      codes[at] = readUint16(charCodes, text.charCodeAt(start + at));
    }
    lastEnding.fill(NONE, 0, length + 1);
    if (stamp > 0x3fffffff - length * 2) {
      // Stamps must not come round to those of earlier sentences.
      stamp = 0;
      slotStamp.fill(0);
      bestStamp.fill(0);
    }
    begin(0);
    let furthest = 0;
    // The run of one category in which the last unknown word ended, so that each run is walked once.
    let runEnd = 0;

    for (let position = 0; position < length; position += 1) {
      if (readInt32(lastEnding, position) === NONE) {
        continue;
      }
      stamp += 1;
      gatherPrevious(position);
      if (count > cutAt && furthest === position) {
        cutLattice(position, start, take);
      }
      let known = false;
      let node = 0;
      for (let at = position; at < length; at += 1) {
        const code = readUint16(codes, at);
        if (code === 0) {
          break;
        }
        const child = readInt32(trie, node * TRIE_STRIDE) + code;
        if (readInt32(trie, child * TRIE_STRIDE + TRIE_CHECK) !== node) {
          break;
        }
        node = child;
        const word = readInt32(trie, node * TRIE_STRIDE + TRIE_VALUE);
        if (word !== NONE) {
          known = true;
          appendWords(word, at + 1);
          furthest = Math.max(furthest, at + 1);
        }
      }

      const unit = text.charCodeAt(start + position);
      const category = categoryAt(unit);
      const flags = readUint8(categoryFlags, category);
      if (!known || (flags & CATEGORY_ALWAYS) !== 0) {
        let wordEnd = position + widthAt(text, start + position, end);
        if ((flags & CATEGORY_GROUPS) !== 0) {
          if (position >= runEnd) {
            runEnd = wordEnd;
            while (runEnd < length && categoryAt(text.charCodeAt(start + runEnd)) === category) {
              runEnd += widthAt(text, start + runEnd, end);
            }
          }
          wordEnd = runEnd;
        }
        appendWords(readInt32(categoryWords, category), wordEnd);
        furthest = Math.max(furthest, wordEnd);
      }
    }

    stamp += 1;
    gatherPrevious(length);
    findBest(0);
    takePath(readInt32(bestNode, 0), start, take);
    if (nodes.end.length > KEPT_CAPACITY) {
      nodes = allocateNodes(FIRST_CAPACITY);
    }
  };

  function categoryAt(unit: number): number {
    return unit >= 0xd800 && unit <= 0xdbff ? ASTRAL_CATEGORY : readUint8(categories, unit);
  }
}

/** UTF-16 units of the character at `at`. Half a surrogate pair counts as a character. */
function widthAt(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 1 >= end) {
    return 1;
  }
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

/** The lattice, one number a node in each column; node 0 is the sentence's start. */
interface Nodes {
  readonly word: Int32Array;
  /** Position at which the word ends; it starts where the previous one ends. */
  readonly end: Int32Array;
  /** The best predecessor. */
  readonly previous: Int32Array;
  /** Right context number. */
  readonly context: Uint16Array;
  /** Cost of the best path up to and with the node: whole numbers, but beyond 32 bits in long texts. */
  readonly total: Float64Array;
  /** The node appended before it that ends at the same position. */
  readonly next: Int32Array;
}

function allocateNodes(capacity: number): Nodes {
  return {
    word: new Int32Array(capacity),
    end: new Int32Array(capacity),
    previous: new Int32Array(capacity),
    context: new Uint16Array(capacity),
    total: new Float64Array(capacity),
    next: new Int32Array(capacity),
  };
}

function growNodes(nodes: Nodes): Nodes {
  const grown = allocateNodes(nodes.end.length * 2);
  grown.word.set(nodes.word);
  grown.end.set(nodes.end);
  grown.previous.set(nodes.previous);
  grown.context.set(nodes.context);
  grown.total.set(nodes.total);
  grown.next.set(nodes.next);
  return grown;
}
