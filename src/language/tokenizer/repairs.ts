import type { Token } from '../../model/token.js';
import { readTable } from '../tables/tables.js';

type Part = readonly string[];

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

/** The repairs by first surface. */
const BY_FIRST = groupByFirst(
  readTable('repairs').map(([cut = '', after = '', where, becomes = '']) => ({
    cut: cut.split(' '),
    ...(after === '' ? {} : { after: after.split(' ') }),
    atStart: where === 'start',
    isAlone: where === 'alone',
    parts: becomes.split(' ').map((part) => part.split(',')),
  })),
);

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
        start += part[0]?.length ?? 0;
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
  [
    surface = '',
    base = '',
    pos = '',
    posDetail1 = '',
    conjugationType = '',
    conjugationForm = '',
    reading = '',
  ]: Part,
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
