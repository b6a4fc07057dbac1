import { meaningOfField } from '../fields/field-names.js';
import type { Row } from './cell-reader.js';
import type { ColumnPlan } from './table-columns.js';
import { headOf, textsOf } from './table-plan.js';

/** Tells the parts of a sheet on which several calls stand one below the other, each with its header again. */
export interface TableSections {
  /** `header`: the header once more, another call begins; `head`: what is told of that call. */
  readonly take: (row: Row, plan: ColumnPlan) => 'speech' | 'head' | 'header';
  /** Rows held as the head of a call whose header did not come. */
  readonly end: () => readonly Row[];
  /** What the rows above the last header told. */
  readonly head: () => readonly (readonly [name: string, value: string])[];
}

/** Reads on behind a table's first header; null where it has none that could come again. */
export function tableSections(headers: readonly string[]): TableSections | null {
  const own = headers.map((header) => header.trim()).join('\t');
  if (headers.filter((header) => header.trim() !== '').length < 2) return null;
  let held: Row[] | null = null;
  let last: readonly (readonly [string, string])[] = [];
  return {
    take: (row, { call, form }) => {
      if (call !== null || form === 'dialogue') return 'speech';
      const texts = textsOf(row);
      const width = headers.length;
      if (
        texts
          .slice(0, width)
          .map((text) => text.trim())
          .join('\t') === own
      ) {
        last = headOf((held ?? []).map(textsOf));
        held = null;
        return 'header';
      }
      if (held === null && opensHead(texts)) held = [];
      held?.push(row);
      return held === null ? 'speech' : 'head';
    },
    end: () => held ?? [],
    head: () => last,
  };
}

/** 通話ID | C123: nobody says so. */
function opensHead(texts: readonly string[]): boolean {
  const [name = '', value = '', ...others] = texts.map((text) => text.trim()).filter((text) => text !== '');
  const meaning = meaningOfField(name);
  const isAlone =
    value !== '' && value.length <= 40 && (others.length === 0 || meaningOfField(others[0] ?? '') !== null);
  return (meaning === 'call' || meaning === 'date') && isAlone;
}
