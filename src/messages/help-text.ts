/** What `--help` says, in Japanese, by the English; what stands behind a colon (lists of names) is added as it is. */
const JAPANESE: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
  'Reads transcripts of Japanese telephone calls and tells what can be held against you (言質)':
    '電話応対の文字起こしを読み、後で言質に取られる発言と相手からの圧力、言い換えを示します',
  'output the version number': '版を表示する',
  'display help for command': '使い方を表示する',
  'join reviews saved from the page (reviews.jsonl) and corrected sheets (.xlsx of "genchi label") into one file':
    '報告のページで保存した確認結果(reviews.jsonl)と、直した表(genchi label の .xlsx)を一つのファイルにまとめる',
  'reviews.jsonl files and corrected sheets': '確認結果(reviews.jsonl)と、直した表',
  'join them with what this file holds': '書き込み先。すでにある中身に足す',
  'who corrected the sheets, where they do not say': '表に確認者が書かれていないときの確認者の名前',
  'analyse transcripts and report findings; "-" reads standard input':
    '文字起こしを調べて指摘を報告する。- は標準入力',
  'files, folders and globs; none: the inputs of the configuration':
    'ファイル・フォルダー・グロブ。省くと設定の inputs',
  'output format': '出力形式',
  'write there, whole or not at all': '書き込み先のファイル。途中までのものは残らない',
  'standard output': '標準出力',
  "by the file's ending, else json": 'ファイルの拡張子に従い、なければ json',
  'a further report from the same run': '同じ実行からもう一つ出す報告',
  'a further rule file or folder': '追加する規則のファイルかフォルダー',
  'patterns alone': 'パターンだけで判定する(手がかりを使わない)',
  'only these rules, e.g. "staff/*"': 'この規則だけを報告する。例: "staff/*"',
  'only these rules': 'この規則だけ',
  'without these rules': 'この規則を報告しない',
  'report nothing below': 'これより軽いものを報告しない',
  'exit 1 where a finding at or above stands': 'これ以上の指摘があれば終了コードを 1 にする',
  'whose side a speaker is on, e.g. staff=山田': '話者がどちらの側か。例: staff=山田',
  'whose side a speaker is on': '話者がどちらの側か。例: staff=山田',
  'a table that tells of each file: call, agent, date, sides; without it genchi.manifest.csv or .xlsx beside the inputs':
    'ファイルごとの通話・担当者・日時・話者の側を書いた表。省くと入力のそばの genchi.manifest.csv か .xlsx',
  'survey of transcripts: what can be read and how, and what keeps the rest from being read':
    '文字起こしの下見: 何がどう読めるか、読めないものはなぜかを示す',
  'write a table of all calls, filled in as far as known, to correct':
    '分かるところまで埋めた通話の表を書き出す。直して使う',
  'genchi.manifest.csv in the first folder': '最初のフォルダーの genchi.manifest.csv',
  'infer no sides from the words': '話者の側を言葉から推測しない',
  'input format': '入力形式',
  'text encoding': '文字コード',
  'reviews.jsonl to take into account': '反映する確認結果(reviews.jsonl)',
  'those of the configuration or beside the inputs': '設定ファイルのもの、なければ入力のそばのもの',
  threads: '並列に動かすスレッドの数',
  'processors, where the work is large enough': '仕事が十分に大きければプロセッサーの数',
  "keep the results of each input in the user's cache folder and take them where nothing changed; they hold what was said":
    '入力ごとの結果をキャッシュに残し、変わっていなければそれを使う。発話の内容が残る',
  'the same in a folder of your own': '同じことを指定のフォルダーで行う',
  'only the I-th of N disjoint parts of the input; auto: as the array job of the scheduler says':
    '入力を N 個に分けたうちの I 番目だけを調べる。auto なら配列ジョブの番号に従う',
  'infer from the words whose side a speaker is on where nothing else tells (the default); reports mark it':
    'ほかに手掛かりがないとき、話者が職員側か相手側かを話の内容から推測する(既定)。報告に「推測」と示す',
  'every turn in the JSON report: side, name, text, times (JSON Lines always has them)':
    'JSON の報告に、すべての発話(話者の側、名前、言葉、時刻)を含める。JSON Lines はいつも含む',
  'leave such calls unread': 'そのような通話は読まずに残す',
  "silence up to which pieces of one speaker's words are one turn":
    '同じ話者の発話を一つにまとめる無音の長さの上限',
  "header of a table's column": '表の列の見出し',
  'findings per hundred calls by staff, folder, month or a field of the input':
    '担当者(staff)・フォルダー(folder)・月(month)・入力の項目ごとに、通話100件あたりの指摘を集計する',
  'findings per hundred calls by staff, folder, month, week, a field of the input, or several':
    '通話100件あたりの指摘を、担当者(staff)・フォルダー(folder)・月(month)・週(week)・入力の項目、またはそのいくつかごとに集計する',
  'mark groups of fewer calls in that table': 'その表で、通話がこれより少ない行に印を付ける',
  'heads of columns in CSV and Excel: ja, or en for field names':
    'CSV と Excel の列の見出し。ja は日本語、en は項目名',
  'en in CSV, --lang in Excel': 'CSV は en、Excel は --lang のとおり',
  'score each call by an evaluation form (docs/scorecard.md)':
    '評価シートで通話を採点する(docs/scorecard.ja.md)',
  'record sheets of the calls under suspicion of customer harassment (.docx, .html, .md)':
    'カスハラの疑いがある通話の記録票(.docx・.html・.md)',
  'run the examples of an evaluation form': '評価シートの examples を確かめる',
  'a commented sample of an evaluation form, and nothing else': '説明付きの評価シートの見本だけを作る',
  'write coaching sheets (.docx, .html), one page a call or a member of staff, and a page for a training room':
    '振り返りシート(.docx・.html、一通話または一人に一枚)と、研修室で映す画面を作る',
  'the sheets: .docx or .html, to print on A4': '振り返りシートの書き込み先(.docx か .html。A4 に印刷できる)',
  'a sheet for each call or each agent': 'call: 一通話に一枚、agent: 一人に一枚',
  'a page (.html) to show in a training room: hear, guess, reveal':
    '研修室で映す画面(.html)。場面を読み、考え、答えを開く',
  'tell what differs between two JSON reports beyond chance':
    '二つの JSON 報告の違いが、偶然の範囲を超えるかを示す',
  'the earlier report, written by "genchi check -f json"': '前の報告(genchi check -f json で書いたもの)',
  'the later one': '後の報告',
  'compare each group too: by staff, folder, a field of the input, or several: agent,topic':
    '担当者(staff)・フォルダー(folder)・入力の項目、またはそのいくつか(agent,topic)ごとにも比べる',
  'leave out groups with fewer calls': '通話がこれより少ない組は比べない',
  'serve an editor: findings in scripts and faults in rules while one types (language server protocol)':
    'エディターに、台本の指摘と規則の誤りを入力しながら示す(言語サーバー)',
  'over standard input and output (the only way, and the default)':
    '標準入出力でつなぐ(これだけで、既定でもある)',
  'go on with a run that was cut off: results are kept beside the report until it is whole; they hold what was said':
    '途中で切れた実行を続ける。結果は報告ができあがるまでそのそばに残り、発話の内容を含む',
  'findings as a spreadsheet (CSV, or Excel with lists to choose from) to correct; --from reads the corrected one back as labelled calls':
    '指摘を直すための表(CSV、または選択肢つきの Excel)にする。--from で直した表を正解として読み戻す',
  'write there, whole or not at all (default: standard output); .xlsx for "genchi review import"':
    '書き込み先(既定: 標準出力)。.xlsx は genchi review import 用',
  'reviews of findings by people': '人が付けた確認の印を扱う',
  'letters for the names in that table': 'その表の名前を符号にする',
  'report only findings that the file does not hold': 'このファイルにない指摘だけを報告する',
  'write the findings of this run into that file': '今回の指摘をそのファイルに書く',
  'tell for each turn why the rule matched or did not':
    '規則が当たった理由・当たらなかった理由を発話ごとに示す',
  'mask names, numbers and addresses in every output': '氏名・番号・住所をすべての出力で伏せる',
  'language of messages': '表示する言語',
  configuration: '設定ファイル',
  'nearest genchi.config.yaml upwards': '上のフォルダーへ向かって最初に見つかる genchi.config.yaml',
  'colour even where the output is no terminal': '端末でなくても色を付ける',
  'no colour': '色を付けない',
  'findings only, no explanations and no summary': '指摘だけを一行ずつ示す',
  'no progress on standard error': '進み具合を表示しない',
  'check that scripts carry what they expect, and that the examples of rules hold':
    '台本の指摘が期待どおりか、規則の例が成り立つかを確かめる',
  'run the examples of all rules, or of a further rule file or folder':
    'すべての規則の例、または指定した規則の例を確かめる',
  'write what is found into text and Markdown scripts as their expectations':
    '見つかった指摘を、台本(テキスト・Markdown)に期待として書き込む',
  'with --rules: also what keeps rules from being read (docs/rule-language.md)':
    '--rules とともに: 規則を読みにくくするものも調べる(docs/rule-language.ja.md)',
  'with --strict: labelled calls in which patterns may be found':
    '--strict とともに: パターンが見つかるべきラベル付きの通話',
  'test again what changes': '変わったものを確かめ直し続ける',
  'only what fails': '不合格だけを示す',
  'scripts; none: the inputs and the own rules of the configuration': '台本。省くと設定の inputs と rules',
  'precision, recall and F1 with 95 % intervals against labelled calls; lists misses and false alarms':
    '正解を付けた通話で適合率・再現率・F1 と95%信頼区間を測り、見落としと誤りを並べる',
  'compare with an earlier result (eval --format json): what got better and worse':
    '以前の結果(eval --format json)と比べ、良くなった点と悪くなった点を示す',
  'with each miss and false alarm what spoke for it and against it':
    '見落としと誤りのそれぞれに、何がそれを支え、何が反対したかを添える',
  'without the list of misses and false alarms': '見落としと誤りを並べない',
  'learn anew without the file that is measured (takes minutes)': '測るファイルを除いて学び直す(数分かかる)',
  'how often findings of each confidence are right': '確かさごとに、指摘が正しかった割合を示す',
  'labelled calls (native JSON Lines)': '正解を付けた通話(JSON Lines)',
  'labelled calls (native JSON Lines); with --reviews the calls that were reviewed':
    '正解を付けた通話(JSON Lines)。--reviews を付けると、確認した通話',
  'teach what reviewers corrected (default: reviews.jsonl beside the calls); tells before and after, writes nothing worse':
    '確認で直したことを規則に教える(省くと通話のそばの reviews.jsonl)。前と後を示し、悪くなる規則は書かない',
  'join reports of shards into one, with the turns where the reports have them (--with-turns, JSON Lines)':
    '分けて調べた報告を一つにする。発話の全文は報告にあれば(--with-turns、JSON Lines)含む',
  'reports written by "genchi check -f json" or "-f jsonl"': 'genchi check -f json か -f jsonl で書いた報告',
  'learn the weights of the rules from labelled calls; prints cross-validated precision and recall':
    '正解を付けた通話から規則の重みを学び、学習に使わない通話での適合率と再現率を示す',
  'only this rule': 'この規則だけ',
  'all that have labels enough': '正解が足りるすべての規則',
  'write what was learned into DIR/model, or speakers.tsv into DIR':
    '学んだものを DIR/model に(話者の学習なら speakers.tsv を DIR に)書き込む',
  'fit who of a call is staff instead; prints how often it is right on calls without names':
    '規則の代わりに、通話の誰が職員かを学ぶ。名前を消した通話での正しさを示す',
  'only measure': '測るだけ',
  'what the thresholds aim at, 0.5 to 0.99': '閾値が目指す適合率、0.5 から 0.99',
  'a list of wordings to learn from as well (docs/judgement.md)':
    '併せて学ぶ言い回しの一覧(docs/judgement.ja.md)',
  'learn also from copies of calls, and from wordings, that are spoiled as recognisers do':
    '音声認識の誤りをまねて崩した通話の写しと言い回しからも学ぶ',
  'findings as a spreadsheet (CSV) to correct; --from reads the corrected one back as labelled calls':
    '指摘を直すための表(CSV)にする。--from は直した表を正解付きの通話として読み戻す',
  'a corrected sheet (CSV or Excel)': '直した表(CSV・Excel)',
  'writes labelled calls (JSON Lines)': '正解付きの通話(JSON Lines)を書く',
  'transcripts to label': '正解を付ける文字起こし',
  'list the rules; with an id explain one': '規則の一覧。id を指定すると一つを説明する',
  'what, why, basis, model reply, examples': '内容・理由・根拠・言い換え・例',
  'tell which legal sources were last checked more than a year ago':
    '最後の確認から一年を過ぎた法的根拠を示す',
  'try one pattern on lines': 'パターン一つを文に試す',
  'where it matches, or how near it comes and what is lacking':
    '当たる場所か、どこまで当たって何が足りないかを示す',
  "a pattern as in match.any of a rule, in '…'": "規則の match.any に書くパターン。'…' で囲む",
  'the lines, each in quotes; none: standard input': '試す文。一つずつ引用符で囲む。省くと標準入力',
  'leave out the lines of the other side': '反対側の発話を除く',
  'a further rule folder, for its word sets': '語の集合を読む、追加の規則のフォルダー',
  'show how a text is tokenized and grouped': '文がどう区切られるかを示す',
  'surface, dictionary form, part of speech, reading, phrase, functions':
    '表層形・辞書形・品詞・読み・文節・機能',
  'the text; none: standard input': '文。省くと標準入力',
  'join JSON reports of shards into one; turns are known as far as the reports show them':
    '分けて調べた JSON 報告を一つにする。発話は報告にある範囲だけになる',
  'hear turns (JSON Lines on standard input) while calls go on, and tell at once what is found':
    '通話中の発話(標準入力の JSON Lines)を聞き、見つけ次第知らせる',
  'an alert with the reply to say: a severity, suspected-harassment, complaint, a rule or a group as "safety/"':
    '言うべき言葉を添えた警報を出す対象。重大度・suspected-harassment・complaint・規則の id・"safety/" のような組',
  'a command that is given each alert as JSON on its standard input':
    '警報ごとに実行するコマンド。標準入力に JSON を渡す',
  'silence after which a call is taken as ended': 'この分数だけ発話がなければ通話が終わったとみなす',
  'a report of all calls that ended': '終わった通話すべての報告',
  'join what is there although shards are missing, to be joined with the others later':
    '足りない分割があっても、あるものだけまとめる(後で残りとまとめる)',
  'add what an earlier merge into the same -o lacks; write what there is while shards are missing':
    '同じ -o にまとめた前回の続き。足りないものだけ加え、そろうまではあるものを書く',
  'reports written by "genchi check -f json"': 'genchi check -f json で書いた報告',
  'write a commented configuration, a sample script and a sample rule; existing files stay':
    '説明付きの設定、見本の台本、見本の規則を作る。すでにあるファイルには触れない',
  where: '作る場所',
  'the working directory': '作業フォルダー',
  'print a completion script': 'シェルの補完スクリプトを表示する',
};

const REPEATABLE = '; repeatable';
const DEFAULT = /^(.*?) ?\(default: (.*)\)$/s;

/** A line of `--help` in Japanese; as it is where there is none. */
export function helpInJapanese(english: string): string {
  const known = JAPANESE[english];
  if (known !== undefined) return known;
  const [, before = '', value = ''] = DEFAULT.exec(english) ?? [];
  if (before !== '')
    return `${helpInJapanese(before)}(既定: ${JAPANESE[value] ?? value.replaceAll('"', '')})`;
  if (english.endsWith(REPEATABLE))
    return `${helpInJapanese(english.slice(0, -REPEATABLE.length))}(くり返し可)`;
  const colon = english.indexOf(': ');
  const head = colon < 0 ? undefined : JAPANESE[english.slice(0, colon)];
  return head === undefined ? english : `${head}: ${helpInJapanese(english.slice(colon + 2))}`;
}
