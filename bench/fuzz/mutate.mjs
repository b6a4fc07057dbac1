// @ts-check
/** @typedef {import('../random.mjs').Random} Random */

/** What breaks readers: ends of things, halves of things, things that mean something elsewhere. */
const PIECES = [
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\uffff',
    '\ud800',
    '𠮷',
    '｡',
    '㍿',
    'ｶﾞ',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '「',
    '」',
    '『',
    '：',
    ':',
    '::',
    ',',
    ';',
    '|',
    '#',
    '##[',
    '-',
    '---',
    '- ',
    '? ',
    '%',
    '@',
    '&a ',
    '*a',
    '!!x ',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '<![CDATA[',
    '<!DOCTYPE a [',
    '&amp;',
    '&#0;',
    '${',
    '{{',
  ],
  ...[
    'null',
    'true',
    '-1',
    '0',
    '1e999',
    '-0',
    'NaN',
    '.inf',
    '99999999999999999999',
    '1.5',
    '0x1',
    '00:00:61.000',
    ' --> ',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'turns',
    'speaker',
    'text',
    'calls',
    '職員',
    'お客様',
    '録音は止めてください',
    'staff/',
  ],
];

/**
 * The bytes with one to eight faults: bits turned, stretches cut, doubled, moved, replaced by others' or by pieces that mean
 * something, the end missing.
 * @param {Uint8Array} bytes
 * @param {Random} random
 * @param {(random: Random) => Uint8Array} other a further sample to splice with
 * @returns {Uint8Array}
 */
export function mutate(bytes, random, other) {
  let mutated = Buffer.from(bytes);
  for (let left = 1 + random.below(8); left > 0; left--) mutated = mutateOnce(mutated, random, other);
  return mutated;
}

/**
 * @param {Buffer<ArrayBuffer>} bytes
 * @param {Random} random
 * @param {(random: Random) => Uint8Array} other
 */
function mutateOnce(bytes, random, other) {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(random.chance(0.2) ? 2000 : 16));
  const before = bytes.subarray(0, at);
  const stretch = bytes.subarray(at, end);
  const piece = Buffer.from(random.pick(PIECES));
  switch (random.below(9)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << random.below(8));
      return copy;
    }
    case 1:
      return Buffer.concat([before, bytes.subarray(end)]);
    case 2:
      return Buffer.concat([before, stretch, stretch, bytes.subarray(end)]);
    case 3:
      return Buffer.concat([before, piece, bytes.subarray(at)]);
    case 4:
      return Buffer.concat([before, piece, bytes.subarray(end)]);
    case 5:
      return Buffer.concat([
        before,
        ...Array.from({ length: 1 + random.below(400) }, () => piece),
        bytes.subarray(at),
      ]);
    case 6: {
      const from = Buffer.from(other(random));
      const start = random.below(from.length + 1);
      return Buffer.concat([before, from.subarray(start, start + random.below(600)), bytes.subarray(end)]);
    }
    case 7:
      return Buffer.concat([before]);
    default: {
      const target = random.below(bytes.length + 1);
      const rest = Buffer.concat([before, bytes.subarray(end)]);
      return Buffer.concat([rest.subarray(0, target), stretch, rest.subarray(target)]);
    }
  }
}
