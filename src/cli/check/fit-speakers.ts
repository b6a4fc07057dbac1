import { join } from 'node:path';
import { areFaults } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import { type Reading, readLabelledCalls } from '../../run/labelled-calls.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { fitSides } from '../../speakers/fit-sides.js';
import { SIDE_MODEL_FILE, writeSideModel } from '../../speakers/side-model-file.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { tellProblem } from '../streams/tell-problems.js';
import { writeTable } from '../streams/write-table.js';
import { formatSideFit } from '../words/speakers-format.js';

/** Both sides must have been heard so often before anything can be learned of them. */
const FEWEST_CALLS = 20;

/**
 * `genchi fit --speakers`: learns from labelled calls who of a call is staff, prints how well that does on calls without
 * names, and writes the model into the rule folder `out` where one is named.
 */
export async function runFitSpeakers(
  gold: readonly string[],
  out: string | undefined,
  reading: Reading,
  language: Language,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const { transcripts, problems } = await readLabelledCalls(gold, reading, streams);
  for (const problem of problems) streams.stderr.write(tellProblem(problem, language));
  const usable = transcripts.filter(({ turns }) => new Set(turns.map(({ role }) => role)).size === 2);
  if (usable.length < FEWEST_CALLS) {
    const values = { count: String(usable.length), least: String(FEWEST_CALLS) };
    const problem = { code: 'fit-speakers-few', file: null, line: null, column: null, arguments: values };
    streams.stderr.write(tellProblem(problem, language));
    return EXIT.usage;
  }
  const fit = fitSides(usable);
  streams.stdout.write(formatSideFit(fit, language));
  if (out !== undefined) await writeTable(join(out, SIDE_MODEL_FILE), writeSideModel(fit.model));
  return areFaults(problems) ? EXIT.usage : EXIT.ok;
}
