import type { CommanderError } from 'commander';
import type { Language } from '../model/rule.js';
import { withoutControls } from '../text/control-characters.js';
import { withoutCommands } from '../text/workflow-commands.js';

/** What the option parser says, as it words it, and how we say it in Japanese; groups are `$1`, `$2` … */
const JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.*)'$/, '「$1」というオプションはありません'],
  [/^unknown command '(.*)'$/, '「$1」というコマンドはありません'],
  [/^missing required argument '(.*)'$/, '引数「$1」が足りません'],
  [/^option '(.*)' argument missing$/, 'オプション「$1」に値がありません'],
  [/^option '(.*?)' argument '(.*?)' is invalid\.(.*)$/, 'オプション「$1」の値「$2」は使えません。$3'],
  [
    /^command-argument value '(.*?)' is invalid for argument '(.*?)'\.(.*)$/,
    '引数「$2」の値「$1」は使えません。$3',
  ],
  [
    /^too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)\.?$/,
    '引数が多すぎます($2個までのところ$3個)',
  ],
  [/\ballowed: /, '使える値: '],
  [/\bdid you mean "(.*?)"\?/, 'もしかして「$1」ですか。'],
  [/\(Did you mean (?:one of )?(.*?)\?\)/, 'もしかして $1 ですか。'],
  [/\bexpected /, '正しい形: '],
  [/a file ending in \.docx, \.html or \.md/, '.docx・.html・.md のどれかで終わるファイル名'],
  [/\bstaff=NAME or caller=NAME, e\.g\. /, 'staff=名前 または caller=名前、例: '],
  [/I\/N with 1 ≤ I ≤ N/, 'I/N(1 ≤ I ≤ N)'],
  [/, or auto$/, '、または auto'],
  [/a whole number from 1$/, '1 以上の整数'],
  [/milliseconds from 0$/, '0 以上のミリ秒'],
  [/, e\.g\. /, '、例: '],
];

/** A wrong option or argument for standard error, in the user's language, with the way to the help. */
export function tellUsageError(error: CommanderError, language: Language, command: string): string {
  // An argument may hold a line break of its own; a suggestion stands on the last line.
  const lines = error.message
    .replace(/^error: /, '')
    .split(/\n(?=\(Did you mean [^\n]*\)$)/)
    .map((line) => withoutCommands(withoutControls(line)));
  const help = `genchi ${command === '' ? '' : `${command} `}--help`;
  if (language === 'en') return `${lines.join('\n')}\n  → ${help}\n`;
  const told = lines.map((line) =>
    JAPANESE.reduce((text, [english, japanese]) => text.replace(english, japanese), line),
  );
  return `${told.join('\n')}\n  → 使い方: ${help}\n`;
}
