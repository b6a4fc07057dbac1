import { readTranscripts } from '../../input/read-transcripts.js';
import { type CallTrace, createTracer } from '../../judge/trace.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { textsIn } from '../../messages/report-text.js';
import { traceTexts } from '../../messages/trace-text.js';
import type { RuleSet } from '../../model/compiled.js';
import { areFaults } from '../../model/problem.js';
import type { Language, RuleId } from '../../model/rule.js';
import { rulesOf } from '../../run/analysis-setup.js';
import { findInputs } from '../../run/find-inputs.js';
import { sourceOf } from '../../run/input-bytes.js';
import { loadPrepared, sidesOfPrepared } from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { withoutControls } from '../../text/control-characters.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import { manifestOf, type SetupOptions, setupOf } from '../settings/check-setup.js';
import type { LoadedConfig } from '../settings/config.js';
import { ruleOfId } from '../settings/rule-of-id.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { tellProblem } from '../streams/tell-problems.js';
import { traceWords } from '../words/trace-words.js';

interface TraceOptions extends SetupOptions {
  readonly lang?: Language;
}

/** Runs `genchi check --trace ID`: for each turn why the rule matched or did not. Always ends with 0 where it could be told. */
export async function runTrace(
  id: string,
  paths: readonly string[],
  options: TraceOptions,
  loaded: LoadedConfig,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const { language } = streams;
  const setup = setupOf(options, loaded);
  // Prepared rules lack the patterns as written, which a trace shows.
  const ruleSet = rulesOf(setup);
  const rule = ruleOfId(
    id,
    ruleSet.rules.map((one) => one.rule),
  ).id;
  const prepared = await loadPrepared(setup);
  const tokenize = createLazyTokenizer({});
  const trace = createTracer({ ruleSet, tokenize, judgeTables: prepared.judge });
  const found = await findInputs(paths, setup.read, manifestOf(options, loaded), streams);
  const { files, problems } = found;
  let failed = areFaults(problems) || files.length === 0;
  for (const problem of problems) streams.stderr.write(tellProblem(problem, language));
  if (files.length === 0 && problems.length === 0) {
    const none = { code: 'input-none', file: null, line: null, column: null, arguments: {} };
    streams.stderr.write(tellProblem(none, language));
  }
  const read = { ...found.read, sides: sidesOfPrepared(prepared) };
  for (const input of files) {
    for await (const result of readTranscripts(sourceOf(input, streams), read)) {
      if (result.kind === 'problem') {
        failed ||= !result.problem.isWarning;
        streams.stderr.write(tellProblem(result.problem, language));
        continue;
      }
      const traced = trace(result.transcript, rule);
      if (traced) streams.stdout.write(withoutCommands(formatTrace(traced, rule, ruleSet, language)));
    }
  }
  return failed ? EXIT.usage : EXIT.ok;
}

/** The trace of a call as text: a turn with its speech, the outcome, and a line for each pattern. */
function formatTrace(
  { transcript, turns, matchers }: CallTrace,
  id: RuleId,
  { rules }: RuleSet,
  language: Language,
): string {
  const word = textsIn(traceTexts, language);
  const rule = rules.find((one) => one.rule.id === id);
  if (!rule) return '';
  const lines = [`${transcript.file} ${id}`];
  for (const trace of turns) {
    const turn = transcript.turns[trace.turn - 1];
    const matcher = matchers[trace.turn - 1];
    if (!turn || !matcher) continue;
    const words = traceWords(rule, matcher, language);
    const line = turn.segments[0]?.line;
    const place = line ? ` (${transcript.file}:${line})` : '';
    const speech = turn.text.replace(/\s*\n\s*/g, '');
    lines.push('', `${word('turn', { turn: trace.turn, speaker: turn.speaker })}${place}: ${speech}`);
    if (!trace.isSpeaker) {
      lines.push(`  ${word('otherSpeaker', { role: word(rule.rule.speaker) })}`);
      continue;
    }
    lines.push(`  ${trace.decision?.outcome === 'found' ? '✓' : '✗'} ${words.outcome(trace)}`);
    for (const one of words.parts(trace)) lines.push(`      ${one}`);
    for (const one of trace.patterns.flatMap(words.pattern)) lines.push(`    ${one}`);
  }
  return `${lines.map(withoutControls).join('\n')}\n\n`;
}
