/** Where a phrase stands in its sentence. */
export interface PhrasePlace {
  readonly isLast: boolean;
  /** A word such as なに, どう or いつ stands in the sentence. */
  readonly isAsked: boolean;
}
