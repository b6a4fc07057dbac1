import type { ProblemCatalogue } from './problem-catalogue.js';

/** Problems of work that is spread over machines. */
export const scaleProblems = {
  'shard-auto-none': {
    ja: {
      message: '--shard auto: 配列ジョブの中ではないようです。変数がありません: {variables}',
      remedy: '配列ジョブとして投入するか、--shard I/N で指定してください。',
    },
    en: {
      message: '--shard auto: this is no task of an array job; none of these is set: {variables}',
      remedy: 'Submit it as an array job, or say which shard with --shard I/N.',
    },
  },
  'shard-auto-several': {
    ja: {
      message: '--shard auto: どの番号か決められません: {variables}',
      remedy: '--shard I/N で指定してください。',
    },
    en: {
      message: '--shard auto: several schedulers give a number: {variables}',
      remedy: 'Say which shard with --shard I/N.',
    },
  },
  'shard-auto-no-count': {
    ja: {
      message: '--shard auto: {scheduler} は分割がいくつあるかを伝えません({variable}={value})',
      remedy: '環境変数 GENCHI_SHARDS に分割の数を入れてください(Kubernetes では completions と同じ数)。',
    },
    en: {
      message: '--shard auto: {scheduler} does not say how many shards there are ({variable}={value})',
      remedy: 'Set GENCHI_SHARDS to their number; in Kubernetes, the same as completions.',
    },
  },
  'shard-auto-count': {
    ja: {
      message: '--shard auto: GENCHI_SHARDS の値「{count}」は数ではありません',
      remedy: '分割の数を入れてください。例: GENCHI_SHARDS=8',
    },
    en: {
      message: '--shard auto: GENCHI_SHARDS is "{count}", which is no number',
      remedy: 'Set it to the number of shards: GENCHI_SHARDS=8',
    },
  },
  'shard-auto-gaps': {
    ja: {
      message: '--shard auto: 配列の番号が飛んでいるので、全体の数が分かりません({variable}={value})',
      remedy:
        '一部だけやり直すときは、1 から数えた番号で投入し、GENCHI_SHARDS に全体の数を入れてください。例: GENCHI_SHARDS=8 sbatch --array=3,7',
    },
    en: {
      message: '--shard auto: the array has gaps, so the number of shards is unknown ({variable}={value})',
      remedy:
        'To run some tasks again, count them from 1 and set GENCHI_SHARDS to the number of all: GENCHI_SHARDS=8 sbatch --array=3,7',
    },
  },
  'shard-auto-outside': {
    ja: {
      message: '--shard auto: {variable}={value} は分割の数 {count} に合いません',
      remedy: '配列の番号と GENCHI_SHARDS を合わせてください。',
    },
    en: {
      message: '--shard auto: {variable}={value} is none of {count} shards',
      remedy: 'Make the indices of the array and GENCHI_SHARDS agree.',
    },
  },
  'listen-line': {
    ja: {
      message: '発話として読めません: {reason}',
      remedy:
        '一行に一つ {"call": "…", "speaker": "…", "text": "…", "time": ミリ秒, "final": true} と書いてください。この行だけ飛ばしました。',
    },
    en: {
      message: 'This is no turn: {reason}',
      remedy:
        'Write one a line: {"call": "…", "speaker": "…", "text": "…", "time": ms, "final": true}. Only this line was left out.',
    },
  },
  'listen-line-long': {
    ja: {
      message: '行が {limit} 文字を超えています',
      remedy: '一行に一つの発話を書いてください。この行だけ飛ばしました。',
    },
    en: {
      message: 'the line has more than {limit} characters',
      remedy: 'Write one turn a line. Only this line was left out.',
    },
  },
  'listen-call-long': {
    ja: {
      message:
        '通話「{call}」が {limit} に達したので、ここまでを一件として報告し、続きを別の通話として聞きます',
      remedy: '通話の終わりに {"call": "…", "ended": true} を送ってください。',
    },
    en: {
      message: 'call "{call}" has reached {limit}: it is reported so far, and goes on as another call',
      remedy: 'Send {"call": "…", "ended": true} when a call ends.',
    },
  },
  'listen-calls-many': {
    ja: {
      message:
        '同時の通話が {limit} 件を超えたので、いちばん長く黙っている「{call}」を終わったものとして報告します',
      remedy: '通話の終わりに {"call": "…", "ended": true} を送ってください。',
    },
    en: {
      message: 'more than {limit} calls at once: "{call}", silent for the longest, is taken as ended',
      remedy: 'Send {"call": "…", "ended": true} when a call ends.',
    },
  },
  'alert-command-failed': {
    ja: {
      message: '--alert-command が失敗しました: {reason}',
      remedy: 'コマンドを手で動かして確かめてください。警報の行は標準出力にもあります。',
    },
    en: {
      message: '--alert-command failed: {reason}',
      remedy: 'Try the command by hand. The alert is on standard output as well.',
    },
  },
} as const satisfies ProblemCatalogue;
