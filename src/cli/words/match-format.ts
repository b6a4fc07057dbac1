import { Chalk } from 'chalk';
import { matchTexts } from '../../messages/match-text.js';
import { textsIn } from '../../messages/report-text.js';
import type { Language } from '../../model/rule.js';
import { jsonText } from '../../report/json-call.js';
import { withoutControls } from '../../text/control-characters.js';
import type { TriedLine } from './match-lines.js';
import { missWords } from './trace-words.js';

export interface MatchFormat {
  readonly language: Language;
  readonly color: boolean;
}

/** Each line with ✓ and the places and words of its matches, or ✗ and how near the pattern came. */
export function formatMatches(tried: readonly TriedLine[], { language, color }: MatchFormat): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const word = textsIn(matchTexts, language);
  const lines = tried.flatMap(({ text, matches, trial }) => {
    const shown = withoutControls(text);
    if (trial.miss !== null) {
      const nearest = missWords(trial.miss, trial.matcher, language);
      return [`${chalk.red('✗')} ${shown}`, `    ${word('nearest')}: ${withoutControls(nearest)}`];
    }
    const found = matches.map(
      ({ start, end }) => `    ${start}-${end} 「${withoutControls(text.slice(start, end))}」`,
    );
    return [`${chalk.green('✓')} ${shown}`, ...found];
  });
  const count = tried.filter(({ matches }) => matches.length > 0).length;
  const sum = tried.length > 1 ? ['', word('sum', { lines: tried.length, count })] : [];
  return `${[...lines, ...sum].join('\n')}\n`;
}

/** The same for programs; offsets count UTF-16 code units of `text`. */
export function formatMatchesJson(pattern: string, tried: readonly TriedLine[], language: Language): string {
  const lines = tried.map(({ line, role, text, matches, trial: { miss, matcher } }) => ({
    line,
    role,
    text,
    matches: matches.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    nearest: miss === null ? null : missWords(miss, matcher, language),
  }));
  return `${jsonText({ pattern, lines }, 2)}\n`;
}
