import type { ProblemCatalogue } from './problem-catalogue.js';

const FIT_AGAIN_JA = '手で直すのが難しいときは genchi fit で作り直してください。';
const FIT_AGAIN_EN = 'If it is hard to mend by hand, make the file again with "genchi fit".';

/** Problems of files of learned weights and of learning from labelled calls. */
export const learnProblems = {
  'model-file-form': {
    ja: {
      message: '学習結果のファイルとして読めません',
      remedy: `先頭行は「{title}」、表の見出しは「{columns}」です。${FIT_AGAIN_JA}`,
    },
    en: {
      message: 'this is no file of learned weights',
      remedy: `It starts with "{title}" and has the column row "{columns}". ${FIT_AGAIN_EN}`,
    },
  },
  'model-file-head': {
    ja: {
      message: '知らない見出し行「{found}」があります',
      remedy: '使える見出し: {allowed}。もしかして「{nearest}」ですか。',
    },
    en: { message: 'unknown head line "{found}"', remedy: 'Allowed: {allowed}. Did you mean "{nearest}"?' },
  },
  'model-file-missing': {
    ja: { message: '見出し行「# {key}」がありません', remedy: FIT_AGAIN_JA },
    en: { message: 'the head line "# {key}" is missing', remedy: FIT_AGAIN_EN },
  },
  'model-file-value': {
    ja: { message: '「{key}」の値「{found}」は使えません', remedy: '次の形で書いてください: {expected}' },
    en: { message: '"{found}" is no value of "{key}"', remedy: 'Write it in this form: {expected}' },
  },
  'model-file-rule': {
    ja: {
      message: '規則の id「{found}」がファイルの置き場所と合いません',
      remedy: 'ファイルを {expected} に置くか、id を直してください。',
    },
    en: {
      message: 'the rule id "{found}" does not fit the path of the file',
      remedy: 'Put the file at {expected}, or mend the id.',
    },
  },
  'model-file-no-rule': {
    ja: {
      message: '規則 {rule} はありません',
      remedy: '規則の YAML を同じ場所に置くか、このファイルを消してください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'there is no rule {rule}',
      remedy: 'Put the YAML file of the rule beside it, or remove this file. Did you mean "{nearest}"?',
    },
  },
  'model-file-no-layer': {
    ja: {
      message: '規則 {rule} の言葉の重みを持つ layer-staff.tsv・layer-caller.tsv がありません',
      remedy: `学習で書き出された model フォルダを丸ごと置いてください。${FIT_AGAIN_JA}`,
    },
    en: {
      message: 'no layer-staff.tsv or layer-caller.tsv weighs the words of {rule}',
      remedy: `Put the whole model folder there that was written. ${FIT_AGAIN_EN}`,
    },
  },
  'model-file-row': {
    ja: {
      message: '行「{found}」が「{columns}」の形ではありません',
      remedy: `列をタブ一つで区切り、重みは小数で書いてください。${FIT_AGAIN_JA}`,
    },
    en: {
      message: 'the row "{found}" is not "{columns}"',
      remedy: `Separate the columns by one tab and write weights as decimals. ${FIT_AGAIN_EN}`,
    },
  },
  'model-file-long': {
    ja: { message: '文字の並び「{feature}」が長すぎます', remedy: '{most} 文字までにしてください。' },
    en: {
      message: 'the run of characters "{feature}" is too long',
      remedy: 'It has at most {most} characters.',
    },
  },
  'model-file-double': {
    ja: { message: '「{feature}」が二度あります', remedy: 'どちらかの行を消してください。' },
    en: { message: '"{feature}" stands twice', remedy: 'Remove one of the rows.' },
  },
  'wordings-rule': {
    ja: {
      message: '見出し「# {found}」に当たる規則がありません',
      remedy: '規則の id か、staff、caller を書いてください。一覧は genchi rules で見られます。',
    },
    en: {
      message: 'the heading "# {found}" names no rule',
      remedy: 'Write the id of a rule, staff or caller; "genchi rules" lists the rules.',
    },
  },
  'wordings-line': {
    ja: {
      message: '行「{found}」を言い回しとして読めません',
      remedy: '「# 規則」の下に「+ 当てたい言い回し」か「- 当ててはいけない言い回し」と書いてください。',
    },
    en: {
      message: 'the line "{found}" is no wording',
      remedy: 'Below "# RULE" write "+ wording to find" or "- wording to pass".',
    },
  },
  'fit-target': {
    ja: {
      message: '目標の適合率 {found} は使えません',
      remedy: '0 より大きく 1 より小さい数を指定してください (例: 0.9)。',
    },
    en: {
      message: '{found} cannot be a target precision',
      remedy: 'Give a number above 0 and below 1, such as 0.9.',
    },
  },
  'fit-few-calls': {
    ja: {
      message: 'ラベル付きの通話が {calls} 件しかありません',
      remedy: '学習には {needed} 件以上必要です。通話を加えてください。',
    },
    en: {
      message: 'there are only {calls} labelled calls',
      remedy: 'Fitting needs {needed} or more: add calls.',
    },
  },
  'fit-unknown-rule': {
    ja: {
      message: '「{id}」という規則はありません',
      remedy: 'genchi rules で一覧を見てください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'there is no rule "{id}"',
      remedy: 'List them with "genchi rules". Did you mean "{nearest}"?',
    },
  },
  'fit-unknown-label': {
    ja: {
      message: '通話 {call} のラベル「{id}」に当たる規則がありません',
      remedy: 'ラベルの綴りを確かめてください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'the label "{id}" in call {call} names no rule',
      remedy: 'Check its spelling. Did you mean "{nearest}"?',
    },
  },
  'fit-flow': {
    ja: {
      message: '「{id}」は他の指摘から導かれるので学習できません',
      remedy: 'もとになる caller/ や practice/ の規則を学習してください。',
    },
    en: {
      message: '"{id}" follows from other findings and cannot be fitted',
      remedy: 'Fit the caller/ and practice/ rules it rests on.',
    },
  },
  'fit-few-labels': {
    ja: {
      message: '「{id}」のラベルが {labelled} 発話にしかありません',
      remedy: '{needed} 発話以上に付けてください。それまではパターンだけで判定します。',
    },
    en: {
      message: 'only {labelled} turns are labelled "{id}"',
      remedy: 'Label {needed} or more; until then the rule works by its patterns alone.',
    },
  },
  'fit-speakers-few': {
    ja: {
      message: '職員と相手の両方が話す通話が {count} 件しかありません',
      remedy: '{least} 件以上の、職員と相手の分かっている通話を渡してください。',
    },
    en: {
      message: 'only {count} calls have both staff and caller',
      remedy: 'Give {least} or more calls in which it is known who is who.',
    },
  },
  'fit-one-class': {
    ja: {
      message: '「{id}」は、ラベルのある発話が {labelled}、ない発話が {without} で、比べられません',
      remedy: 'ラベルのある発話とない発話の両方が入った通話を渡してください。',
    },
    en: {
      message: '"{id}" has {labelled} turns with the label and {without} without: nothing to tell apart',
      remedy: 'Give calls that hold turns with the label and turns without it.',
    },
  },
} as const satisfies ProblemCatalogue;
