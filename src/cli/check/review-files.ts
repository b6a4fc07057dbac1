import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type Problem, UserError } from '../../model/problem.js';
import type { ReviewMark, ReviewRecord } from '../../model/review.js';
import type { RuleId } from '../../model/rule.js';
import { type ParsedLines, parseReviews } from '../../review/parse-reviews.js';
import { type Reviews, resolveReviews } from '../../review/reviews.js';
import { inputFolders } from '../../run/input-folders.js';
import { filesMatching } from '../../run/matching-files.js';
import { systemCode } from '../../storage/system-code.js';
import { nearestName } from '../../text/nearest.js';
import type { LoadedConfig } from '../settings/config.js';

/** What a page or a second reviewer saves beside the first: `reviews.jsonl`, `reviews-sato.jsonl`, `reviews (1).jsonl`. */
export const REVIEW_FILE = /^reviews[^/\\]*\.jsonl$/i;

/** The reviews of a run, and what is wrong with them. */
export interface ReadReviews {
  readonly reviews: Reviews;
  readonly problems: readonly Problem[];
  /** Paths as the user knows them. */
  readonly files: readonly string[];
}

/**
 * Reads the reviews that the option names, else those of the configuration, else those beside the inputs.
 *
 * @param inputs what the user named to be analysed
 * @returns null where there are none
 * @throws UserError where a named file cannot be read
 */
export async function readReviews(
  told: readonly string[] | undefined,
  { config, folder }: LoadedConfig,
  inputs: readonly string[],
  ruleIds: readonly RuleId[],
): Promise<ReadReviews | null> {
  const named = told ?? (await configured(config.reviews, folder));
  const paths = named ?? reviewsBeside(inputs);
  if (paths.length === 0) return null;
  const files = paths.map((path) => relative(process.cwd(), resolve(path)).split(sep).join('/'));
  const parsed = paths.map((path, index) => parsedFile(path, files[index] ?? path));
  const unread = parsed.flatMap(({ isRead, problems }) => (isRead ? [] : problems));
  if (unread.length > 0) throw new UserError(parsed.flatMap(({ problems }) => problems));
  const records = parsed.flatMap((one) => one.records);
  const reviews = resolveReviews(records);
  return {
    reviews,
    files,
    problems: [
      ...parsed.flatMap((one) => one.problems),
      ...parsed.flatMap((one, index) => unknownRules(one, files[index] ?? null, ruleIds)),
      ...conflictProblems(reviews, placesOf(parsed, files)),
    ],
  };
}

/** Rules of reviews that are no longer there, each at the first line of a file that names it. */
function unknownRules(
  { records, lines }: ParsedLines,
  file: string | null,
  ruleIds: readonly RuleId[],
): readonly Problem[] {
  const firsts = new Map<RuleId, number | null>();
  for (const [index, one] of records.entries())
    if (one.kind === 'finding' && !ruleIds.includes(one.rule) && !firsts.has(one.rule))
      firsts.set(one.rule, lines[index] ?? null);
  return [...firsts].map(([name, line]) => {
    const values = { name, nearest: nearestName(name, ruleIds) ?? '' };
    return { ...warning('review-rule-unknown', file, values), line };
  });
}

/** Where a mark of a reviewer stands. */
interface PlaceOfMark {
  readonly file: string | null;
  readonly line: number | null;
}

/** Finds where a mark stands among those of the files. */
function placesOf(
  parsed: readonly ParsedLines[],
  files: readonly string[],
): (record: ReviewRecord) => PlaceOfMark | undefined {
  const places = new Map<ReviewRecord, PlaceOfMark>();
  parsed.forEach(({ records, lines }, index) => {
    for (const [at, record] of records.entries())
      places.set(record, { file: files[index] ?? null, line: lines[at] ?? null });
  });
  return (record) => places.get(record);
}

/** Where reviewers differ, one warning each, at the last mark of them. */
export function conflictProblems(
  reviews: Reviews,
  placeOf: (record: ReviewRecord) => PlaceOfMark | undefined,
): readonly Problem[] {
  return reviews.conflicts.map(({ records }) => {
    const last = records.at(-1);
    const { file = null, line = null } = (last && placeOf(last)) ?? {};
    const whoSays = (...marks: readonly ReviewMark[]) =>
      records.flatMap(({ reviewer, mark }) => (marks.includes(mark) ? (reviewer ?? '—') : [])).join(', ');
    const values = {
      rule: records[0]?.rule ?? '',
      call: records.find(({ call }) => call !== undefined)?.call ?? '—',
      evidence: records.find(({ evidence }) => evidence !== undefined)?.evidence ?? '',
      right: whoSays('correct', 'missing'),
      wrong: whoSays('wrong'),
    };
    return { ...warning('review-conflict', file, values), line };
  });
}

function warning(code: string, file: string | null, values: Readonly<Record<string, string>>): Problem {
  return { code, file, line: null, column: null, isWarning: true, arguments: values };
}

async function configured(
  globs: readonly string[] | undefined,
  folder: string,
): Promise<readonly string[] | null> {
  if (globs === undefined) return null;
  const found = await Promise.all(
    globs.map(async (glob) => {
      const path = resolve(folder, glob);
      // A file that is named must be there; a glob may be written before anything was reviewed.
      return existsSync(path) || !/[*?{}[\]]/.test(glob)
        ? [path]
        : (await filesMatching(path.split(sep).join('/'), process.cwd())).paths;
    }),
  );
  return found.flat();
}

/** Files of reviews in the folders of the inputs, and where the program is run. */
function reviewsBeside(inputs: readonly string[]): readonly string[] {
  return [...new Set([resolve('.'), ...inputFolders(inputs)])].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => REVIEW_FILE.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
}

/** What lies in a folder; nothing where nobody may look: files of it that are named can still be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The bytes of a file of reviews or of a sheet of them.
 *
 * @throws UserError where it is missing or cannot be read
 */
export function readReviewBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const isMissing = systemCode(cause) === 'ENOENT';
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      [
        isMissing
          ? fault('review-missing', path, {})
          : fault('review-unreadable', path, { reason: reason.replace(/, \w+(?: '.*)?$/s, '') }),
      ],
      { cause },
    );
  }
}

/** True for a workbook: a zip archive. */
export function isWorkbook([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}

/** A file of reviews; one that cannot be read is told of and holds none. */
function parsedFile(path: string, file: string): ParsedLines & { readonly isRead: boolean } {
  try {
    return { ...parseReviews(readText(path, file), file), isRead: true };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { records: [], lines: [], problems: error.problems, isRead: false };
  }
}

function readText(path: string, file: string): string {
  const bytes = readReviewBytes(path);
  if (isWorkbook(bytes)) throw new UserError([fault('review-is-sheet', file, {})]);
  return new TextDecoder().decode(bytes);
}

function fault(code: string, file: string, values: Readonly<Record<string, string>>): Problem {
  return { code, file, line: null, column: null, arguments: values };
}
