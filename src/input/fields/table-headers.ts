import { detached } from '../../text/detached.js';
import { createRecentValues } from '../../text/recent-values.js';

/** Columns that tell of an utterance and of the call it belongs to. */
export type UtteranceColumn = 'call' | 'speaker' | 'text' | 'start' | 'end' | 'labels';

/** Headers understood without a mapping, folded as `foldHeader` does. Open on purpose. */
export const tableHeaders: Readonly<Record<UtteranceColumn, readonly string[]>> = {
  call: [
    ...[
      '通話id',
      '通話番号',
      '通話',
      '通話キー',
      'コールid',
      '会話id',
      '接続id',
      'コンタクトid',
      'コンタクト番号',
      '応対id',
      '録音id',
      '受付番号',
      '案件番号',
      'セッションid',
      'ファイル名',
      'ファイル',
    ],
    ...[
      'callid',
      'call',
      'callno',
      'conversationid',
      'contactid',
      'sessionid',
      'interactionid',
      'recordingid',
      'filename',
      'file',
    ],
  ],
  speaker: [
    ...[
      '話者',
      '話者名',
      '発話者',
      '発話者名',
      '発言者',
      '発言者名',
      '話し手',
      'スピーカー',
      '話者ラベル',
      '話者id',
      '役割',
      'チャンネル',
      'チャネル',
    ],
    ...[
      'speaker',
      'speakername',
      'speakerlabel',
      'speakerid',
      'role',
      'participant',
      'participantrole',
      'channel',
      'party',
    ],
  ],
  text: [
    ...[
      '発話',
      '発話内容',
      '発話テキスト',
      '発言',
      '発言内容',
      '内容',
      'テキスト',
      '本文',
      '書き起こし',
      '書起し',
      '文字起こし',
      '認識結果',
      '会話',
      '会話内容',
      '通話内容',
    ],
    ...[
      'text',
      'utterance',
      'transcript',
      'transcription',
      'content',
      'message',
      'sentence',
      'speech',
      'body',
    ],
  ],
  start: [
    ...[
      '開始',
      '開始時間',
      '開始時刻',
      '開始秒',
      '発話開始',
      '発話開始時刻',
      '発話開始時間',
      '時刻',
      '時間',
      'タイムスタンプ',
      '経過時間',
      '発話時刻',
    ],
    ...[
      'start',
      'starttime',
      'startms',
      'startsec',
      'startseconds',
      'begin',
      'from',
      'timestamp',
      'time',
      'offset',
    ],
  ],
  end: [
    ...['終了', '終了時間', '終了時刻', '終了秒', '発話終了', '発話終了時刻', '発話終了時間'],
    ...['end', 'endtime', 'endms', 'endsec', 'endseconds', 'to'],
  ],
  labels: ['ラベル', '正解ラベル', 'labels', 'label'],
};

/** A header in the form in which headers are compared: without width, case, spaces and units in brackets. */
export function foldHeader(header: string): string {
  if (header.length > LONGEST_REMEMBERED) return folded(header);
  const known = foldedHeaders.find(header);
  if (known !== undefined) return known;
  const value = folded(header);
  foldedHeaders.keep(detached(header), value);
  return value;
}

/** The same few headers and names of members are asked for in every row and object of a file. */
const LONGEST_REMEMBERED = 40;
const foldedHeaders = createRecentValues<string>(20_000);

function folded(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^.+$/gm, withoutBrackets)
    .replace(/[\s_:.-]+/g, '');
}

/** A line without what stands from its first bracket that opens to its last that closes. */
function withoutBrackets(line: string): string {
  const open = line.search(/[([【]/);
  const close = Math.max(line.lastIndexOf(')'), line.lastIndexOf(']'), line.lastIndexOf('】'));
  return open === -1 || close < open ? line : line.slice(0, open) + line.slice(close + 1);
}

/** What headers say that are in no list, by the words in them. */
const WORDS: Readonly<Record<'speaker' | 'role' | 'text' | 'start' | 'end', RegExp>> = {
  speaker:
    /話者|発話者|発言者|話し手|話した|しゃべ|喋|スピーカ|発信元|送信者|誰|だれ|ナレータ|speaker|participant|party|talker|sender|author|^who$|^from$|^name$|^名前$/,
  role: /役割|役|ロール|区分|種別|立場|側|属性|チャン?ネル|方向|レッグ|トラック|role|side|leg|channel|^ch$|direction|track|type|kind/,
  text: /発話|発言|テキスト|内容|本文|文字起|書き?起|テープ起|認識|会話|通話文|通話内容|全文|やりとり|やり取り|トーク|台詞|セリフ|せりふ|メッセージ|文章|文言|言葉|ことば|言動|しゃべ|transcri|text|utter|content|message|sentence|speech|body|phrase|caption|said|dialog|conversation/,
  start: /日時|開始|始|スタート|start|begin|from|時刻|時間|タイム|オフセット|offset|経過|time|位置|sec|秒/,
  end: /終了|終|エンド|end|stop|finish|until/,
};

/** True where the words of a folded header speak for a column. */
export function headerSpeaksOf(column: keyof typeof WORDS, folded: string): boolean {
  return WORDS[column].test(folded);
}
