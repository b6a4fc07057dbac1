import type { Token } from '../../model/token.js';

type Part = readonly [
  surface: string,
  base: string,
  pos: string,
  detail: string,
  type: string,
  form: string,
  reading: string,
];

/**
 * A frequent mis-cut of function words by IPADIC: the surfaces as cut, the token before them where it matters, and the
 * tokens that should stand there instead.
 */
export interface Repair {
  readonly cut: readonly string[];
  readonly after?: readonly string[];
  /** True where the cut is wrong only as the first words of a stretch. */
  readonly atStart?: boolean;
  /** True where the cut is wrong only if nothing else stands in the stretch. */
  readonly isAlone?: boolean;
  readonly parts: readonly Part[];
}

const SURU: Part = ['し', 'する', '動詞', '自立', 'サ変・スル', '連用形', 'シ'];
const TE: Part = ['て', 'て', '助詞', '接続助詞', '*', '*', 'テ'];

const TE_FORMS = ['て', 'で'];

/** The table. Content words that are cut wrongly belong to word sets with their readings, not here. */
const REPAIRS: readonly Repair[] = [
  // 止め/て/い/た/だけ/ませ/ん/か
  {
    cut: ['い', 'た', 'だけ'],
    after: TE_FORMS,
    parts: [['いただけ', 'いただける', '動詞', '非自立', '一段', '連用形', 'イタダケ']],
  },
  {
    cut: ['い', 'た', 'だき'],
    after: TE_FORMS,
    parts: [['いただき', 'いただく', '動詞', '非自立', '五段・カ行イ音便', '連用形', 'イタダキ']],
  },
  {
    cut: ['い', 'た', 'だく'],
    after: TE_FORMS,
    parts: [['いただく', 'いただく', '動詞', '非自立', '五段・カ行イ音便', '基本形', 'イタダク']],
  },
  // 録音/を/や/め/て
  { cut: ['や', 'めろ'], parts: [['やめろ', 'やめる', '動詞', '自立', '一段', '命令ｒｏ', 'ヤメロ']] },
  // ちょ/る: 録音しちょる
  { cut: ['ちょ', 'る'], parts: [['ちょる', 'ちょる', '動詞', '非自立', '五段・ラ行', '基本形', 'チョル']] },
  // しよ/る: 隠しよる
  {
    cut: ['しよ', 'る'],
    parts: [
      ['し', 'する', '動詞', '自立', 'サ変・スル', '連用形', 'シ'],
      ['よる', 'よる', '動詞', '非自立', '五段・ラ行', '基本形', 'ヨル'],
    ],
  },
  // 土下座/せ/え/や
  {
    cut: ['せ', 'え', 'や'],
    parts: [
      ['せえ', 'する', '動詞', '自立', 'サ変・スル', '命令ｉ', 'セエ'],
      ['や', 'や', '助詞', '終助詞', '*', '*', 'ヤ'],
    ],
  },
  {
    cut: ['せ', 'え', 'よ'],
    parts: [
      ['せえ', 'する', '動詞', '自立', 'サ変・スル', '命令ｉ', 'セエ'],
      ['よ', 'よ', '助詞', '終助詞', '*', '*', 'ヨ'],
    ],
  },
  { cut: ['どう', 'か'], isAlone: true, parts: [['どうか', 'どうか', '副詞', '一般', '*', '*', 'ドウカ']] },
  { cut: ['何', 'べ', 'ん'], parts: [['何べん', '何べん', '名詞', '数', '*', '*', 'ナンベン']] },
  // あん/たら for あんた/ら
  { cut: ['あん', 'たら'], parts: [['あんたら', 'あんたら', '名詞', '代名詞', '*', '*', 'アンタラ']] },
  // せ/や/から: 関西
  { cut: ['せ', 'や', 'から'], parts: [['せやから', 'せやから', '接続詞', '*', '*', '*', 'セヤカラ']] },
  { cut: ['せ', 'や', 'けど'], parts: [['せやけど', 'せやけど', '接続詞', '*', '*', '*', 'セヤケド']] },
  { cut: ['せ', 'や', 'で'], parts: [['せやで', 'せやで', '感動詞', '*', '*', '*', 'セヤデ']] },
  { cut: ['せ', 'や', 'な'], parts: [['せやな', 'せやな', '感動詞', '*', '*', '*', 'セヤナ']] },
  // は/よし/て: 関西 はよ for 早く
  {
    cut: ['は', 'よし', 'て'],
    parts: [
      ['はよ', 'はよ', '副詞', '一般', '*', '*', 'ハヨ'],
      ['し', 'する', '動詞', '自立', 'サ変・スル', '連用形', 'シ'],
      ['て', 'て', '助詞', '接続助詞', '*', '*', 'テ'],
    ],
  },
  { cut: ['は', 'よ'], atStart: true, parts: [['はよ', 'はよ', '副詞', '一般', '*', '*', 'ハヨ']] },
  // 訴える/と/か/、
  { cut: ['と', 'か'], parts: [['とか', 'とか', '助詞', '並立助詞', '*', '*', 'トカ']] },
  // 思う/な/よって/言わ/れ
  {
    cut: ['よって'],
    after: ['な', 'ぞ'],
    parts: [
      ['よ', 'よ', '助詞', '終助詞', '*', '*', 'ヨ'],
      ['って', 'って', '助詞', '格助詞', '*', '*', 'ッテ'],
    ],
  },
  // そげ/な, そが/ん: 九州・広島 for そんな
  { cut: ['そげ', 'な'], parts: [['そげな', 'そげな', '連体詞', '*', '*', '*', 'ソゲナ']] },
  { cut: ['そが', 'ん'], parts: [['そがん', 'そがん', '連体詞', '*', '*', '*', 'ソガン']] },
  { cut: ['こげ', 'な'], parts: [['こげな', 'こげな', '連体詞', '*', '*', '*', 'コゲナ']] },
  // うる/せ/え
  {
    cut: ['うる', 'せ', 'え'],
    parts: [['うるせえ', 'うるさい', '形容詞', '自立', '形容詞・アウオ段', '基本形', 'ウルセエ']],
  },
  // しとる, してやる as words of their own
  { cut: ['しとる'], parts: [SURU, ['とる', 'とる', '動詞', '非自立', '五段・ラ行', '基本形', 'トル']] },
  { cut: ['しとり'], parts: [SURU, ['とり', 'とる', '動詞', '非自立', '五段・ラ行', '連用形', 'トリ']] },
  { cut: ['しとっ'], parts: [SURU, ['とっ', 'とる', '動詞', '非自立', '五段・ラ行', '連用タ接続', 'トッ']] },
  { cut: ['しとら'], parts: [SURU, ['とら', 'とる', '動詞', '非自立', '五段・ラ行', '未然形', 'トラ']] },
  {
    cut: ['してやろ'],
    parts: [SURU, TE, ['やろ', 'やる', '動詞', '非自立', '五段・ラ行', '未然ウ接続', 'ヤロ']],
  },
  {
    cut: ['してやる'],
    parts: [SURU, TE, ['やる', 'やる', '動詞', '非自立', '五段・ラ行', '基本形', 'ヤル']],
  },
  { cut: ['せ', 'え'], parts: [['せえ', 'する', '動詞', '自立', 'サ変・スル', '命令ｉ', 'セエ']] },
  // 隠し/て/んじゃ/ねえ
  {
    cut: ['んじゃ'],
    after: TE_FORMS,
    parts: [
      ['ん', 'ん', '名詞', '非自立', '*', '*', 'ン'],
      ['じゃ', 'じゃ', '助詞', '副助詞', '*', '*', 'ジャ'],
    ],
  },
];

