import type { ProblemCatalogue } from './problem-catalogue.js';

/** Problems of JSON reports that are read back. */
export const reportProblems = {
  'report-invalid': {
    ja: {
      message: 'genchi の JSON 報告として読めません: {reason}',
      remedy: '"genchi check --format json" で作ったファイルを指定してください。',
    },
    en: {
      message: 'This is no JSON report of genchi: {reason}',
      remedy: 'Give a file that "genchi check --format json" wrote.',
    },
  },
  'merge-without-turns': {
    ja: {
      message: '報告に発話の全文がないため、指摘の言葉のほかは「…」と示します',
      remedy: '分けて調べるときに --with-turns を付けるか、-f jsonl で書き出すと、全文を示せます。',
    },
    en: {
      message: 'the reports lack the turns, so that "…" stands for all but the words of findings',
      remedy: 'Run the shards with --with-turns, or with -f jsonl, which always has the turns.',
    },
  },
  'group-staff-unknown': {
    ja: {
      message:
        '報告に発話の全文も担当者もない通話が {calls} 件あり、誰が受けたか分からないため、担当者別の数に入りません',
      remedy:
        '調べるときに --with-turns を付けるか、-f jsonl で書き出すか、入力か genchi.manifest.csv で担当者（agent）を示してください。',
    },
    en: {
      message:
        'the reports have neither the turns nor the agent of {calls} calls, so that they count for no member of staff',
      remedy:
        'Run check with --with-turns or -f jsonl, or name the agent in the input or in genchi.manifest.csv.',
    },
  },
  'report-unsorted': {
    ja: {
      message: '通話がファイルの順に並んでいません(「{before}」の後に「{after}」)',
      remedy: '"genchi check --format json" か "genchi merge" で作り直してください。',
    },
    en: {
      message: 'the calls do not stand in the order of their files ("{after}" behind "{before}")',
      remedy: 'Write it anew with "genchi check --format json" or "genchi merge".',
    },
  },
  'merge-no-shard': {
    ja: {
      message: '「{other}」は分割の一部ですが、これは分割していない報告です',
      remedy: 'どれも同じ --shard I/N で作り直すか、この報告を外してください。',
    },
    en: {
      message: '"{other}" is a shard, but this is a report of the whole',
      remedy: 'Write all of them with --shard I/N, or leave this one out.',
    },
  },
  'merge-shard-other': {
    ja: {
      message: '「{other}」とは分割の数・規則・設定・入力・genchi の版のどれかが違います',
      remedy: 'どの分割も、同じ版の genchi、同じ規則と設定、同じ入力と N で作り直してください。',
    },
    en: {
      message: 'number of shards, rules, options, inputs or version of genchi differ from those of "{other}"',
      remedy: 'Write all shards with the same version, rules, options, inputs and N.',
    },
  },
  'merge-shard-double': {
    ja: {
      message: '分割 {parts} は「{other}」にもあります',
      remedy: '同じ分割の報告は一つだけ指定してください。',
    },
    en: { message: 'shard {parts} is in "{other}" as well', remedy: 'Give each shard once.' },
  },
  'merge-shard-missing': {
    ja: {
      message: '{count} 個の分割のうち {parts} がありません',
      remedy: 'その分割を作り直してください。あるものだけ先にまとめるなら --partial か --resume を付けます。',
    },
    en: {
      message: 'of {count} shards these are missing: {parts}',
      remedy: 'Run them again. To join what is there first, add --partial or --resume.',
    },
  },
  'merge-part-format': {
    ja: {
      message: '{option} は JSON の報告にだけ使えます',
      remedy: '-f json -o FILE でまとめ、そろってから他の形式にしてください。',
    },
    en: {
      message: '{option} is for JSON reports alone',
      remedy: 'Merge with -f json -o FILE, and write other formats when all shards are there.',
    },
  },
  // A problem that a report tells of is worded already.
  'report-problem': {
    ja: { message: '{message}', remedy: '{remedy}' },
    en: { message: '{message}', remedy: '{remedy}' },
  },
} as const satisfies ProblemCatalogue;
