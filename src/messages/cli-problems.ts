import type { ProblemCatalogue } from './problem-catalogue.js';

export const cliProblems = {
  'input-none': {
    ja: {
      message: '読む対象がありません',
      remedy:
        'ファイル・フォルダー・グロブを指定するか、標準入力なら - を、または genchi.config.yaml に inputs: を書いてください。',
    },
    en: {
      message: 'nothing to read',
      remedy: 'Name files, folders or globs, "-" for standard input, or set inputs: in genchi.config.yaml.',
    },
  },
  'input-missing': {
    ja: {
      message: '「{name}」というファイルがないか、グロブに当たるファイルがありません',
      remedy: '綴りと作業フォルダーを確かめてください。',
    },
    en: {
      message: 'no file is called or matches "{name}"',
      remedy: 'Check the spelling and the working directory.',
    },
  },
  'input-folder-empty': {
    ja: {
      message: 'フォルダー「{name}」に読める文字起こしがありません',
      remedy: 'ファイルの拡張子を確かめるか、ファイルを直接指定してください。',
    },
    en: {
      message: 'the folder "{name}" holds no transcript',
      remedy: 'Check the file name endings, or name the files themselves.',
    },
  },
  'output-unwritable': {
    ja: {
      message: '書き込めません: {reason}',
      remedy: 'フォルダーがあること、書き込みの権限、空き容量を確かめてください。',
    },
    en: {
      message: 'cannot be written: {reason}',
      remedy: 'Check that the folder exists, that you may write there and that there is room.',
    },
  },
  'output-folder-missing': {
    ja: {
      message: '書き込めません: 書き込み先のフォルダーがありません',
      remedy: 'フォルダーを作るか、綴りを確かめてください。',
    },
    en: {
      message: 'cannot be written: there is no such folder',
      remedy: 'Make the folder, or check the spelling.',
    },
  },
  'output-is-folder': {
    ja: { message: '書き込めません: これはフォルダーです', remedy: 'ファイルの名前を指定してください。' },
    en: { message: 'cannot be written: it is a folder', remedy: 'Name a file.' },
  },
  'output-is-input': {
    ja: {
      message: '読み込むファイルに報告を書こうとしています',
      remedy: '文字起こしが失われないよう、--output と --report には別のファイルを指定してください。',
    },
    en: {
      message: 'the report would be written over an input',
      remedy: 'Give --output and --report a file that is no transcript of this run.',
    },
  },
  'trace-redacted': {
    ja: {
      message: '--trace は発話をそのまま示すため、--redact とは一緒に使えません',
      remedy:
        'どちらか一方にしてください。設定ファイルに redact: true があれば、別の設定を --config で指定してください。',
    },
    en: {
      message: '--trace shows what was said as it is, so it cannot be used with --redact',
      remedy: 'Use one of them. Where the configuration says redact: true, name another one with --config.',
    },
  },
  'config-missing': {
    ja: {
      message: '設定ファイルが読めません',
      remedy: '--config の綴りを確かめるか、genchi init で作ってください。',
    },
    en: {
      message: 'the configuration file cannot be read',
      remedy: 'Check the path given to --config, or make one with "genchi init".',
    },
  },
  'output-double': {
    ja: {
      message: '同じ出力先が二度指定されています',
      remedy: '--output と --report の出力先を別々にしてください。',
    },
    en: {
      message: 'two reports would be written to the same place',
      remedy: 'Give each --output and --report a file of its own.',
    },
  },
  'baseline-unreadable': {
    ja: {
      message: '基準の結果が読めません: {reason}',
      remedy: 'genchi eval --format json の出力を指定してください。',
    },
    en: {
      message: 'the earlier result cannot be read: {reason}',
      remedy: 'Name the output of "genchi eval --format json".',
    },
  },
} as const satisfies ProblemCatalogue;
