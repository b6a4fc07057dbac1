import { type DictionaryOptions, loadDictionarySync } from '../../language/tokenizer/dictionary.js';
import { createNameLookup } from '../../language/tokenizer/person-names.js';
import { createTokenizer } from '../../language/tokenizer/tokenize.js';
import type { Problem } from '../../model/problem.js';
import { parseCustomerPattern } from '../../report/redact/customer-patterns.js';
import { createRedactor, type Redactor } from '../../report/redact.js';
import type { Config } from './config-keys.js';

/** Shows all as it is. */
const NOTHING_HIDDEN: Redactor = { call: (call) => call, problem: (problem) => problem };

/** True where the option asks for `--redact`, or without it the configuration. */
export function isRedacted(option: boolean | undefined, { redact }: Config): boolean {
  return option ?? (redact !== undefined && redact !== false);
}

/** What hides personal data in a run; hides nothing where nobody asks for it. */
export function openRedaction(
  option: boolean | undefined,
  config: Config,
  dictionary: DictionaryOptions,
): Redactor {
  if (!isRedacted(option, config)) return NOTHING_HIDDEN;
  const { patterns = [], names = [] } = typeof config.redact === 'object' ? config.redact : {};
  let words: ReturnType<typeof openWords> | null = null;
  const wordsOf = () => {
    words ??= openWords(dictionary);
    return words;
  };
  return createRedactor({
    tokenize: (text) => wordsOf().tokenize(text),
    people: {
      at: (text, start) => wordsOf().people.at(text, start),
      isFamilyReading: (reading) => wordsOf().people.isFamilyReading(reading),
      isGivenReading: (reading) => wordsOf().people.isGivenReading(reading),
    },
    patterns: patterns.map(parseCustomerPattern),
    staff: [
      ...Object.entries(config.agents ?? {}).map(([name, spellings]) => [name, ...spellings]),
      ...Object.keys(config.speakers ?? {}).map((name) => [name]),
      ...names.map((name) => [name]),
    ],
  });
}

function openWords(options: DictionaryOptions) {
  const dictionary = loadDictionarySync(options);
  return { tokenize: createTokenizer(dictionary), people: createNameLookup(dictionary) };
}

/** What cannot be had together with `--redact`, as it shows or keeps what was said; null where nothing is asked for. */
export function refusedWithRedact(options: {
  readonly trace?: string | undefined;
  readonly cache?: boolean | undefined;
  readonly cacheDir?: string | undefined;
  readonly resume?: boolean | undefined;
}): Problem | null {
  const refused = (code: string): Problem => ({ code, file: null, line: null, column: null, arguments: {} });
  if (options.trace !== undefined) return refused('trace-redacted');
  return options.cache || options.resume || options.cacheDir !== undefined ? refused('cache-redacted') : null;
}
