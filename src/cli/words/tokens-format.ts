import { Chalk } from 'chalk';
import { functionNames } from '../../language/endings/function-sets.js';
import { derivedNames } from '../../language/functions/derived-functions.js';
import type { Language } from '../../model/rule.js';
import type { AnalysedText, Phrase, Sentence, Token } from '../../model/token.js';
import { jsonText } from '../../report/json-call.js';
import { withoutControls } from '../../text/control-characters.js';
import { displayWidth, padEnd } from '../../text/width.js';

export interface TokensFormat {
  readonly language: Language;
  readonly color: boolean;
}

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  ja: ['表層形', '辞書形', '品詞', '読み', '文節', '機能'],
  en: ['surface', 'dictionary form', 'part of speech', 'reading', 'phrase', 'functions'],
};

const NORMALISED: Readonly<Record<Language, string>> = { ja: '正規化', en: 'normalised' };

/** Index of the column that names functions, which are painted. */
const FUNCTIONS = 5;
/** Index of the column of phrases. */
const PHRASE = 4;

/**
 * The tokens of a text as an aligned table, a row each, sentences parted by an empty line. A phrase and its functions
 * stand beside its first token. Full-width characters count as two columns.
 */
export function formatTokens(analysed: AnalysedText, { language, color }: TokensFormat): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const headings = HEADINGS[language];
  const blocks = analysed.sentences.map(rowsOfSentence);
  const widths = headings.map((heading, column) => widthOf(heading, column, blocks));
  const lineOf = (row: readonly string[], paint: (cell: string, column: number) => string): string => {
    return row
      .map((cell, column) => {
        const padding = column === FUNCTIONS ? '' : padEnd(cell, widths[column] ?? 0).slice(cell.length);
        return cell === '' ? padding : paint(cell, column) + padding;
      })
      .join('  ')
      .trimEnd();
  };
  const paintCell = (cell: string, column: number): string => {
    return column === FUNCTIONS ? chalk.green(cell) : column === PHRASE ? chalk.bold(cell) : cell;
  };
  const { original, text } = analysed.normalised;
  const head =
    text === original ? [] : [`${chalk.dim(`${NORMALISED[language]}:`)} ${withoutControls(text)}`, ''];
  const table = blocks.map((rows) => rows.map((row) => lineOf(row, paintCell)).join('\n')).join('\n\n');
  return `${[...head, lineOf(headings, (cell) => chalk.dim(cell)), table].join('\n')}\n`;
}

/** The tokens and phrases of a text as JSON; offsets count in `text`. */
export function formatTokensJson(analysed: AnalysedText): string {
  const { original, text } = analysed.normalised;
  return `${jsonText({ original, text, sentences: analysed.sentences.map(jsonOfSentence) }, 2)}\n`;
}

/** All functions, those that follow from others last. */
function namesOf({ functions, derived }: Phrase): readonly string[] {
  return [...functionNames(functions), ...derivedNames(derived)];
}

function widthOf(
  heading: string,
  column: number,
  blocks: readonly (readonly (readonly string[])[])[],
): number {
  let width = displayWidth(heading);
  for (const rows of blocks) {
    for (const row of rows) {
      width = Math.max(width, displayWidth(row[column] ?? ''));
    }
  }
  return width;
}

function rowsOfSentence({ tokens, phrases }: Sentence): readonly (readonly string[])[] {
  return phrases.flatMap((phrase) => {
    return tokens
      .slice(phrase.firstToken, phrase.endToken)
      .map((token, index) => [
        token.surface,
        token.base === token.surface ? '' : token.base,
        partOfSpeech(token),
        token.reading ?? '',
        index === 0 ? withoutControls(textOfPhrase(phrase, tokens)) : '',
        index === 0 ? namesOf(phrase).join(' ') : '',
      ]);
  });
}

function partOfSpeech({ pos, posDetail1, conjugationForm }: Token): string {
  const detail = posDetail1 === '*' ? pos : `${pos},${posDetail1}`;
  return conjugationForm === '*' ? detail : `${detail},${conjugationForm}`;
}

function textOfPhrase({ firstToken, endToken }: Phrase, tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens.slice(firstToken, endToken)) {
    text += token.surface;
  }
  return text;
}

function jsonOfSentence({ start, end, tokens, phrases }: Sentence): unknown {
  return {
    start,
    end,
    tokens,
    phrases: phrases.map((phrase) => ({
      ...phrase,
      text: textOfPhrase(phrase, tokens),
      head: tokens[phrase.headToken]?.base ?? '',
      functions: namesOf(phrase),
    })),
  };
}
