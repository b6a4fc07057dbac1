/** A file that `genchi init` writes. */
export interface Template {
  /** Relative to the folder, '/' separated. */
  readonly file: string;
  readonly text: string;
}

const config = `# yaml-language-server: $schema=./node_modules/genchi/schemas/config.schema.json
# genchi の設定。すべての項目は docs/configuration.ja.md にあります。# を外すと有効になります。

# 引数なしの genchi check と genchi test が読むファイル
inputs:
  - scripts/**/*.{txt,md}

# 自作の規則と語の集合(rules/<組>/<名前>.yaml と rules/lexicon/*.yaml)
rules:
  - ./rules

# 共通の設定や規則パック(npm パッケージ)に積み上げる
# extends:
#   - ./base.yaml
#   - genchi-rules-example

# 話者の名前はどちら側か
# speakers:
#   山田: staff
#   佐藤様: caller

# 電話を受ける組織。法的根拠、呼び方、言い換えの例を選びます(どれも省けます)
# profile:
#   type: public-office        # public-office(役所)・company(会社)・hospital(病院)・school(学校)
#   prefecture: 東京都          # その都道府県のカスタマーハラスメント防止条例を根拠に加える
#   records-calls: true        # 通話を録音し、その旨を案内しているときだけ true
#   self: 当区                  # 組織の自称
#   staff: 職員                 # 応対する人の呼び方

# 使わない規則と、重さの変更
# skip:
#   - caller/time-lock
# severities:
#   staff/internal-manual: warning

# 長時間の通話とみなす分数(何も書かなければ 30)
# minutes:
#   flow/held-long: 45

# この重さ以上の指摘があれば終了コード 1
fail-on: error

# 確かめたうえで受け入れる指摘
# suppress:
#   - rule: staff/*
#     files: scripts/old/**
#     reason: 旧版の台本
`;

const script = `# ロールプレイの台本。# で始まる行は発話ではありません。
# 発話の下の「expect:」が、その発話に期待する指摘です。genchi test が確かめます。
# 次の行は「期待を書いた発話のほかに、職員の危うい発言は一つもない」という約束です。
# expect-clean: staff/*

お客様：この通話は全部録音していますからね。
# expect: caller/recording-declaration, ?caller/*
担当者：承知いたしました。こちらでも録音しております。
お客様：それで、返品はできるんですか。
担当者：社内マニュアルでは三十日以内とされています。
# expect: staff/internal-manual 「社内マニュアルでは」
`;

const rule = `# yaml-language-server: $schema=../../node_modules/genchi/schemas/rule.schema.json
# 自作の規則の例。書き方は docs/rule-language.ja.md、試すには genchi test --rules rules
id: staff/internal-manual
severity: info
speaker: staff
title:
  ja: 社内の資料を根拠に挙げている
  en: An internal document is given as the reason
message:
  ja: 社内の資料を根拠に挙げています。お客様が確かめられない根拠では、ご納得いただけません。
  en: An internal document is given as the reason; the caller cannot check it.
match:
  any:
    - ("社内マニュアル" | "内規" | "社内規定") ("では" | "により" | "によると")
why:
  ja: 相手が見られない資料は根拠にならず、「見せろ」という次の要求を招きます。
  en: What the caller cannot see convinces nobody and invites the demand to show it.
instead:
  ja: 返品は、ご利用規約の第五条により、お届けから三十日以内にお受けしております。
examples:
  flag:
    - 《社内マニュアルでは》三十日以内とされています。
    - 申し訳ございませんが、《内規により》お受けできません。
  pass:
    - ご利用規約では三十日以内とされています。
    - 社内マニュアルを作成しております。
`;

/** What an empty folder needs to begin with; it passes \`genchi check\` and \`genchi test\` as it is. */
export const templates: readonly Template[] = [
  { file: 'genchi.config.yaml', text: config },
  { file: 'scripts/sample.txt', text: script },
  { file: 'rules/staff/internal-manual.yaml', text: rule },
];
