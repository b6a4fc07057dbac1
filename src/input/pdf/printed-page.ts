/** A piece of text as it stands on a page: in points from the upper left corner of the page as it is read. */
export interface PrintedText {
  readonly text: string;
  /** The left edge, and how far the piece goes to the right. */
  readonly x: number;
  readonly width: number;
  /** The base line. */
  readonly y: number;
  /** The size of the letters. */
  readonly size: number;
}

/** A straight line that is drawn on a page, from left to right or from above to below. */
export interface PrintedRule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A page of a PDF: what is written on it in lines from left to right, and the rules of its tables. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
  readonly rules: readonly PrintedRule[];
  /** Letters that stand in columns, from above to below, or are turned; they are in no text. */
  readonly turnedLetters: number;
}

/** Why the pages of a PDF cannot be told. */
export type PageFault =
  | { readonly fault: 'protected' }
  | { readonly fault: 'too-many-pages'; readonly limit: number }
  | { readonly fault: 'too-much-text'; readonly limit: number }
  | { readonly fault: 'too-costly'; readonly seconds: number; readonly memoryMb: number }
  | { readonly fault: 'invalid'; readonly reason: string };

/** The pages of a PDF, or why there are none. */
export type PrintedPages = { readonly pages: readonly PrintedPage[] } | PageFault;
