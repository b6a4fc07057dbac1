import { ownValue } from '../../text/own-value.js';
/** How a line of a document looks, as far as somebody may tell speakers apart by it. */
export interface TextLook {
  /** 黒, 青, 赤 …: the colour of its letters. */
  readonly colour: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  /** Behind the letters: a marker or a shade. */
  readonly isMarked: boolean;
}

/** Letters as they are where nothing is said of them. */
export const PLAIN_LOOK: TextLook = {
  colour: '黒',
  isBold: false,
  isItalic: false,
  isUnderlined: false,
  isMarked: false,
};

const NAMED: Readonly<Record<string, string>> = {
  ...{ black: '黒', auto: '黒', windowtext: '黒', red: '赤', darkred: '赤', crimson: '赤', maroon: '赤' },
  ...{
    blue: '青',
    navy: '青',
    darkblue: '青',
    royalblue: '青',
    steelblue: '青',
    green: '緑',
    darkgreen: '緑',
  },
  ...{
    lime: '緑',
    teal: '緑',
    olive: '緑',
    orange: '橙',
    gold: '黄',
    yellow: '黄',
    purple: '紫',
    magenta: '桃',
  },
  ...{ pink: '桃', hotpink: '桃', brown: '茶', gray: '灰', grey: '灰', cyan: '水', aqua: '水', white: '白' },
};
/** Up to which hue, in degrees, letters are called so. */
const HUES: readonly (readonly [to: number, name: string])[] = [
  [15, '赤'],
  [45, '橙'],
  [70, '黄'],
  [170, '緑'],
  [195, '水'],
  [260, '青'],
  [295, '紫'],
  [345, '桃'],
  [360, '赤'],
];

/** What people call a colour of a document or a page (`0070C0`, `#f00`, `rgb(0, 0, 255)`, `red`); null for anything else. */
export function colourName(value: string): string | null {
  const text = value.trim().toLowerCase();
  const named = ownValue(NAMED, text);
  if (named !== undefined) return named;
  const rgb = /^rgba?\((\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})/.exec(text)?.slice(1).map(Number);
  const hex = /^#?([\da-f]{6}|[\da-f]{3})$/.exec(text)?.[1];
  const wide = hex?.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const parts = rgb ?? wide?.match(/../g)?.map((part) => Number.parseInt(part, 16));
  if (parts?.length !== 3) return null;
  const [red = 0, green = 0, blue = 0] = parts;
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (high - low < 40 || high < 70) return high < 100 ? '黒' : high > 235 ? '白' : '灰';
  const sector =
    high === red
      ? (green - blue) / (high - low)
      : high === green
        ? 2 + (blue - red) / (high - low)
        : 4 + (red - green) / (high - low);
  const hue = (sector * 60 + 360) % 360;
  const name = HUES.find(([to]) => hue < to)?.[1] ?? '赤';
  return name === '橙' && high < 170 ? '茶' : name;
}
