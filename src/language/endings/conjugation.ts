import type { AuxiliaryRow, Conjugation, EndingRow } from './ending-rows.js';

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

/** Every form of an auxiliary as a row of its own. */
export function conjugate([
  lemma,
  conjugation,
  after,
  functions,
  example,
]: AuxiliaryRow): readonly EndingRow[] {
  const stem = lemma.slice(0, -1);
  return formsOf(conjugation).map(([ending, then, added]): EndingRow => {
    return [stem + ending, after, then, added === '' ? functions : `${functions} ${added}`.trim(), example];
  });
}

type Form = readonly [ending: string, then: string, functions: string];

function formsOf(conjugation: Conjugation): readonly Form[] {
  switch (conjugation) {
    case '一段':
      return [
        ['', '一段', ''],
        ['る', '動詞', ''],
        ['れ', '仮定', ''],
        ['りゃ', '節', 'conditional'],
        ['りゃあ', '節', 'conditional'],
        ['ろ', '命令', 'command'],
        ['よ', '意向', ''],
      ];
    case '一段くれ':
      return [
        ['', '一段 命令可 命令', ''],
        ['る', '動詞', ''],
        ['れ', '仮定', ''],
        ['りゃ', '節', 'conditional'],
        ['りゃあ', '節', 'conditional'],
      ];
    case '形容':
      return ADJECTIVE_FORMS;
    case '形容ない':
      return ADJECTIVE_FORMS.filter(([ending]) => ending !== '');
    case '特殊ラ':
      return [...godanForms('らりっるれろ'), ['い', '連用', '']];
    default:
      return godanForms(GODAN[conjugation] ?? '');
  }
}

function godanForms(kana: string): readonly Form[] {
  const [negative = '', continuative = '', change = '', plain = '', e = '', volitional = ''] = kana;
  return [
    [negative, '五段未然', ''],
    [continuative, continuative === change ? '五段連用 五段音便' : '五段連用', ''],
    ...(continuative === change ? [] : [[change, '五段音便', ''] as const]),
    [plain, '動詞', ''],
    [e, '仮定 一段 命令可 命令', 'potential'],
    [volitional, '意向', ''],
    ...(plain === 'る' ? [['', 'ん前', ''] as const] : []),
    ...(plain === 'う' ? [['う', '五段音便', ''] as const] : []),
  ];
}

const ADJECTIVE_FORMS: readonly Form[] = [
  ['い', '形容', ''],
  ['く', 'く', ''],
  ['くて', 'て', 'connective'],
  ['かった', '過去', 'past'],
  ['かったら', '節', 'conditional'],
  ['かったり', '格', ''],
  ['ければ', '節', 'conditional'],
  ['けりゃ', '節', 'conditional'],
  ['きゃ', '節', 'conditional'],
  ['かろう', '形容', 'assertion'],
  ['き', '形容', ''],
  ['', '語幹', ''],
];
