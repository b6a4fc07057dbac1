import type { DictionaryOptions } from '../../language/tokenizer/dictionary.js';
import { cliTexts } from '../../messages/cli-text.js';
import { textsIn } from '../../messages/report-text.js';
import type { Redactor } from '../../report/redact.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import type { LoadedConfig } from '../settings/config.js';
import { openRedaction } from '../settings/redaction.js';
import { openTelling, type Telling } from '../streams/telling.js';
import type { CheckOptions } from './check-options.js';

/** What all steps of `genchi check` share. */
export interface CheckRun {
  readonly options: CheckOptions;
  readonly loaded: LoadedConfig;
  readonly streams: ProcessStreams;
  /** Filled in while the dictionary is read. */
  readonly dictionary: { -readonly [Key in keyof DictionaryOptions]: DictionaryOptions[Key] };
  readonly hidden: Redactor;
  readonly telling: Telling;
  /** False once the dictionary had to be made. */
  readonly isWarm: () => boolean;
}

export function openCheckRun(options: CheckOptions, loaded: LoadedConfig, streams: ProcessStreams): CheckRun {
  let isWarm = true;
  const dictionary: CheckRun['dictionary'] = {
    onPrepare: () => {
      isWarm = false;
      streams.stderr.write(`${textsIn(cliTexts, streams.language)('prepare')}\n`);
    },
  };
  const hidden = openRedaction(options.redact, loaded.config, dictionary);
  const telling = openTelling(hidden, streams);
  return { options, loaded, streams, dictionary, hidden, telling, isWarm: () => isWarm };
}
