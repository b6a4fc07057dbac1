import { resolve, sep } from 'node:path';
import type { ReadOptions } from '../../input/read-transcripts.js';
import { roleOfKnownName, toldRoles } from '../../input/speakers/speakers.js';
import type { Analyse } from '../../judge/analyse.js';
import { openLiveCall } from '../../judge/live-judge.js';
import { type DictionaryOptions, loadDictionarySync } from '../../language/tokenizer/dictionary.js';
import { createTokenizer } from '../../language/tokenizer/tokenize.js';
import type { Finding } from '../../model/finding.js';
import type { RuleId, RuleText } from '../../model/rule.js';
import type { Redactor } from '../../report/redact.js';
import {
  analysisOfPrepared,
  openPrepared,
  prepareAnalysis,
  readingOfPrepared,
  sidesOfPrepared,
} from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { withVerdict } from '../../verdict/judge-call.js';
import { scoresAndTrend } from '../check/open-reports.js';
import { type AcceptedFindings, acceptedFindings } from '../settings/accepted-findings.js';
import { setupOf } from '../settings/check-setup.js';
import type { LoadedConfig } from '../settings/config.js';
import { checkNamedRules, settableRule } from '../settings/named-rules.js';
import type { FailOn } from '../settings/options.js';
import { reportFilter } from '../settings/report-filter.js';
import type { Telling } from '../streams/telling.js';
import { alertChoice } from './alerts.js';
import type { ListenOptions } from './listen-options.js';
import { openCall } from './live-call.js';
import { openEvents } from './live-events.js';
import { OpenCalls } from './open-calls.js';

/** All that decides what is heard in calls and what of it is told. */
export interface Ear {
  /** The calls that are being heard. */
  readonly calls: OpenCalls;
  readonly isReported: (finding: Finding) => boolean;
  /** How calls that have ended are read. */
  readonly read: ReadOptions;
  readonly analyse: Analyse;
  readonly accepted: AcceptedFindings;
  /** What reports are told. */
  readonly words: {
    readonly language: ProcessStreams['language'];
    readonly rules: ReadonlyMap<RuleId, RuleText>;
    readonly failOn: FailOn;
  } & ReturnType<typeof scoresAndTrend>;
}

/**
 * Opens the rules by which turns are heard.
 *
 * @throws UserError where a file of the settings is faulty, or an option names a rule that there is not
 */
export async function openEar(
  options: ListenOptions,
  loaded: LoadedConfig,
  { language }: ProcessStreams,
  { dictionary, hidden, telling }: { dictionary: DictionaryOptions; hidden: Redactor; telling: Telling },
): Promise<Ear> {
  const { config } = loaded;
  const setup = setupOf(options, loaded);
  const { bytes } = await prepareAnalysis(setup);
  const prepared = openPrepared(bytes, setup);
  const { rules } = prepared.ruleSet;
  const ruleIds = rules.map(({ rule }) => rule.id);
  checkNamedRules(
    loaded,
    options,
    rules.map((one) => settableRule(one.rule.id, one)),
  );
  const isReported = reportFilter(options, config, ruleIds);
  const alerts = alertChoice(options.alert ?? [], ruleIds);
  const accepted = acceptedFindings({
    ruleIds,
    suppress: config.suppress ?? [],
    baseline: undefined,
    updateBaseline: false,
    pathOf: (file) => resolve(file).split(sep).join('/'),
    // What is being said has been reviewed by nobody.
    review: (call) => call,
    judge: (call) => withVerdict(call, config.verdict),
    isReported,
    complain: telling.complain,
    warn: () => {},
  });
  const words = {
    language,
    rules: new Map<RuleId, RuleText>(rules.map(({ rule }) => [rule.id, rule])),
    failOn: options.failOn ?? 'never',
    ...scoresAndTrend(options, config),
  };
  const tokenize = createTokenizer(loadDictionarySync(dictionary));
  const reading = readingOfPrepared(prepared, tokenize);
  const read = { ...setup.read, sides: sidesOfPrepared(prepared) };
  const told = toldRoles(new Map([...(read.configuredSpeakers ?? []), ...(read.speakers ?? [])]));
  const calls = new OpenCalls((id) => ({
    call: openCall(id, {
      judge: openLiveCall(reading),
      roleOf: (name) => told(name) ?? roleOfKnownName(name),
      sides: (read.guessSpeakers ?? true) ? read.sides : null,
    }),
    events: openEvents({
      words,
      isReported,
      alerts,
      hide: hidden.call,
      judge: (call) => withVerdict(call, config.verdict).verdict,
    }),
  }));
  return { calls, isReported, read, analyse: analysisOfPrepared(prepared, tokenize), accepted, words };
}
