import { otherRole, type Role } from '../../model/transcript.js';
import { roleBeside, roleOfMeaning } from '../speakers/legend.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { TextLook } from './text-look.js';

/** Whose lines look how: 青字：当社. */
export interface LookOfSpeaker {
  /** As reports call the speaker. */
  readonly name: string;
  readonly fits: (look: TextLook) => boolean;
}

const COLOURS: readonly (readonly [words: string, name: string])[] = [
  ['赤|レッド|朱', '赤'],
  ['青|ブルー|紺', '青'],
  ['緑|グリーン', '緑'],
  ['水|シアン', '水'],
  ['紫|パープル', '紫'],
  ['橙|オレンジ', '橙'],
  ['黄|イエロー', '黄'],
  ['桃|ピンク', '桃'],
  ['茶|ブラウン', '茶'],
  ['灰|グレー|グレイ', '灰'],
  ['黒|ブラック', '黒'],
];
/** What some call by another's name. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  青: ['水', '紫'],
  赤: ['桃', '橙'],
  橙: ['黄', '赤', '茶'],
  黄: ['橙'],
  緑: ['水'],
  桃: ['赤', '紫'],
  紫: ['桃', '青'],
  水: ['青', '緑'],
  茶: ['橙'],
};
const colourWords = COLOURS.map(([words]) => words).join('|');
const LOOK = `(?<colour>${colourWords})(?:い?(?:色)?(?:の)?(?:文字|字|色|フォント|ペン|部分|行)?)|(?<bold>太字|太い(?:文字|字)|ボールド)|(?<italic>斜体|斜め(?:文字|字)|イタリック)|(?<line>下線(?:付き|あり|部分?)?|アンダーライン)|(?<mark>マーカー|蛍光ペン|網掛け|網かけ|ハイライト|背景(?:色)?(?:あり|付き))`;
const REST =
  '(?<rest>それ以外|そうでない(?:字|行|方)|(?:その)?(?:他|ほか)|残り|(?:普通|ふつう|通常|標準|細字|細い字)(?:の(?:文字|字|行))?)';
const PAIR = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${LOOK}|${REST})(?:の(?:行|部分|発言|文))?[\\s　]*(?:[:：=＝→]|…+|が|は)[\\s　]*(?<meaning>[^\\s　、,，／/。;；()（）]{1,16})`,
  'gu',
);
const LONGEST_LINE = 120;

/** What a line tells of looks (青字：当社　黒字：お客様; 太字が職員、それ以外が相手); null where it tells no two sides. */
export function lookLegendIn(line: string): readonly [LookOfSpeaker, LookOfSpeaker] | null {
  if (line.length > LONGEST_LINE) return null;
  const pairs = [...line.matchAll(PAIR)].map(({ groups = {} }) => {
    const meaning = (groups.meaning ?? '').replace(/(?:です|でした|の(?:言葉|発言|話))$/u, '');
    return { role: roleOfMeaning(meaning), meaning, groups };
  });
  const known = pairs.find(({ role }) => role !== null)?.role;
  const told = pairs.flatMap((pair) => {
    const role = pair.role ?? (known && pairs.length === 2 ? roleBeside(known, pair.meaning) : null);
    return role ? { ...pair, role } : [];
  });
  const looks = told.filter(({ groups }) => groups.rest === undefined);
  const [first, second] = looks;
  if (!first || told.length > 2) return null;
  const own = colourOf(first.groups);
  const other = second === undefined ? null : colourOf(second.groups);
  const fitsFirst = fitting(first.groups, own, other);
  const role = otherRole(first.role);
  const partner = told.find((one) => one !== first);
  if (partner && partner.role !== role) return null;
  const fitsSecond =
    second === undefined ? (look: TextLook) => !fitsFirst(look) : fitting(second.groups, other, own);
  return [
    { name: nameOf(first.meaning, first.role), fits: fitsFirst },
    { name: partner ? nameOf(partner.meaning, role) : nameOf('', role), fits: fitsSecond },
  ];
}

type Groups = Readonly<Record<string, string | undefined>>;

function colourOf({ colour }: Groups): string | null {
  return COLOURS.find(([words]) => colour !== undefined && words.split('|').includes(colour))?.[1] ?? null;
}

function fitting(groups: Groups, colour: string | null, other: string | null): (look: TextLook) => boolean {
  if (colour !== null) {
    const near = (NEAR[colour] ?? []).filter(
      (one) => one !== other && !(NEAR[other ?? ''] ?? []).includes(one),
    );
    return (look) => look.colour === colour || near.includes(look.colour);
  }
  if (groups.bold !== undefined) return ({ isBold }) => isBold;
  if (groups.italic !== undefined) return ({ isItalic }) => isItalic;
  return groups.line === undefined ? ({ isMarked }) => isMarked : ({ isUnderlined }) => isUnderlined;
}

/** The legend's own word where its side is understood, else one that is. */
function nameOf(meaning: string, role: Role): string {
  return roleOfKnownName(meaning) === role ? meaning : role === 'staff' ? '当方' : '先方';
}
