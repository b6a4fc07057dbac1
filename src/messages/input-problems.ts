import type { ProblemCatalogue } from './problem-catalogue.js';

/** Problems of inputs. `{names}` and the like are filled with the problem's arguments. */
export const inputProblems = {
  'input-empty': {
    ja: {
      message: 'ファイルに内容がありません。',
      remedy: '書き起こしの入ったファイルを指定してください。',
    },
    en: { message: 'The file is empty.', remedy: 'Give a file that holds a transcript.' },
  },
  'input-binary': {
    ja: {
      message: 'テキストではないファイルです（音声・画像・文書など）。',
      remedy: '書き起こしをテキスト、CSV、JSON、VTT、xlsx などで書き出したものを指定してください。',
    },
    en: {
      message: 'The file is not text (sound, image, document …).',
      remedy: 'Export the transcript as text, CSV, JSON, VTT or xlsx and give that file.',
    },
  },
  'input-unreadable': {
    ja: {
      message: '読み込みの途中で失敗しました: {reason}',
      remedy: 'ファイルの場所と読み取り権限を確かめてください。',
    },
    en: {
      message: 'Reading failed: {reason}',
      remedy: 'Check where the file is and whether you may read it.',
    },
  },
  'input-too-large': {
    ja: {
      message: 'この形式で一度に読める大きさ（{limit} MiB）を超えています。',
      remedy: '通話ごとのファイルに分けるか、少しずつ読める JSON Lines か CSV に変換してください。',
    },
    en: {
      message: 'The file is larger than {limit} MiB, the limit of formats that are read whole.',
      remedy:
        'Split it into one file per call, or convert it to JSON Lines or CSV, which are read bit by bit.',
    },
  },
  'input-too-many-lines': {
    ja: {
      message: '{limit} 行を超えるテキストです。',
      remedy: '通話ごとのファイルに分けてください。',
    },
    en: {
      message: 'The text has more than {limit} lines.',
      remedy: 'Split it into one file per call.',
    },
  },
  'input-line-too-long': {
    ja: {
      message: '1 行が {limit} 文字を超えています。',
      remedy: '発話ごとに行を分けてください。改行が失われていないか確かめてください。',
    },
    en: {
      message: 'A line is longer than {limit} characters.',
      remedy: 'Give every turn a line of its own; check whether line breaks were lost.',
    },
  },
  'input-too-complex': {
    ja: {
      message: '入力が複雑すぎて読めません。この入力の残りは読んでいません。',
      remedy: 'ファイルが壊れていないか確かめ、通話ごとのファイルに分けてください。',
    },
    en: {
      message: 'The input is too complex to be read. The rest of it was not read.',
      remedy: 'Check whether the file is damaged, and split it into one file per call.',
    },
  },
  'input-undecodable': {
    ja: {
      message: '文字コード {encoding} として読めないバイトがあります。',
      remedy:
        '正しい文字コードを --encoding で指定してください（例: --encoding shift_jis）。正しい場合は、その行の文字を直してください。',
    },
    en: {
      message: 'There are bytes that {encoding} does not have.',
      remedy:
        'Name the right encoding with --encoding (as in --encoding shift_jis). If it is right, mend the characters of this line.',
    },
  },
  'input-format-unlike': {
    ja: {
      message: '{format} の形式として読めません。',
      remedy: '--input を外して自動判別にするか、正しい形式名を指定してください。',
    },
    en: {
      message: 'This cannot be read as {format}.',
      remedy: 'Leave --input out, so that the format is told by the content, or name the right one.',
    },
  },
  'input-old-excel': {
    ja: {
      message:
        'この Excel ブック（.xls）は読めません。パスワードで保護されているか、Excel 95 以前の形式か、壊れています。',
      remedy: 'Excel で開き、パスワードなしの「Excel ブック (.xlsx)」か「CSV UTF-8」で保存し直してください。',
    },
    en: {
      message: 'This Excel file (.xls) cannot be read: it is protected, older than Excel 97, or damaged.',
      remedy: 'Open it in Excel and save it without a password as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
    },
  },
  'input-old-word': {
    ja: {
      message: '古い Word 形式（.doc）または保護された文書は読めません。',
      remedy: 'Word で開き、パスワードなしの「Word 文書 (.docx)」で保存し直してください。',
    },
    en: {
      message: 'Old Word files (.doc) and protected documents cannot be read.',
      remedy: 'Open it in Word and save it without a password as "Word Document (.docx)".',
    },
  },
  'mail-attached': {
    ja: {
      message: 'メールの本文にも、添付ファイルにも通話が見つかりません。添付ファイル: {files}',
      remedy: '添付ファイルを保存して同じフォルダーに置くと、読めない理由が分かります。',
    },
    en: {
      message: 'Neither the text of the mail nor what is attached holds a call. Attached: {files}',
      remedy: 'Save the attached files in the same folder to see why they cannot be read.',
    },
  },
  'json-syntax': {
    ja: {
      message: 'JSON の書き方に誤りがあります。「{near}」の付近です。',
      remedy: '示された位置を確かめてください。余分なカンマ、閉じていない引用符や括弧がよくある原因です。',
    },
    en: {
      message: 'This is not valid JSON; the fault is near "{near}".',
      remedy: 'Look at the place given. A surplus comma or an open quote or bracket is the usual cause.',
    },
  },
  'json-truncated': {
    ja: {
      message: 'JSON が途中で終わっています。',
      remedy: 'ファイルが最後まで書き出されているか確かめ、もう一度取得してください。',
    },
    en: {
      message: 'The JSON ends too early.',
      remedy: 'Check that the file was written to its end, and fetch it again.',
    },
  },
  'json-too-deep': {
    ja: {
      message: 'JSON の入れ子が {depth} 段より深くなっています。',
      remedy: '書き起こしにはない深さです。ファイルが正しいか確かめてください。',
    },
    en: {
      message: 'The JSON nests deeper than {depth} levels.',
      remedy: 'No transcript does. Check that this is the right file.',
    },
  },
  'json-too-many-values': {
    ja: {
      message: 'JSON の値が {limit} 個を超えています。',
      remedy: '通話ごとのファイルに分けるか、1 行 1 通話の JSON Lines に変換してください。',
    },
    en: {
      message: 'The JSON has more than {limit} values.',
      remedy: 'Split it into one file per call, or convert it to JSON Lines, one call a line.',
    },
  },
  'json-line-too-long': {
    ja: {
      message: '1 行が {limit} 文字を超えています。この行は読み飛ばしました。',
      remedy: 'JSON Lines は 1 行に 1 通話です。行が正しく区切られているか確かめてください。',
    },
    en: {
      message: 'The line is longer than {limit} characters and was left out.',
      remedy: 'JSON Lines hold one call a line. Check that the lines are parted.',
    },
  },
  'json-not-a-call': {
    ja: {
      message: '知っている形の書き起こしではない JSON です。{path}',
      remedy:
        '{"turns": [{"speaker": "staff", "text": "…"}]} の形にするか、docs/formats.ja.md にある形式で書き出してください。',
    },
    en: {
      message: 'This JSON is no transcript in a known form. {path}',
      remedy:
        'Write {"turns": [{"speaker": "staff", "text": "…"}]}, or export one of the forms in docs/formats.md.',
    },
  },
  'call-empty': {
    ja: {
      message: '通話「{id}」に発話がありません。',
      remedy: '書き起こしが空でないか確かめてください。',
    },
    en: {
      message: 'Nobody says anything in the call "{id}".',
      remedy: 'Check that its transcript is not empty.',
    },
  },
  'calls-silent': {
    ja: {
      message: '発話のない通話が {calls} 件あります（{ids}）。通話として数えていません。',
      remedy: '無言や間違い電話、書き起こしのない案件なら、そのままでかまいません。',
    },
    en: {
      message: 'Nobody says anything in {calls} calls ({ids}); they are not counted.',
      remedy: 'Nothing need be done where nobody spoke or the call was not transcribed.',
    },
  },
  'calls-without-dialogue': {
    ja: {
      message:
        '誰の発話かを示す行のない記録が {calls} 件あります（{ids}）。やり取りの書き起こしではないとみて、通話として数えていません。',
      remedy:
        '要約や処理の控えだけなら、そのままで構いません。やり取りがあれば、行の頭に「職員：」「相手：」のように書いてください。',
    },
    en: {
      message:
        '{calls} records have no line that says who speaks ({ids}); they are taken for notes and not counted as calls.',
      remedy:
        'Nothing need be done where they are summaries. Where they hold a dialogue, begin its lines with "職員：" or "相手：".',
    },
  },
  'call-too-long': {
    ja: {
      message: '通話「{id}」が {limit} 文字を超えています。この通話は分析していません。',
      remedy:
        '複数の通話が 1 つになっていないか確かめてください。表なら、通話IDの列を --column call=見出し で指定できます。',
    },
    en: {
      message: 'The call "{id}" is longer than {limit} characters and was not analysed.',
      remedy:
        'Check whether several calls have become one. In a table, name the column with the id of the call with --column call=HEADER.',
    },
  },
  'call-too-many-speakers': {
    ja: {
      message: '通話「{id}」に {limit} 人を超える話者名があります。この通話は分析していません。',
      remedy: '話者の列や項目に発話が入っていないか、複数の通話が 1 つになっていないか確かめてください。',
    },
    en: {
      message: 'The call "{id}" has the names of more than {limit} speakers and was not analysed.',
      remedy: 'Check whether speech stands where speakers should, and whether several calls have become one.',
    },
  },
  'turn-too-long': {
    ja: {
      message: '通話「{id}」に {limit} 文字を超える発話があります。この通話は分析していません。',
      remedy: '話者が替わるところで発話を分けてください。',
    },
    en: {
      message: 'The call "{id}" has a turn of more than {limit} characters and was not analysed.',
      remedy: 'Begin a new turn wherever the speaker changes.',
    },
  },
  'turn-invalid': {
    ja: {
      message: '{path} が正しくありません。',
      remedy: '発話は {"speaker": "staff", "text": "…"} の形で、speaker と text は文字列にしてください。',
    },
    en: {
      message: '{path} is not valid.',
      remedy: 'A turn is {"speaker": "staff", "text": "…"}, both of them strings.',
    },
  },
  'labels-invalid': {
    ja: {
      message: '{path} がラベルの一覧になっていません。',
      remedy: '[{"id": "staff/…", "evidence": "…"}] の形にしてください。evidence は省けます。',
    },
    en: {
      message: '{path} is no list of labels.',
      remedy: 'Write [{"id": "staff/…", "evidence": "…"}]; evidence may be left out.',
    },
  },
  'labels-cell': {
    ja: {
      message: 'ラベルのセル「{cell}」が読めません。',
      remedy:
        '「staff/premature-apology「申し訳ございません」; staff/…」のように、id を ; で区切って書いてください。',
    },
    en: {
      message: 'the labels cell "{cell}" is not understood.',
      remedy: 'Write ids separated by ";", e.g. staff/premature-apology「申し訳ございません」; staff/…',
    },
  },
  'speaker-unknown': {
    ja: {
      message: '職員側か相手側か分からない話者がいます: {names}。{calls} 件の通話を分析していません。',
      remedy:
        '話者ごとに、職員側なら {staffOption}、相手側なら {callerOption} のように指定してください。設定ファイルの speakers、または genchi inputs --write-manifest が書き出す表にも書けます。',
    },
    en: {
      message: 'It is not known whose side these speakers are on: {names}. Calls not analysed: {calls}.',
      remedy:
        'Say so for each of them: {staffOption} for our own side, {callerOption} for the other. The configuration\'s "speakers" does the same, and so does the table of genchi inputs --write-manifest.',
    },
  },
  'speaker-missing': {
    ja: {
      message: '通話「{id}」に、話者の示されていない発話があります。',
      remedy:
        '話者分離（またはチャンネル分離）を有効にして書き起こすか、話者名を付けてください。名前は --speaker で対応付けられます。',
    },
    en: {
      message: 'The call "{id}" has speech without a speaker.',
      remedy:
        'Transcribe it with speaker diarization or separate channels, or add the names; --speaker maps them.',
    },
  },
  'speaker-not-guessed': {
    ja: {
      message:
        '話者が職員側か相手側か、名前からも話の内容からも分かりません: {names}。{calls} 件の通話を分析していません。',
      remedy:
        '話者ごとに、職員側なら {staffOption}、相手側なら {callerOption} のように指定してください。設定ファイルの speakers、または genchi inputs --write-manifest が書き出す表にも書けます。',
    },
    en: {
      message:
        'Neither names nor words tell whose side these speakers are on: {names}. Calls not analysed: {calls}.',
      remedy:
        'Say so for each of them: {staffOption} for our own side, {callerOption} for the other. The configuration\'s "speakers" does the same, and so does the table of genchi inputs --write-manifest.',
    },
  },
  'speakers-left-out': {
    ja: {
      message:
        '次の話者の行は、システムの表示など人の発話ではないか、職員側か相手側か分からないため、除いて読みました: {names}（{calls} 件の通話）。',
      remedy:
        '人の発話であれば、職員側なら {staffOption}、相手側なら {callerOption} のように指定してください。そうでなければ、そのままで構いません。',
    },
    en: {
      message:
        'Lines of these speakers were left out, for they are a program or nothing tells whose side they are on: {names}. Calls read without them: {calls}.',
      remedy:
        'Where they are what somebody says, tell so: {staffOption} for our own side, {callerOption} for the other. Else nothing need be done.',
    },
  },
  'speakers-inferred': {
    ja: {
      message:
        '話者がどこにも示されていない {calls} 件の通話を、話の内容から職員側と相手側に分けて読みました（推測: {ids}）。逆の側になった発話があるかもしれません。',
      remedy:
        '話者分離（またはチャンネル分離）を有効にして書き起こすと確かです。推測しないときは --no-guess-speakers を付けてください。',
    },
    en: {
      message:
        'No speaker is named in {calls} calls; their turns were put on the sides that the words tell (inferred: {ids}). Some may be on the wrong one.',
      remedy:
        'Transcribe with speaker diarization or separate channels to be sure, or add --no-guess-speakers to leave such calls unread.',
    },
  },
  'speakers-swapped': {
    ja: {
      message:
        '職員側と相手側が逆のようです。{of} 件中 {calls} 件の通話で、双方の話し方が対応付けと合いません（{ids}）。',
      remedy: '逆であれば {options} と指定してください。正しければ、そのままで構いません。',
    },
    en: {
      message:
        'The two sides look swapped: in {calls} of {of} calls both speak as the other side does ({ids}).',
      remedy: 'If they are, say {options}. If they are right, nothing need be done.',
    },
  },
  'call-one-speaker': {
    ja: {
      message:
        '一人だけが話す通話になりました（{calls} 件: {ids}）。話者の読み取りに誤りがあるかもしれません。',
      remedy:
        '元のファイルと見比べてください。相手側のファイルが別にあれば同じフォルダーに置き、表なら --column speaker=見出し で話者の列を指定してください。',
    },
    en: {
      message: 'Only one person speaks in {calls} calls ({ids}). The speakers may be misread.',
      remedy:
        'Compare with the file. If the other side has a file of its own, put it beside this one; in a table name the column with --column speaker=HEADER.',
    },
  },
  'call-one-turn': {
    ja: {
      message:
        '一つの発話がほとんど全文を占めています（{calls} 件: {ids}）。話者の切れ目を読み落としたかもしれません。',
      remedy:
        '元のファイルと見比べてください。発話ごとに「職員：…」「お客様：…」のように話者名を付けると読めます。',
    },
    en: {
      message:
        'One turn holds nearly all the words in {calls} calls ({ids}). Changes of speaker may be missed.',
      remedy: 'Compare with the file. A name before each turn, as "職員：…" and "お客様：…", is always read.',
    },
  },
  'call-few-words': {
    ja: {
      message:
        '通話の長さの割に、言葉がごく少ししかありません（{calls} 件: {ids}）。一部しか読めていないかもしれません。',
      remedy:
        '元のファイルと見比べてください。JSON や表なら、全文の入った形式（CSV、テキスト）で書き出し直してください。',
    },
    en: {
      message: '{calls} calls have very few words for their length ({ids}). Perhaps only a part was read.',
      remedy:
        'Compare with the file. Export JSON or tables again in a form that holds all the words, as CSV or text.',
    },
  },
  'call-times-backwards': {
    ja: {
      message:
        '発話の時刻が何度も前に戻ります（{calls} 件: {ids}）。発話の順か、通話の分け方が違うかもしれません。',
      remedy: '時刻の順に並べ直すか、通話ごとの番号の列を --column call=見出し で指定してください。',
    },
    en: {
      message:
        'The times run backwards again and again in {calls} calls ({ids}). The order or the parting of calls may be wrong.',
      remedy: 'Sort by time, or name the column that tells calls apart with --column call=HEADER.',
    },
  },
  'table-without-speakers': {
    ja: {
      message: '発話と時刻の表ですが、話者の列がありません。',
      remedy:
        '話者分離を有効にして書き起こすか、話し手ごとのファイルなら「通話_agent.tsv」と「通話_customer.tsv」のような名前で同じフォルダーに置いてください。話者の列があるなら --column speaker=見出し で指定してください。',
    },
    en: {
      message: 'The table has speech and times, but no column of speakers.',
      remedy:
        'Transcribe it with speaker diarization; or, where each side has a file, name them like "call_agent.tsv" and "call_customer.tsv" and put them into one folder. Where a column tells who speaks, name it with --column speaker=HEADER.',
    },
  },
  'table-without-speech': {
    ja: {
      message: 'ファイルの一覧で、発話がありません。通話としては読みませんでした。',
      remedy:
        'そのままでかまいません。通話ごとの担当者や日時を使うには、file・call・agent・date の列を付けて --manifest で指定してください。発話の表なら --column speaker=見出し --column text=見出し で指定してください。',
    },
    en: {
      message: 'The table lists files and holds no speech; no call was read from it.',
      remedy:
        'Nothing need be done. To use what it tells of the calls, give it the columns file, call, agent and date and name it with --manifest. Where it holds speech, name the columns with --column speaker=HEADER --column text=HEADER.',
    },
  },
  'table-of-scores': {
    ja: {
      message: '項目と点数の表で、発話がありません。通話としては読みませんでした。',
      remedy:
        'そのままでかまいません。発話の表なら --column speaker=見出し --column text=見出し で指定してください。',
    },
    en: {
      message: 'The table holds items and scores and no speech; no call was read from it.',
      remedy:
        'Nothing need be done. Where it holds speech, name the columns with --column speaker=HEADER --column text=HEADER.',
    },
  },
  'file-few-letters-said': {
    ja: {
      message:
        'ファイルの文章の多くが、どの通話の発話にも入っていません（発話は約 {percent} %）。読み落としがあるかもしれません。',
      remedy:
        '元のファイルと見比べてください。表なら --column text=見出し で発話の列を、テキストなら「職員：…」「お客様：…」のような話者名を確かめてください。通話のほかに解説や要約が多いファイルなら、そのままでかまいません。',
    },
    en: {
      message:
        'Most of the text of the file stands in no turn of any call (about {percent} % does). Something may have been lost.',
      remedy:
        'Compare with the file. In a table name the column of speech with --column text=HEADER; in a text look at the names of speakers. Where a file holds explanations or summaries beside the calls, nothing need be done.',
    },
  },
  'text-without-speakers': {
    ja: {
      message: '誰の発話かを示す行が見つかりません。',
      remedy:
        '「職員：…」「お客様：…」のように書くか、話者名だけの行の次の行に発話を書いてください。独自の名前は --speaker staff=名前 で対応付けられます。',
    },
    en: {
      message: 'No line says who speaks.',
      remedy:
        'Write "staff: …" and "customer: …", or the name alone on a line and the speech on the next. Map other names with --speaker staff=NAME.',
    },
  },
  'table-columns': {
    ja: {
      message: '表に{missingInJapanese}の列が見つかりません。見出し: {headers}',
      remedy:
        '列の見出しを --column で指定してください（例: {option}）。見出しの行がない表なら、先頭に「通話ID,話者,発話」のような行を加えてください。',
    },
    en: {
      message: 'The table has no column for {missing}. Its headers are: {headers}',
      remedy:
        'Name the header with --column (as in {option}). Where the table has no header row, add one such as "call,speaker,text".',
    },
  },
  'table-column-unknown': {
    ja: {
      message: '指定された列「{header}」が表にありません。見出し: {headers}',
      remedy: '{suggestion}--column の指定を見出しに合わせてください。',
    },
    en: {
      message: 'The table has no column "{header}". Its headers are: {headers}',
      remedy: '{suggestion}Let --column name one of the headers.',
    },
  },
  'table-cell-too-long': {
    ja: {
      message: '1 つのセルが {limit} 文字を超えています。ここから先は読んでいません。',
      remedy: '引用符の閉じ忘れがないか確かめてください。',
    },
    en: {
      message: 'A cell is longer than {limit} characters; nothing was read from here on.',
      remedy: 'Check that every quote is closed.',
    },
  },
  'table-too-wide': {
    ja: {
      message: '列が {limit} より多くあります。ここから先は読んでいません。',
      remedy: '書き起こしの表かどうか、区切り文字が正しいか確かめてください。',
    },
    en: {
      message: 'There are more than {limit} columns; nothing was read from here on.',
      remedy: 'Check that this is a table of a transcript and that its delimiter is right.',
    },
  },
  'table-quote-open': {
    ja: {
      message: 'ここで開いた引用符が閉じていません。この行から先は読んでいません。',
      remedy: '引用符を閉じるか、文字としての引用符は "" と 2 つ重ねてください。',
    },
    en: {
      message: 'The quote that opens here is never closed; nothing was read from this row on.',
      remedy: 'Close it, or write a quote that is meant as a character twice ("").',
    },
  },
  'table-call-split': {
    ja: {
      message: '通話「{id}」の行が離れた所にもあります。別の通話として扱いました。',
      remedy: '大きな表は通話IDで並べ替えてください。',
    },
    en: {
      message: 'Rows of the call "{id}" stand far apart; the later ones were taken for another call.',
      remedy: 'Sort a large table by the id of the call.',
    },
  },
  'subtitles-cue-invalid': {
    ja: {
      message: '字幕の時刻の行が正しくありません: 「{near}」',
      remedy:
        '「00:00:01.000 --> 00:00:04.000」の形にしてください。途中で切れたファイルなら、もう一度書き出してください。',
    },
    en: {
      message: 'This line should be the time of a cue: "{near}"',
      remedy: 'Write it as "00:00:01.000 --> 00:00:04.000". If the file was cut off, export it again.',
    },
  },
  'vendor-field-missing': {
    ja: {
      message: '{format} の書き起こしに必要な {path} がないか、形が違います。',
      remedy: '書き起こしの処理が完了した結果ファイルか、また省略した出力ではないか確かめてください。',
    },
    en: {
      message: 'A transcript of {format} needs {path}, which is missing or of another form.',
      remedy: 'Check that the file is the finished result of a transcription, and not a shortened one.',
    },
  },
  'recogniser-failed': {
    ja: {
      message: '{format} が、認識の失敗を報告しています: {reason}',
      remedy: '音声認識をもう一度実行し、成功した結果を指定してください。',
    },
    en: {
      message: '{format} reports that recognition failed: {reason}',
      remedy: 'Run it again and give the result that succeeded.',
    },
  },
  'xlsx-invalid': {
    ja: {
      message: 'Excel ブックとして読めません: {reason}',
      remedy: 'Excel で開けるか確かめ、「Excel ブック (.xlsx)」で保存し直してください。',
    },
    en: {
      message: 'This cannot be read as an Excel workbook: {reason}',
      remedy: 'Check that Excel opens it, and save it as "Excel Workbook (.xlsx)" again.',
    },
  },
  'xlsx-too-large': {
    ja: {
      message: 'ブックを展開すると {limit} MiB を超えます。',
      remedy: '書き起こしのシートだけを CSV UTF-8 で保存して指定してください。',
    },
    en: {
      message: 'Unpacked, the workbook is larger than {limit} MiB.',
      remedy: 'Save the sheet with the transcripts as CSV UTF-8 and give that file.',
    },
  },
  'xlsx-doctype': {
    ja: {
      message: 'ブックの中の XML に文書型宣言（DOCTYPE）があります。安全のため読みません。',
      remedy: 'Excel で開いて保存し直してください。',
    },
    en: {
      message: 'The XML of the workbook declares a document type; for safety it is not read.',
      remedy: 'Open the file in Excel and save it again.',
    },
  },
  'xlsx-no-sheet': {
    ja: {
      message: 'ブックに内容のあるシートがありません。',
      remedy: '1 枚目のシートに、見出し行のある表を置いてください。',
    },
    en: {
      message: 'The workbook has no sheet with content.',
      remedy: 'Put a table with a header row on the first sheet.',
    },
  },
  'html-too-deep': {
    ja: {
      message: 'HTML の入れ子が {depth} 段より深くなっています。',
      remedy: 'ブラウザーで開き、文字を選んでコピーし、.txt に貼り付けてください。',
    },
    en: {
      message: 'The HTML nests deeper than {depth} levels.',
      remedy: 'Open it in a browser and copy the text into a .txt file.',
    },
  },
  'odf-invalid': {
    ja: {
      message: 'OpenDocument（.odt・.ods）として読めません: {reason}',
      remedy: 'LibreOffice などで開けるか確かめ、パスワードなしで保存し直してください。',
    },
    en: {
      message: 'This cannot be read as an OpenDocument file: {reason}',
      remedy: 'Check that LibreOffice opens it, and save it again without a password.',
    },
  },
  'xml-invalid': {
    ja: {
      message: 'XML の書き方に誤りがあるか、DOCTYPE があります: {reason}',
      remedy: '示された位置を確かめるか、書き出したシステムから CSV で出し直してください。',
    },
    en: {
      message: 'This is not valid XML, or it has a DOCTYPE: {reason}',
      remedy: 'Look at the place given, or export it as CSV from the system that wrote it.',
    },
  },
  'xml-not-a-call': {
    ja: {
      message: '発話の並びが見つからない XML です。',
      remedy:
        '書き起こしなら、書き出したシステムから CSV、テキスト、JSON のどれかで出し直してください。違うなら、別のフォルダーに移してください。',
    },
    en: {
      message: 'This XML holds no list of utterances.',
      remedy: 'If it is a transcript, export it as CSV, text or JSON. If not, move it to another folder.',
    },
  },
  'transcript-yaml-invalid': {
    ja: {
      message: 'YAML の書き方に誤りがあります: {reason}',
      remedy: 'その行を直してください。書き起こしでないファイルなら、別のフォルダーに移してください。',
    },
    en: {
      message: 'The YAML is faulty: {reason}',
      remedy: 'Mend the line. If the file is no transcript, move it to another folder.',
    },
  },
  'transcript-yaml-not-a-call': {
    ja: {
      message: '発話の並びが見つからない YAML です。',
      remedy:
        '書き起こしなら、turns: の下に speaker: と text: の組を並べてください。違うなら、別のフォルダーに移してください。',
    },
    en: {
      message: 'This YAML holds no list of utterances.',
      remedy:
        'If it is a transcript, list speaker: and text: below turns:. If not, move it to another folder.',
    },
  },
  'docx-invalid': {
    ja: {
      message: 'Word 文書として読めません: {reason}',
      remedy: 'Word で開けるか確かめ、「Word 文書 (.docx)」で保存し直すか、テキストで保存してください。',
    },
    en: {
      message: 'This cannot be read as a Word document: {reason}',
      remedy: 'Check that Word opens it, and save it as "Word Document (.docx)" again, or as text.',
    },
  },
  'pdf-invalid': {
    ja: {
      message: 'PDF として読めません。途中で切れているか、壊れています: {reason}',
      remedy: '閲覧ソフトで開けるか確かめ、受け取り直すか、元の文書から PDF を作り直してください。',
    },
    en: {
      message: 'This cannot be read as a PDF; it is cut off or damaged: {reason}',
      remedy: 'Check that a viewer opens it, get it again, or make the PDF anew from its document.',
    },
  },
  'pdf-protected': {
    ja: {
      message: 'パスワードで保護された PDF です。',
      remedy: 'パスワードを入れて開き、パスワードなしの PDF（「PDF に印刷」など）で保存し直してください。',
    },
    en: {
      message: 'This PDF is protected by a password.',
      remedy: 'Open it with its password and save it without one, as by printing it to a PDF.',
    },
  },
  'pdf-without-text': {
    ja: {
      message: 'PDF に文字がありません。紙を読み取った画像か、白紙です。',
      remedy: '元の文書から PDF を作るか、文字認識（OCR）にかけ、読み誤りを直してから指定してください。',
    },
    en: {
      message: 'This PDF holds no text: it is empty, or a picture of scanned paper.',
      remedy: 'Make the PDF from its document, or have its text recognised (OCR) and correct that first.',
    },
  },
  'pdf-vertical': {
    ja: {
      message: '縦書きまたは横倒しの PDF は読めません。',
      remedy: '元の文書を横書きにして PDF を作り直すか、テキストか .docx で保存してください。',
    },
    en: {
      message: 'Vertical writing and turned pages of a PDF cannot be read.',
      remedy: 'Set its document in lines and make the PDF anew, or save it as text or .docx.',
    },
  },
  'pdf-letters-unknown': {
    ja: {
      message: 'PDF に、どの字か分からない字が多くあります。文字の対応表が入っていません。',
      remedy: '元の文書をテキストか .docx で保存するか、別のソフトで PDF を作り直してください。',
    },
    en: {
      message: 'Of many letters in this PDF it is not known what they are: their fonts do not tell.',
      remedy: 'Save its document as text or .docx, or make the PDF anew with another program.',
    },
  },
  'pdf-too-many-pages': {
    ja: {
      message: 'PDF が {limit} ページを超えています。',
      remedy: 'いくつかの PDF に分けてください。',
    },
    en: { message: 'The PDF has more than {limit} pages.', remedy: 'Divide it into several.' },
  },
  'pdf-too-much-text': {
    ja: {
      message: 'PDF の文字が {limit} 字を超えています。',
      remedy: 'いくつかの PDF に分けてください。',
    },
    en: { message: 'The PDF holds more than {limit} characters.', remedy: 'Divide it into several.' },
  },
  'pdf-too-costly': {
    ja: {
      message: 'PDF を読むのに {seconds} 秒または {memory} MB を超えます。',
      remedy: '図や画像を除いて PDF を作り直すか、テキストか .docx で保存してください。',
    },
    en: {
      message: 'Reading this PDF takes more than {seconds} seconds or {memory} MB.',
      remedy: 'Make the PDF anew without drawings and images, or save its document as text or .docx.',
    },
  },
  'pair-without-times': {
    ja: {
      message: 'チャンネルごとのファイルの組に時刻がなく、発話の順が分かりません: {files}',
      remedy:
        '時刻の付いた形式(JSON、SRT、VTT、CSV)で書き出すか、両方の話者が入った 1 つのファイルにしてください。',
    },
    en: {
      message: 'The files of the channels have no times, so that the order of speech is not known: {files}',
      remedy: 'Export them with times (JSON, SRT, VTT, CSV), or as one file with both speakers.',
    },
  },
  'pair-apart': {
    ja: {
      message: 'チャンネルの組に見えますが、時刻が重なりません: {files}',
      remedy:
        '同じ通話なら時刻を書き出し直してください。別の通話なら、名前を変え、それぞれの相手側のファイルを置いてください。',
    },
    en: {
      message: 'These look like the channels of one call, but their times do not overlap: {files}',
      remedy:
        'If they are of one call, export their times again. If not, rename them and put the other side of each beside it.',
    },
  },
  'pair-alone': {
    ja: {
      message: '1 つのチャンネルだけのファイルで、相手側のファイルが見つかりません。',
      remedy: '相手側のファイルを同じフォルダーに置いてください(例: {partner})。',
    },
    en: {
      message: 'The file holds one channel, and the file of the other side is not there.',
      remedy: 'Put the other file into the same folder (as in {partner}).',
    },
  },
  'manifest-contradicts': {
    ja: {
      message:
        'マニフェストの {lines} 行目の {columns} が食い違っています（{path}）。この通話にはどの行も使っていません。',
      remedy: '正しい行だけを残してください。同じ話者名を staff と caller の両方に書くことはできません。',
    },
    en: {
      message:
        'Lines {lines} of the manifest contradict each other in {columns} ({path}). None was used for this call.',
      remedy: 'Keep the right one. A speaker cannot stand in both staff and caller.',
    },
  },
  'manifest-value': {
    ja: {
      message: 'マニフェストの値を日時・長さとして読めません: {near}。その欄だけ使っていません。',
      remedy: '日時は「2026-04-01 10:15」、長さは「3:25」（分:秒）のように書いてください。',
    },
    en: {
      message: 'A value of the manifest is no date or length: {near}. Only that cell was not used.',
      remedy: 'Write dates as "2026-04-01 10:15" and lengths as "3:25" (minutes:seconds).',
    },
  },
  'manifest-no-call': {
    ja: {
      message: 'マニフェストにある通話が、このファイルにありません: {ids}',
      remedy:
        'call 列を、このファイルの通話ID（genchi inputs --write-manifest が書き出すもの）に合わせてください。',
    },
    en: {
      message: 'The manifest names calls that this file does not hold: {ids}',
      remedy:
        'Let its column "call" have the ids of the file, as genchi inputs --write-manifest writes them.',
    },
  },
  'manifest-columns': {
    ja: {
      message: 'マニフェストに file の列がありません。見出し: {headers}',
      remedy:
        '1 行目を「file,call,agent,date,duration,recording,staff,caller,guessed」のようにしてください。genchi inputs --write-manifest がひな形を書き出します。',
    },
    en: {
      message: 'The manifest has no column "file". Its headers are: {headers}',
      remedy:
        'Let its first row be "file,call,agent,date,duration,recording,staff,caller,guessed"; genchi inputs --write-manifest writes one.',
    },
  },
} as const satisfies ProblemCatalogue;
