import type { PageReview } from '../page-data.js';

/** Reviews that were made or opened in the page, kept in the browser until they are saved. */
export interface ReviewStore {
  /** The last word of each reviewer, those of the report joined with those of the browser. */
  readonly all: (ofReport: readonly PageReview[]) => readonly PageReview[];
  /** What is said of a thing, the last first. @param ofReport what the report came with */
  readonly about: (
    print: string,
    rule: string | null,
    ofReport: readonly PageReview[],
  ) => readonly PageReview[];
  readonly put: (reviews: readonly PageReview[], isSaved: boolean) => void;
  readonly remove: (review: PageReview) => void;
  readonly forget: () => void;
  readonly markSaved: () => void;
  readonly unsaved: () => number;
  /** False where the browser keeps nothing. */
  readonly isKept: () => boolean;
  readonly reviewer: () => string;
  readonly setReviewer: (name: string) => void;
}

/** One for all reports: reviews know words, not files. */
const KEPT = 'genchi-reviews';

interface Kept {
  readonly reviewer: string;
  readonly reviews: readonly (PageReview & { readonly isSaved?: boolean })[];
}

/** Opens what the browser keeps. @param onChange told after each change */
export function openReviewStore(onChange: () => void): ReviewStore {
  const before = read();
  const reviews = new Map(
    before.reviews.map(({ isSaved = false, ...review }) => [keyOf(review), { review, isSaved }]),
  );
  let name = before.reviewer;
  let kept = true;
  let byPrint = new Map<string, PageReview[]>();
  const sort = (): void => {
    byPrint = new Map();
    for (const { review } of reviews.values()) {
      const known = byPrint.get(review.fingerprint);
      if (known) known.push(review);
      else byPrint.set(review.fingerprint, [review]);
    }
  };
  sort();
  const write = (): void => {
    sort();
    const value: Kept = {
      reviewer: name,
      reviews: [...reviews.values()].map(({ review, isSaved }) => ({ ...review, isSaved })),
    };
    try {
      localStorage.setItem(KEPT, JSON.stringify(value));
      kept = true;
    } catch {
      kept = false;
    }
    onChange();
  };
  return {
    all: (ofReport) => lastWords([...ofReport, ...[...reviews.values()].map(({ review }) => review)]),
    about: (print, rule, ofReport) =>
      lastWords([...ofReport, ...(byPrint.get(print) ?? [])])
        .filter((one) => one.fingerprint === print && (one.rule ?? null) === rule)
        .sort((left, right) => ((left.at ?? '') < (right.at ?? '') ? 1 : -1)),
    put: (some, isSaved) => {
      for (const review of some) reviews.set(keyOf(review), { review, isSaved });
      write();
    },
    remove: (review) => {
      reviews.delete(keyOf(review));
      write();
    },
    forget: () => {
      reviews.clear();
      name = '';
      write();
    },
    markSaved: () => {
      for (const one of reviews.values()) one.isSaved = true;
      write();
    },
    unsaved: () => [...reviews.values()].filter(({ isSaved }) => !isSaved).length,
    isKept: () => kept,
    reviewer: () => name,
    setReviewer: (given) => {
      // What was said before the name was given is hers as well.
      const nameless = [...reviews.values()].filter(({ review }) => review.reviewer === undefined);
      if (given !== '' && name === '') {
        for (const { review, isSaved } of nameless) {
          if (isSaved) continue;
          reviews.delete(keyOf(review));
          const signed = { ...review, reviewer: given };
          reviews.set(keyOf(signed), { review: signed, isSaved });
        }
      }
      name = given;
      write();
    },
  };
}

/** Of each reviewer the last word on each thing. */
function lastWords(reviews: readonly PageReview[]): PageReview[] {
  const last = new Map<string, PageReview>();
  for (const review of reviews) {
    const known = last.get(keyOf(review));
    if (known === undefined || (known.at ?? '') <= (review.at ?? '')) last.set(keyOf(review), review);
  }
  return [...last.values()];
}

function read(): Kept {
  try {
    const value: Partial<Kept> = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return { reviewer: value.reviewer ?? '', reviews: value.reviews ?? [] };
  } catch {
    return { reviewer: '', reviews: [] };
  }
}

const keyOf = ({ kind, fingerprint, rule = '', reviewer = '' }: PageReview): string =>
  [kind, fingerprint, rule, reviewer].join('\n');

/** The lines of a saved file as reviews, and how many could not be read. */
export function parseLines(text: string): {
  readonly reviews: readonly PageReview[];
  readonly faulty: number;
} {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const reviews = lines.flatMap((line): readonly PageReview[] => {
    try {
      const value: PageReview = JSON.parse(line);
      const isSound =
        typeof value.fingerprint === 'string' &&
        (value.kind === 'call' ? typeof value.status === 'string' : typeof value.rule === 'string');
      return isSound ? [value] : [];
    } catch {
      return [];
    }
  });
  return { reviews, faulty: lines.length - reviews.length };
}
