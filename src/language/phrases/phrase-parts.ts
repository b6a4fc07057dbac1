/** The content head of a phrase. */
export interface Head {
  /** Index of its last token. */
  readonly last: number;
  /** Offset where its tail begins. */
  readonly tailStart: number;
  /** The state (`ending-states.ts`) in which its tail begins. */
  readonly state: number;
  /** True where お or ご stands before it. */
  readonly isHonorific: boolean;
  /** True where the phrase has no content word: its tail starts with its first token. */
  readonly isEmpty: boolean;
}

/** Where a phrase stands in its sentence. */
export interface PhrasePlace {
  readonly isLast: boolean;
  /** A word such as なに, どう or いつ stands in the sentence. */
  readonly isAsked: boolean;
}
