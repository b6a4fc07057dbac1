import type { ProblemCatalogue } from './problem-catalogue.js';

const SEE_LANGUAGE_JA = 'パターンの書き方は docs/rule-language.ja.md を参照してください。';
const SEE_LANGUAGE_EN = 'See docs/rule-language.md for how patterns are written.';

export const ruleProblems = {
  'yaml-syntax': {
    ja: {
      message: 'YAML として読めません: {reason}。',
      remedy: 'この行の字下げ・引用符・コロンを確かめてください。',
    },
    en: {
      message: 'not valid YAML: {reason}.',
      remedy: 'Check indentation, quotation marks and colons on this line.',
    },
  },
  'yaml-too-long': {
    ja: { message: 'YAML ファイルが {limit} 文字を超えています', remedy: 'ファイルを分けてください。' },
    en: { message: 'the YAML file is longer than {limit} characters', remedy: 'Split the file.' },
  },
  'yaml-too-deep': {
    ja: {
      message: '入れ子が {limit} 段より深くなっています',
      remedy: '括弧の閉じ忘れがないか確かめてください。',
    },
    en: { message: 'nested deeper than {limit} levels', remedy: 'Check whether a bracket is not closed.' },
  },
  'yaml-alias': {
    ja: {
      message: '別名「*{name}」は使えません',
      remedy: '「&」と「*」を使わず、値をその場に書いてください。',
    },
    en: { message: 'the alias "*{name}" is not allowed', remedy: 'Write the value out instead of & and *.' },
  },
  'yaml-mark': {
    ja: {
      message: '「&」か「!」で始まる値は使えません',
      remedy: `文字列なら引用符「'」で囲み、そうでなければ印を消してください。`,
    },
    en: {
      message: 'a value begins with & or !',
      remedy: "Quote it with '…' where it is text, else remove the mark.",
    },
  },
  'yaml-quote': {
    ja: {
      message: '引用符がないため、YAML は「{found}」を{reason}と読みます',
      remedy: '文字列なら引用符で囲んでください: {quoted}',
    },
    en: {
      message: 'without quotation marks YAML reads {found} as {reason}',
      remedy: 'Quote it where it is text: {quoted}',
    },
  },
  'yaml-comment': {
    ja: {
      message: '引用符がないため、YAML は「{found}」の後ろの「#{comment}」を捨てます',
      remedy: `文字列の続きなら全体を引用符「'」で囲み、注なら「#」の後に空白を入れてください。`,
    },
    en: {
      message: 'without quotation marks YAML drops "#{comment}" behind {found}',
      remedy: "Quote the whole with '…' where it is text; put a space behind # where it is a comment.",
    },
  },
  'yaml-key': {
    ja: {
      message: '項目の名前が文字列ではありません',
      remedy: '「名前: 値」の形で書き、記号を含む名前は引用符で囲んでください。',
    },
    en: { message: 'the name of a key is no text', remedy: 'Write "name: value"; quote names with symbols.' },
  },
  'yaml-number': {
    ja: { message: '数「{found}」は大きすぎるか、数ではありません', remedy: '普通の数を書いてください。' },
    en: { message: 'the number "{found}" is too large or none', remedy: 'Write an ordinary number.' },
  },
  'yaml-null': {
    ja: { message: '{where} に値がありません', remedy: '値を書くか、この項目を消してください。' },
    en: { message: '{where} has no value', remedy: 'Write a value or remove the key.' },
  },
  'yaml-empty': {
    ja: { message: '{where} が空です', remedy: '少なくとも一つ書いてください。' },
    en: { message: '{where} is empty', remedy: 'Write at least one.' },
  },
  'yaml-few': {
    ja: { message: '{where} の数が足りません', remedy: '少なくとも {least} 個書いてください。' },
    en: { message: '{where} has too few entries', remedy: 'Write at least {least}.' },
  },
  'yaml-type': {
    ja: {
      message: '{where} は {expected} でなければなりませんが、{found} です',
      remedy: '{expected} の形で書き直してください。',
    },
    en: { message: '{where} must be {expected} but is {found}', remedy: 'Write it as {expected}.' },
  },
  'yaml-unknown-key': {
    ja: {
      message: '{where} に知らない項目「{key}」があります',
      remedy: '使える項目: {allowed}。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'unknown key "{key}" in {where}',
      remedy: 'Allowed: {allowed}. Did you mean "{nearest}"?',
    },
  },
  'yaml-missing': {
    ja: { message: '{where} に必要な項目「{key}」がありません', remedy: '「{key}:」を書き加えてください。' },
    en: { message: 'the key "{key}" is missing in {where}', remedy: 'Add "{key}:".' },
  },
  'yaml-value': {
    ja: {
      message: '{where} の値「{found}」は使えません',
      remedy: '使える値: {allowed}。もしかして「{nearest}」ですか。',
    },
    en: {
      message: '"{found}" is no value of {where}',
      remedy: 'Allowed: {allowed}. Did you mean "{nearest}"?',
    },
  },
  'yaml-form': {
    ja: { message: '{where} の値「{found}」は形が違います', remedy: '次の形で書いてください: {expected}' },
    en: { message: '"{found}" has not the form of {where}', remedy: 'Write it in this form: {expected}' },
  },
  'yaml-range': {
    ja: {
      message: '{where} の値 {found} は範囲の外です',
      remedy: '{low} から {high} までの数を書いてください。',
    },
    en: { message: '{found} is out of range for {where}', remedy: 'Write a number from {low} to {high}.' },
  },
  'yaml-least': {
    ja: { message: '{where} の値 {found} は小さすぎます', remedy: '{low} 以上の数を書いてください。' },
    en: { message: '{found} is too small for {where}', remedy: 'Write a number of at least {low}.' },
  },
  'rule-id-path': {
    ja: {
      message: '規則の id「{found}」が置き場所と合いません',
      remedy: 'id を「{expected}」にするか、ファイルを移してください。',
    },
    en: {
      message: 'the rule id "{found}" does not fit its path',
      remedy: 'Make the id "{expected}" or move the file.',
    },
  },
  'rule-double': {
    ja: {
      message: '規則「{id}」は {other} にもあります',
      remedy: 'どちらかの id を変えるか、片方を消してください。',
    },
    en: {
      message: 'the rule "{id}" stands in {other} too',
      remedy: 'Change one of the ids or remove one file.',
    },
  },
  'rule-basis': {
    ja: { message: '根拠「{id}」が references.yaml にありません', remedy: '使える根拠: {known}' },
    en: { message: 'the basis "{id}" is not in references.yaml', remedy: 'Known: {known}' },
  },
  'rule-cycle': {
    ja: {
      message: '規則が互いに参照し合って循環しています: {cycle}',
      remedy: 'どれか一つの context から参照を外してください。',
    },
    en: {
      message: 'rules refer to each other in a cycle: {cycle}',
      remedy: 'Remove one of the references from its context.',
    },
  },
  'rule-unknown': {
    ja: {
      message: '「{name}」という規則はありません',
      remedy: 'genchi rules で一覧を見てください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'there is no rule "{name}"',
      remedy: 'List them with "genchi rules". Did you mean "{nearest}"?',
    },
  },
  'rules-missing': {
    ja: {
      message: '規則のファイルまたはフォルダー「{path}」がありません',
      remedy: '--rules か設定ファイルの rules: の綴りを確かめてください。',
    },
    en: {
      message: 'there is no rule file or folder "{path}"',
      remedy: 'Check the path given to --rules or to rules: in the configuration.',
    },
  },
  'rules-no-yaml': {
    ja: {
      message: '「{path}」は規則のファイルではありません',
      remedy:
        '--rules か設定ファイルの rules: に、規則のファイル（.yaml、.yml）かそのフォルダーを指定してください。',
    },
    en: {
      message: '"{path}" is no file of rules',
      remedy:
        'Name a rule file (.yaml, .yml) or a folder of them with --rules or rules: in the configuration.',
    },
  },
  'rules-none': {
    ja: {
      message: 'フォルダー「{path}」に規則（.yaml、.yml）がありません',
      remedy: '--rules か設定ファイルの rules: に、規則のあるフォルダーを指定してください。',
    },
    en: {
      message: 'the folder "{path}" holds no rules (.yaml, .yml)',
      remedy: 'Name the folder that holds them with --rules or rules: in the configuration.',
    },
  },
  'condition-empty': {
    ja: {
      message: '条件に、何を調べるかがありません(書かれた項目: {keys})',
      remedy: 'earlier, later, same turn, says などを書き加えてください。',
    },
    en: {
      message: 'the condition does not say what to look for (keys: {keys})',
      remedy: 'Add earlier, later, "same turn", says …',
    },
  },
  'condition-key': {
    ja: {
      message: '「{key}」は、この条件のほかの項目には効きません',
      remedy:
        '「{key}」は次のどれかと一緒に書くものです: {others}。書き加えるか、「{key}」を消してください。',
    },
    en: {
      message: '"{key}" says nothing of what else the condition asks for',
      remedy: 'It stands beside one of these: {others}. Add one, or remove "{key}".',
    },
  },
  'condition-same': {
    ja: {
      message: 'ここに same は書けません',
      remedy:
        'same は、match.on のある規則の earlier, later, same turn, of に、それだけで書きます。ここには規則の id を書いてください。',
    },
    en: {
      message: '"same" cannot stand here',
      remedy:
        'It stands by itself, in earlier, later, "same turn" and "of" of a rule with match.on. Write the id of a rule.',
    },
  },
  'condition-minutes': {
    ja: {
      message: '「minutes since」の条件に、何分かがありません',
      remedy: '「minutes: 30」のように書き加えてください。',
    },
    en: {
      message: 'the condition "minutes since" does not say how many minutes',
      remedy: 'Add for instance "minutes: 30".',
    },
  },
  'set-unknown': {
    ja: {
      message: 'パターン「{pattern}」の語の集合 @{name} がありません',
      remedy: 'lexicon/ に加えてください。もしかして「@{nearest}」ですか。',
    },
    en: {
      message: 'the pattern {pattern} uses @{name}, which is no word set',
      remedy: 'Add it in lexicon/. Did you mean "@{nearest}"?',
    },
  },
  'set-cycle': {
    ja: { message: '語の集合が循環しています: {cycle}', remedy: 'どれか一つの参照を外してください。' },
    en: {
      message: 'word sets refer to each other in a cycle: {cycle}',
      remedy: 'Remove one of the references.',
    },
  },
  'set-unused': {
    ja: {
      message: '語の集合 @{name} はどの規則からも使われていません',
      remedy: '使う規則の綴りを確かめるか、集合を消してください。',
    },
    en: {
      message: 'the word set @{name} is used by no rule',
      remedy: 'Check the spelling in the rule that should use it, or remove the set.',
    },
  },
  'set-name-double': {
    ja: {
      message: '語の集合 @{name} は {other} にもあります',
      remedy: 'どちらかの名を変えるか、一つにまとめてください。',
    },
    en: {
      message: 'the word set @{name} stands in {other} too',
      remedy: 'Rename one of them or make them one.',
    },
  },
  'set-double': {
    ja: { message: '語の集合 @{name} に「{entry}」が二度あります', remedy: '片方を消してください。' },
    en: { message: 'the word set @{name} holds "{entry}" twice', remedy: 'Remove one of them.' },
  },
  'pattern-unexpected': {
    ja: {
      message: 'パターン「{pattern}」のここに「{found}」は書けません',
      remedy: `語、"文字列"、@集合、[素性]、( ) のどれかが必要です。${SEE_LANGUAGE_JA}`,
    },
    en: {
      message: '"{found}" cannot stand here in the pattern {pattern}',
      remedy: `Expected a word, "characters", @set, [features] or ( ). ${SEE_LANGUAGE_EN}`,
    },
  },
  'pattern-empty': {
    ja: {
      message: 'パターン「{pattern}」に空の部分があります',
      remedy: `語を書き加えてください。${SEE_LANGUAGE_JA}`,
    },
    en: { message: 'the pattern {pattern} has an empty part', remedy: `Write a word. ${SEE_LANGUAGE_EN}` },
  },
  'pattern-connector': {
    ja: {
      message: 'パターン「{pattern}」の .. や ~ は二つの語の間に一つだけ書けます',
      remedy: SEE_LANGUAGE_JA,
    },
    en: {
      message: 'in the pattern {pattern}, ".." and "~" stand singly between two items',
      remedy: SEE_LANGUAGE_EN,
    },
  },
  'pattern-gap': {
    ja: {
      message: 'パターン「{pattern}」の ... に数は付けられません',
      remedy: '文節 {count} つまでなら「..{count}」、「{count}」という語なら前に空白を入れて書いてください。',
    },
    en: {
      message: 'in the pattern {pattern}, "..." takes no number',
      remedy: 'Write "..{count}" for at most {count} phrases; before {count} as a word set a space.',
    },
  },
  'pattern-anchor': {
    ja: {
      message: 'パターン「{pattern}」の「{anchor}」の場所が違います',
      remedy: '^ は先頭、$ は末尾にだけ書けます。',
    },
    en: {
      message: '"{anchor}" is misplaced in the pattern {pattern}',
      remedy: '^ stands first, $ stands last.',
    },
  },
  'pattern-anchor-before': {
    ja: {
      message: 'パターン「{pattern}」では、$ で終わる括弧の後ろにほかの語があり、成り立つことがありません',
      remedy:
        '後の文の語をいうときは、間に「...」を書いてください。同じ文の中のことなら $ を除いてください。',
    },
    en: {
      message:
        'in the pattern {pattern} other words stand behind a group that ends with $, where it never holds',
      remedy: 'Write "..." behind it for words of a later sentence, or leave out $ to stay in the same one.',
    },
  },
  'pattern-anchor-behind': {
    ja: {
      message: 'パターン「{pattern}」では、^ で始まる括弧がほかの語の後ろにあり、成り立つことがありません',
      remedy:
        '後の文の始まりをいうときは、間に「...」を書いてください。同じ文の中のことなら ^ を除いてください。',
    },
    en: {
      message:
        'in the pattern {pattern} a group that begins with ^ stands behind other words, where it never holds',
      remedy:
        'Write "..." before it for the start of a later sentence, or leave out ^ to stay in the same one.',
    },
  },
  'pattern-function': {
    ja: {
      message: 'パターン「{pattern}」の「{found}」という働きはありません',
      remedy: '使える働き: {allowed}。もしかして「{nearest}」ですか。',
    },
    en: {
      message: '"{found}" in the pattern {pattern} is no phrase function',
      remedy: 'Allowed: {allowed}. Did you mean "{nearest}"?',
    },
  },
  'pattern-feature': {
    ja: {
      message: 'パターン「{pattern}」の素性「{found}」は読めません',
      remedy: 'key=値 の形で書きます。key: {allowed}。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'the feature "{found}" in the pattern {pattern} is not understood',
      remedy: 'Write key=value. Keys: {allowed}. Did you mean "{nearest}"?',
    },
  },
  'pattern-set-name': {
    ja: {
      message: 'パターン「{pattern}」の @ のあとに集合の名がありません',
      remedy: '@名前 の形で書いてください。',
    },
    en: { message: 'no set name after @ in the pattern {pattern}', remedy: 'Write @name.' },
  },
  'pattern-unclosed': {
    ja: {
      message: 'パターン「{pattern}」の「{opened}」が閉じていません',
      remedy: '対になる記号を書き加えてください。',
    },
    en: { message: '"{opened}" is not closed in the pattern {pattern}', remedy: 'Add the closing sign.' },
  },
  'pattern-cut': {
    ja: {
      message: '引用符がないため、YAML はパターン「{pattern}」をコンマで二つに分けます',
      remedy: "[ ] の中では引用符で囲んでください: '{pattern}'",
    },
    en: {
      message: 'without quotation marks YAML cuts the pattern {pattern} in two at the comma',
      remedy: "Quote it within [ ]: '{pattern}'",
    },
  },
  'pattern-contradiction': {
    ja: {
      message: 'パターン「{pattern}」は同じ働きを求め、かつ退けているので決して当たりません',
      remedy: ': の条件のどれかを外してください。',
    },
    en: {
      message: 'the pattern {pattern} demands and forbids the same function, so it can never match',
      remedy: 'Remove one of the conditions after ":".',
    },
  },
  'pattern-void': {
    ja: {
      message: 'パターン「{pattern}」には必ず現れる語がないので使えません',
      remedy: '? の付かない語を一つ以上書いてください。',
    },
    en: {
      message: 'the pattern {pattern} names nothing that must occur',
      remedy: 'Write at least one item without "?".',
    },
  },
  'literal-never': {
    ja: {
      message: 'パターン「{pattern}」の文字列「{literal}」は、読まれる文には現れません',
      remedy:
        'えーと・あのー などのフィラーと、すぐに繰り返した語は、読む前に一つにまとめるか除きます。genchi tokens で読まれた文を確かめてください。',
    },
    en: {
      message: 'the literal 「{literal}」 in the pattern {pattern} never stands in the text as it is read',
      remedy:
        'Fillers such as えーと and あのー are left out before patterns read, and a word said twice is read once: "genchi tokens" shows the text.',
    },
  },
  'pattern-deep': {
    ja: {
      message: 'パターン「{pattern}」のかっこの入れ子が {most} 段を超えています',
      remedy: 'match.where に分けて名前を付けてください。',
    },
    en: {
      message: 'parentheses in the pattern {pattern} stand in each other more than {most} deep',
      remedy: 'Give inner parts names in match.where.',
    },
  },
  'pattern-large': {
    ja: {
      message: 'パターン「{pattern}」は集合と部品を開くと {size} 項目になり、上限の {most} を超えています',
      remedy: '同じ集合を二度開く箇所をなくすか、集合を小さく分けてください。',
    },
    en: {
      message: 'the pattern {pattern} has {size} items with its sets and parts written out, more than {most}',
      remedy: 'Name no set twice within others, or make the sets smaller.',
    },
  },
  'nested-deep': {
    ja: {
      message: 'パターン「{pattern}」の集合または部品が {most} 段を超えて互いに参照しています',
      remedy: '途中の集合をまとめて段を減らしてください。',
    },
    en: {
      message: 'sets or parts of the pattern {pattern} name each other more than {most} deep',
      remedy: 'Make some of the sets in between one.',
    },
  },
  'pattern-name-double': {
    ja: {
      message: 'パターンの名前「{name}」は {line} 行目にもあります',
      remedy: '規則の中で一つずつ違う名前を付けるか、片方を消してください。',
    },
    en: {
      message: 'the pattern name "{name}" stands on line {line} too',
      remedy: 'Give each pattern of the rule a name of its own, or remove one.',
    },
  },
  'part-unknown': {
    ja: {
      message: 'パターン「{pattern}」の部品 {part} がありません',
      remedy: 'この規則の match.where に加えてください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'the pattern {pattern} uses {part}, which is no part of this rule',
      remedy: 'Add it in match.where of the rule. Did you mean "{nearest}"?',
    },
  },
  'part-cycle': {
    ja: { message: '部品が循環しています: {cycle}', remedy: 'どれか一つの参照を外してください。' },
    en: { message: 'parts refer to each other in a cycle: {cycle}', remedy: 'Remove one of the references.' },
  },
  'part-unused': {
    ja: {
      message: '部品 {part} はこの規則のどのパターンからも使われていません',
      remedy: '使うパターンの綴りを確かめるか、部品を消してください。',
    },
    en: {
      message: 'the part {part} is used by no pattern of this rule',
      remedy: 'Check the spelling in the pattern that should use it, or remove the part.',
    },
  },
  'grade-form': {
    ja: {
      message: 'grade の項目には when か only のどちらか一つが必要です',
      remedy: 'どちらか一つを書いてください。',
    },
    en: { message: 'an entry of grade has either "when" or "only"', remedy: 'Write one of them.' },
  },
  'grade-unknown': {
    ja: {
      message: 'grade の「{name}」という名前のパターンは match.any にありません',
      remedy:
        '名前を確かめるか、{ pattern: … } の形でパターンを書いてください。もしかして「{nearest}」ですか。',
    },
    en: {
      message: 'no pattern in match.any is named "{name}" as grade says',
      remedy: 'Check the name, or write a pattern as { pattern: … }. Did you mean "{nearest}"?',
    },
  },
  'sample-missed': {
    ja: {
      message: 'パターン「{name}」が自分の見本「{sample}」に当たりません',
      remedy: '見本かパターンを直してください。genchi tokens で見本の読まれ方がわかります。',
    },
    en: {
      message: 'the pattern "{name}" does not match its sample 「{sample}」',
      remedy: 'Mend the sample or the pattern; "genchi tokens" shows how the sample is read.',
    },
  },
  'sample-ruled-out': {
    ja: {
      message: 'パターン「{name}」は見本「{sample}」に当たりますが、この規則の except か veto が退けます',
      remedy: 'except・veto を狭めるか、見本を変えてください。',
    },
    en: {
      message:
        'the pattern "{name}" matches its sample 「{sample}」, but except or veto of the rule rule it out',
      remedy: 'Narrow except or veto, or change the sample.',
    },
  },
  'lint-patterns': {
    ja: {
      message: 'パターンが {count} 個あり、上限の {most} 個を超えています',
      remedy: '似たものを match.where と lexicon/ でまとめてください。',
    },
    en: {
      message: 'the rule has {count} patterns, more than {most}',
      remedy: 'Make those that are alike one, by match.where and lexicon/.',
    },
  },
  'lint-name': {
    ja: {
      message: 'パターン「{pattern}」に名前がありません',
      remedy: '{ name: …, pattern: …, sample: … } の形で書いてください。',
    },
    en: {
      message: 'the pattern {pattern} has no name',
      remedy: 'Write it as { name: …, pattern: …, sample: … }.',
    },
  },
  'lint-long': {
    ja: {
      message: 'パターン「{pattern}」は {length} 文字で、上限の {most} 文字を超えています',
      remedy: 'match.where か lexicon/ に分けてください。',
    },
    en: {
      message: 'the pattern {pattern} has {length} characters, more than {most}',
      remedy: 'Move parts of it to match.where or lexicon/.',
    },
  },
  'lint-group': {
    ja: {
      message: 'パターン「{pattern}」の ( | ) に {count} 個並んでいます(上限 {most} 個)',
      remedy: 'lexicon/ の集合にして @名前 で使ってください。',
    },
    en: {
      message: 'a group in the pattern {pattern} has {count} alternatives, more than {most}',
      remedy: 'Make it a set in lexicon/ and use it as @name.',
    },
  },
  'lint-literal': {
    ja: {
      message: '文字列「{literal}」は辞書の語で書けます',
      remedy: '引用符なしで {word} と書いてください(要らない働きは外せます)。',
    },
    en: {
      message: 'a word of the dictionary covers the literal 「{literal}」',
      remedy: 'Write {word} without quotation marks; leave out functions that do not matter.',
    },
  },
  'lint-repeat': {
    ja: {
      message: '語の集合 @{name} は @{other}({file})とほとんど同じです',
      remedy: '一つにまとめるか、共通の部分を一つの集合にしてください。',
    },
    en: {
      message: 'the word set @{name} nearly repeats @{other} ({file})',
      remedy: 'Make them one, or make what they share a set of its own.',
    },
  },
  'lint-unseen': {
    ja: {
      message: 'パターン「{name}」に当たる例も見本もありません',
      remedy: 'sample か examples に当たる文を加えるか、パターンを消してください。',
    },
    en: {
      message: 'no example, sample or labelled call shows the pattern "{name}" at work',
      remedy: 'Add a sample or an example that it matches, or remove it.',
    },
  },
} as const satisfies ProblemCatalogue;
