import type { ProblemCatalogue } from './problem-catalogue.js';

const SEE_JA = '書き方は docs/review.ja.md にあります。';
const SEE_EN = 'See docs/review.md for how it is written.';

/** Problems of reviews. */
export const reviewProblems = {
  'review-unreadable': {
    ja: {
      message: '確認結果のファイルを読めません: {reason}',
      remedy: '--reviews や設定の reviews に書いた場所を確かめてください。',
    },
    en: {
      message: 'this file of reviews cannot be read: {reason}',
      remedy: 'See what --reviews or "reviews" in the configuration names.',
    },
  },
  'review-missing': {
    ja: {
      message: '確認結果のファイルがありません',
      remedy:
        '--reviews や設定ファイルの reviews: に書いた場所、または取り込むファイルの綴りを確かめてください。',
    },
    en: {
      message: 'there is no such file of reviews',
      remedy:
        'See what --reviews or "reviews" in the configuration names, or how the file to import is spelt.',
    },
  },
  'review-is-sheet': {
    ja: {
      message: '確認結果（reviews.jsonl）ではなく、表計算のファイルです',
      remedy: '先に genchi review import で取り込み、できた reviews.jsonl を指定してください。',
    },
    en: {
      message: 'this is a workbook, not a file of reviews (reviews.jsonl)',
      remedy: 'Take it in with "genchi review import" first, and name the reviews.jsonl that it writes.',
    },
  },
  'review-none-within': {
    ja: {
      message: '確認結果（reviews.jsonl）のファイルではありません',
      remedy:
        '報告のページで保存した reviews.jsonl か、genchi label -o sheet.xlsx で作って直した表（review import）を渡してください。',
    },
    en: {
      message: 'this is no file of reviews (reviews.jsonl)',
      remedy:
        'Give the reviews.jsonl that you saved from the page, or to "review import" the corrected sheet of "genchi label -o sheet.xlsx".',
    },
  },
  'review-line': {
    ja: {
      message: '確認結果の行として読めません（{field}）。この行だけを飛ばしました',
      remedy: `報告のページか genchi review import で作り直してください。${SEE_JA}`,
    },
    en: {
      message: 'this line is no review ({field}); it alone was left out',
      remedy: `Save it anew from the page or with "genchi review import". ${SEE_EN}`,
    },
  },
  'review-cell': {
    ja: {
      message: '「{sheet}」シートの「{field}」の欄の「{value}」が分かりません。この行だけを飛ばしました',
      remedy:
        'もしかして「{nearest}」ですか。欄の右の▼から選んでください。「照合番号」の列は、行を写すときもそのまま残してください。',
    },
    en: {
      message:
        'cannot tell what "{value}" in "{field}" of the sheet "{sheet}" means; the row alone was left out',
      remedy:
        'Did you mean "{nearest}"? Choose from the list of the cell. Keep the (hidden) column of keys when you copy a row.',
    },
  },
  'review-no-sheet': {
    ja: {
      message: 'この表には「正誤」と「照合番号」の列がありません',
      remedy: 'genchi label 通話のフォルダー -o sheet.xlsx で作った表を直して渡してください。',
    },
    en: {
      message: 'this workbook has no columns "mark" and "key"',
      remedy: 'Give the sheet that "genchi label FOLDER -o sheet.xlsx" wrote, corrected.',
    },
  },
  'label-review-sheet': {
    ja: {
      message: '指摘を確認する表なので、ラベル付きの通話としては読めません',
      remedy:
        '「genchi review import この表」で reviews.jsonl に取り込み、check・eval・fit の --reviews で使ってください。ラベル付きの通話を作るなら、genchi label の表を .csv で書き出して直してください。',
    },
    en: {
      message: 'this is a sheet of findings to review: it cannot be read as labelled calls',
      remedy:
        'Take it in with "genchi review import SHEET", for --reviews of check, eval and fit. For labelled calls, correct the sheet that "genchi label" writes as .csv.',
    },
  },
  'label-no-labels': {
    ja: {
      message: 'ラベルの列（labels）がないので、ラベル付きの通話として読めません',
      remedy: 'genchi label 通話 -o sheet.csv で作った表を直して、--from に指定してください。',
    },
    en: {
      message: 'there is no column of labels ("labels"): these are no labelled calls',
      remedy: 'Correct the sheet that "genchi label CALLS -o sheet.csv" writes, and give it to --from.',
    },
  },
  'label-ending': {
    ja: {
      message: '{ending} のファイルとしては書き出せません',
      remedy: '名前の終わりを {endings} にしてください。',
    },
    en: { message: 'this cannot be written as {ending}', remedy: 'End the name in {endings}.' },
  },
  'review-none': {
    ja: {
      message: '確認の記録がありません',
      remedy:
        '報告のページで保存した reviews.jsonl を、通話のフォルダーに置くか --reviews で指定してください。',
    },
    en: {
      message: 'there are no reviews',
      remedy:
        'Put the reviews.jsonl that you saved from the page beside the calls, or name it with --reviews.',
    },
  },
  'review-no-corrections': {
    ja: {
      message: '「誤り」も「見落とし」もないので、教えることがありません',
      remedy: '報告のページか表で、違う指摘に印を付けてください。',
    },
    en: {
      message: 'nothing is marked wrong or missing: there is nothing to teach',
      remedy: 'Mark what is not right in the page or in the sheet.',
    },
  },
  'review-none-confirmed': {
    ja: {
      message: '確認済みの通話がないので、教えて良くなるか悪くなるかを比べられません',
      remedy: '見終えた通話を「確認済み」にしてください。',
    },
    en: {
      message: 'no call is confirmed, so that nothing tells whether a rule gets better or worse',
      remedy: 'Set the calls that you have been through to "confirmed".',
    },
  },
  'fit-review-worse': {
    ja: {
      message: '教えると悪くなる規則は書き出しませんでした: {rules}',
      remedy: '確認した通話を増やすか、印が合っているか見直してください。',
    },
    en: {
      message: 'rules that got worse by what they were taught were not written: {rules}',
      remedy: 'Confirm more calls, or look again at the marks.',
    },
  },
  'review-rule-unknown': {
    ja: {
      message: '確認結果に、今はない規則「{name}」があります',
      remedy:
        '規則の名前が変わったなら、今の名前に書き換えてください。もしかして「{nearest}」ですか。そのままでも害はありません。',
    },
    en: {
      message: 'the reviews speak of "{name}", which no rule is called',
      remedy:
        'If the rule was renamed, write its new name. Did you mean "{nearest}"? Left as it is it does no harm.',
    },
  },
  'review-conflict': {
    ja: {
      message:
        '確認者の判断が分かれています: {rule}「{evidence}」（通話 {call}。正しい: {right}、誤り: {wrong}）。指摘はそのまま残しました',
      remedy: '話し合って決め、どちらかが報告のページで印を付け直して保存してください。',
    },
    en: {
      message:
        'reviewers differ on {rule} "{evidence}" (call {call}; right: {right}; wrong: {wrong}); the finding stays as it was',
      remedy: 'Agree on it; one of you marks it anew in the page and saves.',
    },
  },
} as const satisfies ProblemCatalogue;
