const scorecard = `# yaml-language-server: $schema=./node_modules/genchi/schemas/scorecard.schema.json
# 応対品質評価シートの見本。配点や言い回しは、貴社・貴庁の基準に合わせて書き換えてお使いください。
#   採点する:   genchi check 通話のフォルダー --scorecard scorecard.yaml
#   試す:       genchi test --scorecard scorecard.yaml   (各項目の examples が確かめられます)
#   書き方:     docs/scorecard.ja.md
title:
  ja: 応対品質評価シート
  en: Call quality form
# 合格に必要な得点率(%)。critical: true の項目が未達成なら、得点にかかわらず不合格になります。
pass: 70

items:
  # ── はじめに ─────────────────────────────────────────────
  - id: greeting
    title: { ja: はじめの挨拶, en: Greeting }
    section: { ja: はじめに, en: Opening }
    points: 5
    # found: 見つかれば達成。says はパターン(docs/rule-language.ja.md)、first は「最初の職員の2発話のうち」
    found:
      says:
        - '"お電話ありがとうございます"'
        - '"お電話をいただきありがとうございます"'
        - '"お待たせいたしました"'
        - '"おはようございます"'
        - '"お世話になっております"'
      first: 2 staff turns
    advice:
      ja: 第一声は「お電話ありがとうございます」と、少しゆっくりお伝えしましょう。
      en: 'Open with thanks for the call, a little slowly.'
    examples:
      met:
        - お電話ありがとうございます。青葉市役所、収納課の山田でございます。
      missed:
        - はい、なんでしょうか。

  - id: self-introduction
    title: { ja: 名乗り, en: Name given }
    section: { ja: はじめに, en: Opening }
    points: 10
    found:
      says:
        - '[pos=名詞 detail=固有名詞] ("でございます" | "と申します" | "です" | "が承ります" | "が承りました" | "が担当いたします")'
        - '"担当の" .. ("でございます" | "と申します" | "です")'
        - '(課 | 係 | 部 | 室 | センター | 窓口 | 支店 | 店) "の" .. ("でございます" | "と申します" | "です")'
      first: 2 staff turns
    # partly: 部分点
    partly:
      points: 5
      found:
        says:
          - '[pos=名詞 detail=固有名詞] ("でございます" | "と申します" | "です" | "が承ります" | "が承りました" | "が担当いたします")'
          - '"担当の" .. ("でございます" | "と申します" | "です")'
    advice:
      ja: 所属とお名前を、最初の発話でお伝えしましょう。
      en: Give your office and your name in your first words.
    examples:
      met:
        - お電話ありがとうございます。青葉市役所、収納課の山田でございます。
        - お電話ありがとうございます。担当の佐藤と申します。
      partly:
        - ['staff: お電話ありがとうございます。', 'caller: もしもし。', 'staff: はい、どのようなご用件でしょうか。', 'caller: 納付書の件ですが。', 'staff: かしこまりました。わたくし、担当の鈴木と申します。']
      missed:
        - お電話ありがとうございます。ご用件をどうぞ。

  # ── お話を伺う ───────────────────────────────────────────
  - id: empathy
    title: { ja: お気持ちの受け止め, en: Acknowledgement }
    section: { ja: お話を伺う, en: Listening }
    points: 10
    # when: これが見つかった通話だけが対象。見つからなければ「対象外」で、配点からも外れます。
    when:
      - rules: [caller/fault-coercion, caller/concealment-accusation, caller/apology-demand, caller/abusive-language, caller/compensation-demand]
      - by: caller
        says: ['"納得できません"', '"納得できない"', '"納得がいかない"', '"どうなっているんですか"', '"どうなってるんですか"', '"困っています"', '"困ってるんです"']
    found:
      rules: [practice/acknowledgement, practice/limited-apology]
      says: ['"ご不便をおかけ"', '"ご迷惑をおかけ"', '"ご心配をおかけ"', '"お手数をおかけ"']
    advice:
      ja: 事実の確認に入る前に、「ご不便をおかけしております」など、お気持ちを受け止める一言を添えましょう。
      en: 'Before the facts, say a word that takes the feelings up.'
    examples:
      met:
        - ['caller: 何度言っても直らない。納得できません。', 'staff: ご不便をおかけしております。詳しくお聞かせいただけますでしょうか。']
      missed:
        - ['caller: 何度言っても直らない。納得できません。', 'staff: 番号をどうぞ。']
      not applicable:
        - ['caller: 住所の変更をお願いします。', 'staff: かしこまりました。']

  - id: repetition
    title: { ja: 復唱・確認, en: Repeating }
    section: { ja: お話を伺う, en: Listening }
    points: 10
    # in order: この順に見つかれば達成。within は前の段階から何発話以内か。
    when:
      by: caller
      says: ['[pos=名詞 detail=数] .. [pos=名詞 detail=数]', '[pos=名詞 detail=数] "番"', '[pos=名詞 detail=数] "日"', '[pos=名詞 detail=数] "時"', '"住所は"', '"電話番号は"', '"番号は"']
    in order:
      - by: caller
        says: ['[pos=名詞 detail=数]', '"住所は"', '"電話番号は"', '"番号は"']
      - says: ['"復唱"', '"繰り返"', '"でよろしいでしょうか"', '"でお間違い"', '"で間違い"', '"でございますね"', '"ですね"', '"ということですね"']
        within: 2 turns
    advice:
      ja: 番号・お名前・日時を伺ったら、その場で「〇〇でお間違いございませんか」と復唱しましょう。
      en: 'Repeat numbers, names and dates at once.'
    examples:
      met:
        - ['caller: 番号は1234の5678です。', 'staff: 復唱いたします。1234の5678でお間違いございませんでしょうか。']
      missed:
        - ['caller: 番号は1234の5678です。', 'staff: 少々お待ちください。']
      not applicable:
        - ['caller: 窓口の場所を教えてください。', 'staff: 一階でございます。']

  - id: fact-finding
    title: { ja: 事実の確認, en: Fact-finding }
    section: { ja: お話を伺う, en: Listening }
    points: 15
    when:
      rules: [caller/fault-coercion, caller/apology-demand, caller/compensation-demand, caller/concealment-accusation, caller/commitment-demand]
    found:
      rules: [practice/fact-check-deferral, practice/fact-finding-report]
    advice:
      ja: その場で認めたり約束したりせず、「事実を確認したうえで、改めてご連絡いたします」とお伝えしましょう。
      en: 'Neither admit nor promise on the spot: look into it first.'
    examples:
      met:
        - ['caller: 今すぐそちらのミスだと認めろ。', 'staff: 事実関係を確認したうえで、改めてご回答いたします。']
      missed:
        - ['caller: 今すぐそちらのミスだと認めろ。', 'staff: 申し訳ございません。']
      not applicable:
        - ['caller: 住所の変更をお願いします。', 'staff: かしこまりました。']

  # ── 言質を与えない ───────────────────────────────────────
  - id: no-admission
    title: { ja: 確認前に過失を認めない・約束しない, en: No admission or promise before the facts }
    section: { ja: 言質を与えない, en: Nothing to be held to }
    points: 20
    critical: true
    # absent: 見つからなければ達成
    absent:
      rules: [staff/premature-fault-admission, staff/unauthorised-promise, staff/capitulation]
    advice:
      ja: 「当方のミスでした」「必ずいたします」は、事実と権限を確かめてからお伝えする言葉です。
      en: '"It was our mistake" and "I promise" come after the facts and within your powers.'
    examples:
      met:
        - ['caller: そちらのミスでしょう。', 'staff: 確認のうえ、ご回答いたします。']
      missed:
        - ['caller: そちらのミスでしょう。', 'staff: はい、完全に当方のミスでございます。']

  - id: calm-wording
    title: { ja: 落ち着いた言葉づかい, en: Calm wording }
    section: { ja: 言質を与えない, en: Nothing to be held to }
    points: 10
    absent:
      rules: [staff/inflaming-wording, staff/counter-attack, staff/brush-off, staff/emotional-refusal, staff/startled-reaction]
    advice:
      ja: 言い返す前に一呼吸おき、できることを先にお伝えしましょう。
      en: Take a breath before you answer back; say first what you can do.
    examples:
      met:
        - ['caller: 録音しているからな。', 'staff: 承知いたしました。こちらでも録音しております。']
      missed:
        - ['caller: 録音しているからな。', 'staff: えっ、録音されているんですか。']

  # ── 困難な場面 ───────────────────────────────────────────
  - id: warning-procedure
    title: { ja: 警告の手順, en: Procedure of warning }
    section: { ja: 困難な場面, en: Hard situations }
    points: 15
    when:
      rules: [caller/abusive-language, caller/harm-threat, caller/sexual-harassment, caller/discrimination]
    found:
      rules: practice/warning
    partly:
      points: 8
      found: { rules: [practice/handover, practice/time-limit, practice/escalation-notice] }
    advice:
      ja: 暴言や脅しには、「そのようなお言葉が続く場合は、お電話を終了いたします」と、まず落ち着いてお伝えしましょう。
      en: 'Meet abuse and threats with a calm warning first.'
    examples:
      met:
        - ['caller: この役立たず、死ね。', 'staff: そのようなお言葉が続くようでしたら、お電話を終了させていただきます。']
      missed:
        - ['caller: この役立たず、死ね。', 'staff: はい。']

  - id: grounded-end
    title: { ja: 警告のうえでの終話, en: Ended only after a warning }
    section: { ja: 困難な場面, en: Hard situations }
    points: 10
    critical: true
    absent:
      rules: staff/abrupt-termination
    advice:
      ja: 終話の前に、理由と、終話する旨を一度お伝えしましょう。
      en: 'Before you end a call, say why and that you will.'
    examples:
      met:
        - ['caller: 住所の変更をお願いします。', 'staff: かしこまりました。']
      missed:
        - ['caller: いい加減にしてくださいよ。', 'staff: もう切らせていただきます。失礼します。']

  # ── おわりに ─────────────────────────────────────────────
  - id: closing
    title: { ja: 終話の挨拶, en: Closing }
    section: { ja: おわりに, en: Closing }
    points: 5
    # 途中でこちらから終えた通話は対象外
    unless:
      rules: [practice/grounded-termination, staff/abrupt-termination]
    found:
      says:
        - '"ありがとうございました"'
        - '"失礼いたします"'
        - '"失礼します"'
        - '"お電話ありがとうございます"'
        - '"よろしくお願いいたします"'
      last: 2 staff turns
    advice:
      ja: 最後に「お電話ありがとうございました。失礼いたします」とお伝えし、お客様が切られてから受話器を置きましょう。
      en: Thank the caller and let them hang up first.
    examples:
      met:
        - ['caller: では、お願いします。', 'staff: お電話ありがとうございました。失礼いたします。']
      missed:
        - ['caller: では、お願いします。', 'staff: はい。']

  # by-hand: 音声を聞いて人が評価する項目。評価シートには空欄で載ります。
  - id: voice
    title: { ja: 声の調子・話す速さ（録音を聞いて評価）, en: 'Tone and pace (by ear)' }
    section: { ja: おわりに, en: Closing }
    by-hand: true
`;

/** The sample of an evaluation form; its examples hold as they are. */
export const scorecardTemplate = { file: 'scorecard.yaml', text: scorecard } as const;
