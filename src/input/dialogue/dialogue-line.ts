import type { TextLine } from '../../text/offsets.js';
import type { HeadingKind } from './scene-heading.js';

/** What the lines of a dialogue are besides speech. */
export type LineKind =
  | { readonly kind: 'speech' }
  /** Within speech stands the break of a page that cuts a sentence; what is told stands apart from all that is said. */
  | { readonly kind: 'blank'; readonly isWithinSpeech?: true; readonly told?: string }
  | { readonly kind: 'comment'; readonly text: string }
  /** Opens a scene or a remark: what follows is told and not said until a speaker's name comes. */
  | { readonly kind: 'heading'; readonly text: string; readonly opens: HeadingKind };

export interface DialogueLine extends TextLine {
  readonly is: LineKind;
}
