import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { readSheets } from '../../input/documents/xlsx-calls.js';
import { cliTexts } from '../../messages/cli-text.js';
import { textsIn } from '../../messages/report-text.js';
import { areFaults, type Problem, UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import { type ParsedReviews, parseReviews } from '../../review/parse-reviews.js';
import { namedSheet, readReviewSheets } from '../../review/read-sheet.js';
import { resolveReviews } from '../../review/reviews.js';
import { reviewLine } from '../../review/write-reviews.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { conflictProblems, isWorkbook, readReviewBytes } from '../check/review-files.js';
import { languageOption } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { fileOutput } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';

interface ImportOptions {
  readonly output: string;
  readonly reviewer?: string;
  readonly lang?: Language;
}

/** `genchi review import`: joins what reviewers saved into one `reviews.jsonl`. */
export function reviewCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const importing = new Command('import')
    .description(
      'join reviews saved from the page (reviews.jsonl) and corrected sheets (.xlsx of "genchi label") into one file',
    )
    .argument('<files...>', 'reviews.jsonl files and corrected sheets')
    .option('-o, --output <file>', 'join them with what this file holds', 'reviews.jsonl')
    .option('--reviewer <name>', 'who corrected the sheets, where they do not say')
    .addOption(languageOption)
    .action(async (files: string[], options: ImportOptions) => {
      finish(await runImport(files, options, streams));
    });
  return new Command('review').description('reviews of findings by people').addCommand(importing);
}

async function runImport(
  files: readonly string[],
  options: ImportOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const { language } = streams;
  const at = new Date().toISOString();
  const before = existsSync(options.output) ? [options.output] : [];
  const isAgain = (file: string) => before.some((one) => resolve(one) === resolve(file));
  const parsed = [...before, ...files.filter((file) => !isAgain(file))].map((file) =>
    readReviewFile(file, options.reviewer ?? null, at),
  );
  // Of what a sheet repeats the file has more to tell: at the same moment its word is the last.
  const sheetsFirst = parsed.toSorted((left, right) => Number(right.isSheet) - Number(left.isSheet));
  const reviews = resolveReviews(sheetsFirst.flatMap(({ records }) => records));
  const problems = parsed.flatMap((one) => one.problems);
  const inOutput = () => ({ file: options.output, line: null });
  for (const problem of [...problems, ...conflictProblems(reviews, inOutput)])
    streams.stderr.write(tellProblem(problem, language));
  const output = fileOutput(options.output);
  await output.write(reviews.records.map(reviewLine).join(''));
  await output.close();
  const findings = reviews.records.filter(({ kind }) => kind === 'finding').length;
  const text = textsIn(cliTexts, language);
  const values = { file: options.output, findings, calls: reviews.records.length - findings };
  streams.stderr.write(`${text('reviewsWritten', values)}\n`);
  return areFaults(problems) ? EXIT.usage : EXIT.ok;
}

/** @throws UserError where the file cannot be read or holds no reviews */
function readReviewFile(
  path: string,
  reviewer: string | null,
  at: string,
): ParsedReviews & { readonly isSheet: boolean } {
  const file = relative(process.cwd(), resolve(path)).split(sep).join('/');
  const refuse = (problem: Omit<Problem, 'file' | 'column'>) =>
    new UserError([{ ...problem, file, column: null }]);
  const bytes = readReviewBytes(path);
  if (!isWorkbook(bytes)) return { ...parseReviews(new TextDecoder().decode(bytes), file), isSheet: false };
  const sheets = readSheets(bytes);
  if ('code' in sheets) throw refuse(sheets);
  const read = readReviewSheets(sheets.map(namedSheet), { file, reviewer, at });
  if (read === null) throw refuse({ code: 'review-no-sheet', line: null, arguments: {} });
  return { ...read, isSheet: true };
}
