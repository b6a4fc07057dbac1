import type { ProblemCatalogue } from './problem-catalogue.js';

const SEE_JA = '書き方は docs/scripts.ja.md を参照してください。';
const SEE_EN = 'See docs/scripts.md for how it is written.';

/** Problems of expectations, suppressions and baselines. */
export const scriptProblems = {
  'script-rule-unknown': {
    ja: {
      message: '「{name}」という規則はありません',
      remedy: 'もしかして「{nearest}」ですか。一覧は genchi rules で見られます。',
    },
    en: {
      message: 'no rule is called or matches "{name}"',
      remedy: 'Did you mean "{nearest}"? "genchi rules" lists them.',
    },
  },
  'script-directive-unknown': {
    ja: { message: '「{name}」という指示はありません', remedy: `もしかして「{nearest}」ですか。${SEE_JA}` },
    en: { message: 'there is no directive "{name}"', remedy: `Did you mean "{nearest}"? ${SEE_EN}` },
  },
  'script-malformed': {
    ja: {
      message: '「{text}」が読めません',
      remedy: `「expect: 規則, not 規則, ?規則 「証拠」」の形で書いてください。${SEE_JA}`,
    },
    en: {
      message: 'cannot read "{text}"',
      remedy: `Write "expect: ID, not ID, ?ID 「evidence」". ${SEE_EN}`,
    },
  },
  'script-ignore-malformed': {
    ja: {
      message: '「{text}」に規則か理由がありません',
      remedy: '「genchi-ignore 規則: 理由」の形で、なぜ受け入れるのかを書いてください。',
    },
    en: {
      message: '"{text}" lacks a rule or a reason',
      remedy: 'Write "genchi-ignore ID: reason", saying why the finding is accepted.',
    },
  },
  'script-expect-at-head': {
    ja: {
      message: '「{text}」の上に発言がありません',
      remedy: '発言の下に書いてください。台本全体には expect-clean や expect-all が使えます。',
    },
    en: {
      message: 'no turn stands above "{text}"',
      remedy: 'Write it below a turn; expect-clean and expect-all speak for a whole script.',
    },
  },
  'script-not-at-head': {
    ja: {
      message: '「{name}」は台本の先頭に書くものです',
      remedy: '最初の発言より前(場面が複数あれば見出しの下)へ移してください。',
    },
    en: {
      message: '"{name}" belongs to the head of a script',
      remedy: 'Move it above the first turn (in a file of several scenes, below the heading of its scene).',
    },
  },
  'suppression-unused': {
    ja: {
      message: '「{name}」の抑制に当たる指摘がありません',
      remedy: '指摘がなくなったのなら、この抑制を消してください。',
    },
    en: {
      message: 'the suppression of "{name}" suppresses nothing',
      remedy: 'If the finding is gone, remove the suppression.',
    },
  },
  'baseline-file-missing': {
    ja: {
      message: 'ベースラインのファイルがありません',
      remedy: '--update-baseline を付けて一度実行すると作られます。',
    },
    en: { message: 'there is no baseline file', remedy: 'Run once with --update-baseline to write it.' },
  },
  'baseline-file-invalid': {
    ja: {
      message: 'ベースラインとして読めません: {reason}',
      remedy: '--update-baseline を付けて書き直してください。',
    },
    en: { message: 'not a baseline: {reason}', remedy: 'Write it anew with --update-baseline.' },
  },
  'baseline-unnamed': {
    ja: {
      message: '--update-baseline の書き先がありません',
      remedy: '--baseline FILE で指定してください。',
    },
    en: { message: '--update-baseline has nowhere to write', remedy: 'Name a file with --baseline FILE.' },
  },
  'update-format': {
    ja: {
      message: 'この形式の台本には期待を書き込めません',
      remedy: '書き込めるのはテキスト(.txt)と Markdown(.md)です。JSON では labels に手で書いてください。',
    },
    en: {
      message: 'expectations cannot be written into a script of this format',
      remedy: 'Text (.txt) and Markdown (.md) are updated; in JSON write "labels" by hand.',
    },
  },
  'update-encoding': {
    ja: {
      message: 'この文字コードの台本には日本語の証拠を書き込めません',
      remedy: 'UTF-8 で保存し直すか、手で書き直してください。',
    },
    en: {
      message: 'evidence in Japanese cannot be written into a script of this encoding',
      remedy: 'Save it as UTF-8, or change the line by hand.',
    },
  },
  'update-table': {
    ja: {
      message: '表の中には期待を書き込めません',
      remedy: '表でない書き方(**職員**：…)に改めると書き込めます。',
    },
    en: {
      message: 'expectations cannot be written between the rows of a table',
      remedy: 'Write the dialogue without a table (**職員**：…).',
    },
  },
  'config-extends-missing': {
    ja: {
      message: '「{name}」という設定ファイルまたはパッケージがありません',
      remedy:
        'ファイルは ./ から書き、パッケージは npm install してください(genchi.config.yaml を含むもの)。',
    },
    en: {
      message: 'no configuration file or package is called "{name}"',
      remedy: 'Begin a file with "./"; install a package (one with a genchi.config.yaml) with npm.',
    },
  },
  'config-extends-cycle': {
    ja: {
      message: '「{name}」を extends すると一回りして元へ戻ります',
      remedy: '互いに extends しないようにしてください。',
    },
    en: {
      message: 'extending "{name}" leads back here in a circle',
      remedy: 'Let the two not extend each other.',
    },
  },
  'merge-double': {
    ja: {
      message: '「{call}」が二度出てきます',
      remedy: '同じ分割の結果を二度指定していないか確かめてください。',
    },
    en: { message: '"{call}" comes twice', remedy: 'Check that no shard is given twice.' },
  },
  'word-never-matches': {
    ja: {
      message: '「{word}」という語は決して当たりません。こう区切られます: {tokens}',
      remedy: '辞書形で書くか、文字のままなら "{word}" と引用符で囲んでください。',
    },
    en: {
      message: 'the word "{word}" can never match; it is cut into: {tokens}',
      remedy: 'Write the dictionary form, or quote it to match the characters: "{word}".',
    },
  },
} as const satisfies ProblemCatalogue;
