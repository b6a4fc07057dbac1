import { LANGUAGES, type Language } from '../model/rule.js';
import { lookThroughConfig } from './settings/config.js';

/**
 * The language of all that a run says, settled before its command is known: as `--lang` tells, else the configuration, else
 * the environment, else Japanese.
 */
export async function messageLanguage(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Language> {
  const told = LANGUAGES.find((language) => language === toldOption(args, '--lang'));
  return told ?? (await configuredLanguage(args)) ?? languageOfLocale(environment);
}

/** What the configuration says, however faulty it is otherwise: its faults are told by the command that needs it. */
async function configuredLanguage(args: readonly string[]): Promise<Language | undefined> {
  return (await lookThroughConfig(toldOption(args, '--config') ?? null)).config.language;
}

/** The value of an option, before options are read as a whole; the last one counts. */
function toldOption(args: readonly string[], name: string): string | undefined {
  let value: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (arg === '--') break;
    if (arg === name) value = args[index + 1];
    else if (arg.startsWith(`${name}=`)) value = arg.slice(name.length + 1);
  }
  return value;
}

function languageOfLocale(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^en\b|^en_/i.test(locale) ? 'en' : 'ja';
}