/** The repairs by first surface. */
const BY_FIRST: ReadonlyMap<string, readonly Repair[]> = groupByFirst(REPAIRS);

/** Tokens with their mis-cuts mended; the same array where there is none. */
export function repairCuts(tokens: readonly Token[]): readonly Token[] {
  let mended: Token[] | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const repair = findRepair(tokens, index);
    if (repair !== undefined) {
      mended ??= tokens.slice(0, index);
      let start = tokens[index]?.start ?? 0;
      for (const part of repair.parts) {
        mended.push(toToken(part, start));
        start += part[0].length;
      }
      index += repair.cut.length - 1;
    } else {
      const token = tokens[index];
      if (mended !== undefined && token !== undefined) {
        mended.push(token);
      }
    }
  }
  return mended ?? tokens;
}

function groupByFirst(repairs: readonly Repair[]): ReadonlyMap<string, readonly Repair[]> {
  const groups = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const first = repair.cut[0] ?? '';
    const group = groups.get(first);
    if (group === undefined) {
      groups.set(first, [repair]);
    } else {
      group.push(repair);
    }
  }
  return groups;
}

function findRepair(tokens: readonly Token[], index: number): Repair | undefined {
  return BY_FIRST.get(tokens[index]?.surface ?? '')?.find(({ cut, after, atStart, isAlone }) => {
    return (
      (atStart !== true || index === 0) &&
      (isAlone !== true || tokens.length === cut.length) &&
      (after === undefined || after.includes(tokens[index - 1]?.surface ?? '')) &&
      cut.every((surface, offset) => tokens[index + offset]?.surface === surface)
    );
  });
}

function toToken(
  [surface, base, pos, posDetail1, conjugationType, conjugationForm, reading]: Part,
  start: number,
): Token {
  return {
    surface,
    base,
    pos,
    posDetail1,
    posDetail2: '*',
    posDetail3: '*',
    conjugationType,
    conjugationForm,
    reading,
    start,
    end: start + surface.length,
  };
}
