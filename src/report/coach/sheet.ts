import type { WordedItem } from '../score-words.js';

/** What a stretch of words is shown as. */
export type SpeechMark = 'good' | 'risk' | 'pressure' | null;

/** A turn as a sheet shows it. */
export interface SheetTurn {
  readonly number: number;
  readonly speaker: string;
  readonly isStaff: boolean;
  readonly parts: readonly { readonly text: string; readonly mark: SpeechMark }[];
}

/** What went well. */
export interface Praise {
  readonly title: string;
  /** Where and by which words; empty where no single ones show it. */
  readonly where: string;
  readonly words: string;
}

/** Something to change. */
export interface Change {
  readonly title: string;
  readonly where: string;
  readonly words: string;
  readonly why: string;
  /** What to say instead; empty where there is no model reply. */
  readonly instead: string;
}

/** A coaching sheet in one language, of a call or of a member of staff: one page. */
export interface CoachSheet {
  readonly heading: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What comes before all else: somebody in danger, harassment faced. */
  readonly notices: readonly string[];
  readonly good: readonly Praise[];
  readonly changes: readonly Change[];
  readonly form: readonly WordedItem[];
  readonly turnsHeading: string;
  readonly turns: readonly SheetTurn[];
  readonly listHeading: string;
  /** One call a line. */
  readonly list: readonly (readonly string[])[];
}
