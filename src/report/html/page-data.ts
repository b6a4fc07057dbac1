/*
 * What the report hands to the script in the page. Types alone: both sides import them.
 */

/** 0-based UTF-16 offsets. */
interface PageSpan {
  readonly start: number;
  readonly end: number;
}

export interface PageFinding extends PageSpan {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'note';
  /** 1-based. */
  readonly turn: number;
  readonly line: number | null;
  /** Milliseconds from the start of the call to its words; null where the input has no times. */
  readonly timeMs: number | null;
  readonly confidence: number;
  /** What the confidence rests on, part by part, the heaviest first. */
  readonly reasons: readonly string[];
  readonly context: readonly { readonly turn: number; readonly rule: string }[];
}

export interface PageTurn {
  readonly role: 'staff' | 'caller';
  readonly speaker: string;
  /** 推測 97 %, where the side was inferred from the words; empty where it was told. */
  readonly mark: string;
  readonly text: string;
  readonly narration: readonly PageSpan[];
  /** Score of the caller's pressure or the staff's risk in this turn, 0 to 100. */
  readonly score: number;
  /** Milliseconds from the start of the call; null where the input has no times. */
  readonly startMs: number | null;
  /** What reviews know the turn by. */
  readonly print: string;
}

export interface PageVerdict {
  readonly kind: 'enquiry' | 'complaint' | 'suspected-harassment';
  readonly name: string;
  readonly types: readonly string[];
  readonly grounds: readonly {
    readonly turn: number;
    readonly timeMs: number | null;
    readonly words: string;
    readonly what: string;
  }[];
}

export interface PageRecording {
  /** Without a fragment. */
  readonly href: string;
  /** A file, which the page may play; anything else is only linked to. */
  readonly isFile: boolean;
}

export interface PageCall {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Null where there is none that could be opened. */
  readonly recording: PageRecording | null;
  /** That sides were inferred, and what to write where they are wrong; empty where all were told. */
  readonly inferred: string;
  readonly risk: number;
  readonly pressure: number;
  /** What the call is, with its types and the words that carry it; null where it was not judged. */
  readonly verdict: PageVerdict | null;
  readonly turns: readonly PageTurn[];
  readonly findings: readonly PageFinding[];
  /** What reviews know the call by. */
  readonly print: string;
  /** What reviewers had said when the report was made. */
  readonly reviews: readonly PageReview[];
  /** Findings that they dismissed. */
  readonly dismissed: readonly PageFinding[];
}

/** A line of reviews.jsonl, about a finding or, without a rule, about the call. */
export interface PageReview {
  readonly kind: 'finding' | 'call';
  readonly fingerprint: string;
  readonly rule?: string;
  readonly mark?: 'correct' | 'wrong' | 'unsure' | 'missing';
  readonly status?: 'confirmed' | 'open';
  readonly evidence?: string;
  readonly comment?: string;
  readonly reviewer?: string;
  /** ISO 8601. */
  readonly at?: string;
  readonly file?: string;
  readonly call?: string;
}

export interface PageRule {
  readonly speaker: 'staff' | 'caller';
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly replies: readonly { readonly label: string; readonly text: string }[];
  readonly basis: readonly { readonly title: string; readonly article: string; readonly url: string }[];
}

export interface PageTexts {
  readonly texts: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, PageRule>>;
}
