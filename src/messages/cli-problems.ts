import type { ProblemCatalogue } from './problem-catalogue.js';

export const cliProblems = {
  'coach-no-output': {
    ja: {
      message: '書き出すファイルが指定されていません',
      remedy: '「-o 振り返り.docx」(または .html)か「--projector 研修.html」を付けてください。',
    },
    en: {
      message: 'no file to write',
      remedy: 'Add "-o sheets.docx" (or .html) or "--projector training.html".',
    },
  },
  'coach-ending': {
    ja: {
      message: '振り返りシートとして書き出せない種類のファイルです',
      remedy: '名前の終わりを .docx か .html にしてください。',
    },
    en: { message: 'sheets cannot be written in this form', remedy: 'End the name in .docx or .html.' },
  },
  'kind-unreadable': {
    ja: {
      message: '{ending} のファイルは読めません: {count} 件（{files}）',
      remedy:
        '書き起こしなら、作ったソフトで開き、テキスト、CSV、.docx、.xlsx のどれかで保存し直して、同じフォルダーに置いてください。',
    },
    en: {
      message: 'files ending in {ending} cannot be read: {count} ({files})',
      remedy:
        'If they are transcripts, open them in the program that wrote them and save them as text, CSV, .docx or .xlsx in the same folder.',
    },
  },
  'kind-archive': {
    ja: {
      message: '{ending} の圧縮ファイルは開けません: {count} 件（{files}）',
      remedy: '同じフォルダーに展開してください。.zip ならそのまま読めます。',
    },
    en: {
      message: 'archives ending in {ending} cannot be opened: {count} ({files})',
      remedy: 'Unpack them in the same folder. A .zip is read as it is.',
    },
  },
  'archive-encrypted': {
    ja: {
      message: 'パスワードのかかった .zip です。',
      remedy: 'パスワードを入れて同じフォルダーに展開してください。',
    },
    en: {
      message: 'This .zip is protected by a password.',
      remedy: 'Unpack it with its password in the same folder.',
    },
  },
  'archive-empty': {
    ja: { message: '.zip にファイルが入っていません。', remedy: '書き起こしを入れ直してください。' },
    en: { message: 'The .zip holds no file.', remedy: 'Pack the transcripts again.' },
  },
  'archive-invalid': {
    ja: {
      message: '.zip として開けません: {reason}',
      remedy: 'エクスプローラーなどで開けるか確かめ、展開したフォルダーを指定してください。',
    },
    en: {
      message: 'This cannot be opened as a .zip: {reason}',
      remedy: 'See whether another program opens it, and name the folder that you unpacked it to.',
    },
  },
  'kind-sound': {
    ja: {
      message: '音声・動画（{ending}）を {count} 件飛ばしました: {files}',
      remedy: '音声認識で書き起こした結果を置いてください。書き起こしがあるなら、何もしなくてかまいません。',
    },
    en: {
      message: '{count} recordings ({ending}) were left out: {files}',
      remedy: 'Put transcripts of them there; where there are some already, nothing is needed.',
    },
  },
  'kind-left-out': {
    ja: {
      message: '{ending} のファイルを {count} 件飛ばしました: {files}',
      remedy: '書き起こしなら、ファイルを直接指定するか、拡張子を .txt などに直してください。',
    },
    en: {
      message: '{count} files ending in {ending} were left out: {files}',
      remedy: 'If they are transcripts, name the files themselves, or rename them to .txt and the like.',
    },
  },
  'manifest-double': {
    ja: {
      message: 'マニフェストが二つあります（もう一つは {other}）。どちらも使っていません',
      remedy: '一つだけ残すか、使うほうを --manifest で指定してください。',
    },
    en: {
      message: 'there are two manifests (the other is {other}); neither was used',
      remedy: 'Keep one of them, or name it with --manifest.',
    },
  },
  'manifest-lost': {
    ja: {
      message: 'マニフェストにあるファイルが見つかりません: {count} 件（{files}）',
      remedy: '移動や改名をしたなら file 列を直してください。もう要らない行なら、そのままで構いません。',
    },
    en: {
      message: 'files of the manifest were not found: {count} ({files})',
      remedy:
        'Where they were moved or renamed, mend the column "file". Rows that are no longer needed may stay.',
    },
  },
  'speaker-list-used': {
    ja: {
      message: '話者の一覧として使いました（{rows} 人）。',
      remedy:
        '同じフォルダーの通話に出てくる名前が職員側か相手側かを、ここから読みました。通話の表なら、ファイルを直接指定するか、別のフォルダーに移してください。',
    },
    en: {
      message: 'used as a list of who speaks ({rows} speakers)',
      remedy:
        'It tells the sides of the names in the calls of its folder. Where it is a table of calls, name it by itself or move it to another folder.',
    },
  },
  'file-list-used': {
    ja: {
      message: 'ファイルの一覧として使いました（{rows} 行のうち {files} 件のファイルが当てはまります）。',
      remedy:
        '担当者や日時など、通話そのものに書かれていないことを補いました。通話の表なら、ファイルを直接指定するか、別のフォルダーに移してください。',
    },
    en: {
      message: 'used as a list of the files ({files} files found in {rows} rows)',
      remedy:
        'It adds what the calls do not tell themselves, such as agent and date. Where it is a table of calls, name it by itself or move it to another folder.',
    },
  },
  'manifest-no-file': {
    ja: {
      message: 'マニフェストのどの行のファイルも、読む対象にありません（例: {file}）',
      remedy: 'file 列はマニフェストのあるフォルダーから見た場所で書いてください。',
    },
    en: {
      message: 'no file of the manifest is among the inputs (as {file})',
      remedy: 'Paths in its column "file" are relative to the folder of the manifest.',
    },
  },
  'format-contradicts': {
    ja: {
      message: '出力先の拡張子（{ending}）が、形式 {format} と合いません',
      remedy: '拡張子を .{extension} にするか、-f を外して拡張子に任せてください。',
    },
    en: {
      message: 'the ending of the output ({ending}) contradicts the format {format}',
      remedy: 'Name the file .{extension}, or leave -f out and let the ending tell.',
    },
  },
  'group-field-missing': {
    ja: {
      message: '--group-by の項目「{name}」はどの通話にもありません。使える項目: {fields}',
      remedy: '{suggestion}上の項目のどれかを指定してください。表の列なら見出しの名前です。',
    },
    en: {
      message: 'no call has the field "{name}" of --group-by. There are: {fields}',
      remedy: '{suggestion}Name one of these; a column of a table has the name of its header.',
    },
  },
  'match-nothing': {
    ja: {
      message: 'パターンを試す文がありません',
      remedy:
        "genchi match 'パターン' '文' のように文を続けるか、標準入力から渡してください(--role を付けると、反対側の発話は除かれます)。",
    },
    en: {
      message: 'there is no line to try the pattern on',
      remedy:
        "Write genchi match 'PATTERN' 'TEXT', or give lines on standard input (--role leaves out those of the other side).",
    },
  },
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
      message: 'そういう名前のファイルもフォルダーもなく、グロブとして当たるファイルもありません',
      remedy: '綴りと作業フォルダーを確かめてください。',
    },
    en: {
      message: 'no file is called so, no folder either, and as a glob it matches none',
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
  'output-disk-full': {
    ja: {
      message: '書き込めません: ディスクに空きがありません',
      remedy: '空きを作るか、別の場所を指定して、もう一度実行してください。途中までの報告は残していません。',
    },
    en: {
      message: 'cannot be written: the disk is full',
      remedy: 'Make room or name another place, and run it again. No part of a report was left.',
    },
  },
  'page-large': {
    ja: {
      message:
        'HTML のページが {megabytes} MB を超えました。ブラウザーで開くのに時間がかかり、開けないこともあります',
      remedy:
        'genchi check の --min-severity や --only で絞るか、フォルダーごとに分けて実行するか、xlsx・csv・jsonl で書き出してください。',
    },
    en: {
      message: 'the page is larger than {megabytes} MB: browsers take long to open it, or cannot',
      remedy:
        'Report less with --min-severity or --only of genchi check, run it folder by folder, or write xlsx, csv or jsonl.',
    },
  },
  'workbook-large': {
    ja: {
      message:
        'Excel のブックが {rows} 行を超えました。作るのに 1 GB を超えるメモリーがかかり、1,048,576 行より後ろの指摘と通話は入りません',
      remedy:
        'genchi check の --min-severity や --only で絞るか、フォルダーごとに分けて実行するか、csv・jsonl で書き出してください。',
    },
    en: {
      message:
        'the workbook has more than {rows} rows: making it takes more than 1 GB of memory, and findings and calls beyond row 1,048,576 are left out',
      remedy:
        'Report less with --min-severity or --only of genchi check, run it folder by folder, or write csv or jsonl.',
    },
  },
  'resume-no-output': {
    ja: {
      message: '--resume には報告を書くファイルが必要です',
      remedy: '-o ファイル か --report 形式:ファイル を指定してください。',
    },
    en: {
      message: '--resume needs a file for the report',
      remedy: 'Name one with -o FILE or --report FORMAT:FILE.',
    },
  },
  'cache-shared': {
    ja: {
      message:
        '結果を置くフォルダーに他の利用者も書き込めるか、リンクになっています。ご自分だけが書き込めるファイルの結果のみを使います',
      remedy: 'ご自分だけが書き込めるフォルダーにするか(chmod 700)、別のフォルダーを指定してください。',
    },
    en: {
      message:
        'the folder of results is a link or can be written to by others: only results in files that are yours alone are taken',
      remedy: 'Make it yours alone (chmod 700), or name another folder.',
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
  'output-name-windows': {
    ja: {
      message: '書き込めません: Windows では「{name}」という名前のファイルやフォルダーを作れません',
      remedy:
        'CON・NUL・COM1 などの名前、< > : " | ? * を含む名前、点や空白で終わる名前を避け、別の名前を指定してください。',
    },
    en: {
      message: 'cannot be written: Windows has no file or folder named "{name}"',
      remedy:
        'Choose another name: none of CON, NUL, COM1 …, without < > : " | ? *, and not ending in a dot or a blank.',
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
  'cache-redacted': {
    ja: {
      message: '--cache と --resume は発話をそのまま保存するため、--redact とは一緒に使えません',
      remedy:
        '--redact かこれらの一方だけにしてください。設定ファイルに redact があれば、別の設定を --config で指定してください。',
    },
    en: {
      message: '--cache and --resume keep what was said as it is, so neither can be used with --redact',
      remedy:
        'Use the one or the other. Where the configuration says redact, name another one with --config.',
    },
  },
  'trace-redacted': {
    ja: {
      message: '--trace は発話をそのまま示すため、--redact とは一緒に使えません',
      remedy:
        'どちらか一方にしてください。設定ファイルに redact があれば、別の設定を --config で指定してください。',
    },
    en: {
      message: '--trace shows what was said as it is, so it cannot be used with --redact',
      remedy: 'Use one of them. Where the configuration says redact, name another one with --config.',
    },
  },
  'config-rule-unknown': {
    ja: {
      message: '設定ファイルの {key} にある「{name}」という規則はありません',
      remedy: 'genchi rules で一覧を見てください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: '{key} in the configuration names "{name}", which is no rule',
      remedy: 'List them with "genchi rules". Did you mean "{nearest}"?',
    },
  },
  'config-no-minutes': {
    ja: {
      message: '設定ファイルの minutes にある規則「{name}」は時間を数えません',
      remedy: '時間を数える規則: {known}',
    },
    en: {
      message: 'minutes in the configuration names "{name}", a rule that counts no minutes',
      remedy: 'These do: {known}.',
    },
  },
  'config-agent-double': {
    ja: {
      message: '表記「{spelling}」が、agents の「{other}」と「{name}」の両方にあります',
      remedy: 'どちらの人の表記か決めて、一方から除いてください。',
    },
    en: {
      message: 'the spelling "{spelling}" stands under both "{other}" and "{name}" of agents',
      remedy: 'Leave it with the one whose it is.',
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
  'output-to-terminal': {
    ja: {
      message: '{format} は画面に表示できない形式です',
      remedy: '-o 報告.{extension} のように、書き込むファイルを指定してください。',
    },
    en: {
      message: '{format} is no form that a terminal can show',
      remedy: 'Name a file to write, such as -o report.{extension}.',
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
