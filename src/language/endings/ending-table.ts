import { once } from '../../text/once.js';
import { readTable } from '../tables/tables.js';
import { parseStates } from './ending-states.js';
import { type EndingEffect, parseEffect } from './function-sets.js';

/** The tables of fixed endings. The standard language comes before the regions: of rows that fit alike the first counts. */
const TABLES = [
  'demands',
  'explanation',
  'predicates',
  'particles',
  'spoken',
  'kansai',
  'western',
  'eastern',
];

/** A row: the ending, the states it attaches to, the state it leaves behind, functions and marks, an example. */
export type EndingRow = readonly string[];

/** The rows that stand in the tables as they are. */
export const fixedRows = once(() => TABLES.flatMap((name) => readTable(`endings/${name}`)));

/** The auxiliaries: the dictionary form, how it inflects, and the rest as in other rows. */
export const auxiliaryRows = once(() => readTable('endings/auxiliaries'));

/** An ending ready for use. */
export interface Ending extends EndingEffect {
  readonly after: number;
  readonly leaves: number;
}

/** All endings in a tree by character: the child of a node for a character stands at `node * width + columns[character]`. */
export interface EndingTrie {
  readonly columns: Uint8Array;
  readonly width: number;
  readonly children: Int16Array;
  /** By node; those of the same characters in the order of the rows. */
  readonly endings: readonly (readonly Ending[])[];
}

/** All endings, ready to search; a fixed row comes before an inflected form. */
export const endingTrie = once(() =>
  buildEndingTrie([...fixedRows(), ...auxiliaryRows().flatMap(conjugate)]),
);

/** Builds the tree. Throws on a name that is unknown. */
export function buildEndingTrie(rows: readonly EndingRow[]): EndingTrie {
  const columns = new Uint8Array(0x10000);
  let width = 1;
  const edges = new Map<number, number>();
  const endings: Ending[][] = [[]];
  for (const [ending = '', after = '', then = '', functions = ''] of rows) {
    let node = 0;
    for (let at = 0; at < ending.length; at++) {
      const code = ending.charCodeAt(at);
      if (columns[code] === 0) columns[code] = width++;
      const edge = node * 0x100 + (columns[code] ?? 0);
      node = edges.get(edge) ?? endings.push([]) - 1;
      edges.set(edge, node);
    }
    endings[node]?.push({ after: parseStates(after), leaves: parseStates(then), ...parseEffect(functions) });
  }
  const children = new Int16Array(endings.length * width);
  for (const [edge, child] of edges) children[(edge >> 8) * width + (edge & 0xff)] = child;
  return { columns, width, children, endings };
}

/** Every form of an auxiliary as a row of its own. */
function conjugate([
  word = '',
  inflects = '',
  after = '',
  functions = '',
  example = '',
]: EndingRow): EndingRow[] {
  const stem = word.slice(0, -1);
  return formsOf(inflects).map(([ending, then, added = '']) => {
    return [stem + ending, after, then, `${functions} ${added}`.trim(), example];
  });
}

type Form = readonly [ending: string, then: string, functions?: string];

/** The kana of a 五段 row: negative, continuative, sound change, plain, e form, volitional. */
const GODAN: Readonly<Record<string, string>> = {
  五段カ: 'かきいくけこ',
  五段行: 'かきっくけこ',
  五段ガ: 'がぎいぐげご',
  五段サ: 'さししすせそ',
  五段タ: 'たちっつてと',
  五段マ: 'まみんむめも',
  五段ラ: 'らりっるれろ',
  五段ワ: 'わいっうえお',
};

function formsOf(inflects: string): readonly Form[] {
  if (inflects === '一段') return [...ICHIDAN_FORMS, ['', '一段'], ['ろ', '命令', 'command'], ['よ', '意向']];
  if (inflects === '一段くれ') return [...ICHIDAN_FORMS, ['', '一段 命令可 命令']];
  if (inflects === '形容') return ADJECTIVE_FORMS;
  if (inflects === '形容ない') return ADJECTIVE_FORMS.filter(([ending]) => ending !== '');
  if (inflects === '特殊ラ') return [...formsOf('五段ラ'), ['い', '連用']];
  const [negative = '', continuative = '', change = '', plain = '', e = '', volitional = ''] =
    GODAN[inflects] ?? '';
  if (negative === '') throw new Error(`unknown conjugation "${inflects}" in a table of endings`);
  return [
    [negative, '五段未然'],
    [continuative, continuative === change ? '五段連用 五段音便' : '五段連用'],
    ...(continuative === change ? [] : [[change, '五段音便'] as const]),
    [plain, '動詞'],
    [e, '仮定 一段 命令可 命令', 'potential'],
    [volitional, '意向'],
    ...(plain === 'る' ? [['', 'ん前'] as const] : []),
    ...(plain === 'う' ? [['う', '五段音便'] as const] : []),
  ];
}

const ICHIDAN_FORMS: readonly Form[] = [
  ['る', '動詞'],
  ['れ', '仮定'],
  ['りゃ', '節', 'conditional'],
  ['りゃあ', '節', 'conditional'],
];

const ADJECTIVE_FORMS: readonly Form[] = [
  ['い', '形容'],
  ['く', 'く'],
  ['くて', 'て', 'connective'],
  ['かった', '過去', 'past'],
  ['かったら', '節', 'conditional'],
  ['かったり', '格'],
  ['ければ', '節', 'conditional'],
  ['けりゃ', '節', 'conditional'],
  ['きゃ', '節', 'conditional'],
  ['かろう', '形容', 'assertion'],
  ['き', '形容'],
  ['', '語幹'],
];
