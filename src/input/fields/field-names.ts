import type { Role } from '../../model/transcript.js';
import { foldHeader } from './table-headers.js';

/** What a field of a call may tell besides what is said. */
export type FieldMeaning = 'call' | 'agent' | 'caller' | 'date' | 'time' | 'duration' | 'recording';

/** Meanings by the folded name of a field, best first: the head of a text, a column, a member of JSON. Open on purpose. */
const PATTERNS: readonly (readonly [FieldMeaning, RegExp])[] = [
  [
    'recording',
    /^(?:録音|音声|通話録音)(?:ファイル|データ|url|uri|パス|リンク|アドレス|名|保存先|場所)+$|^(?:recording|audio|media|wav|voice|sound)(?:file)?(?:name|url|uri|path|link|location|href|file)$|^(?:recording|audio|録音|音声)$/,
  ],
  [
    'call',
    /^(?:通話|コール|会話|録音|応対|対応|受付|受電|案件|問合せ?|問い合わせ|インシデント|チケット|セッション|コンタクト|コンタクト履歴|チャット|エンゲージメント|管理|整理|記録|履歴|音声|ログ)(?:id|番号|no|キー|ナンバー|識別子|コード)$|^(?:通話|通し|連)番$|^通番$|^(?:call|conversation|contact|session|chat|engagement|interaction|recording|case|ticket|dialog|dialogue|segment|inquiry|ucid|media|job|request|transcript|meeting)(?:id|no|number|key|sid|uuid|guid|name)$|^(?:ucid|callsid|connid|id|no|uuid|guid)$|^(?:thread|topic)(?:id|ts|key|name)$|^スレッド(?:id|番号|名)?$/,
  ],
  [
    'agent',
    /^(?:担当|担当者|担当職員|担当オペレーター?|対応|対応者|応対|応対者|受付|受付者|受付担当|受付担当者|受電|受電者|受電担当|受電担当者|対応担当|対応担当者|オペレーター?|オペ|op|エージェント|コミュニケーター?|スタッフ|職員|社員|行員|相談員|当社担当|弊社担当|通話担当|通話担当者|電話担当|電話担当者|発信者担当|架電担当|架電者担当|テレオペ|受け手|アサイン先|割り?当て?先|(?:通話の|電話の)?応答者|(?:電話を?)?(?:受けた|取った|出た|対応した|応対した|担当した)(?:人|者|職員|スタッフ|担当者?))(?:氏名|名前|名|者名|さん)?$|^(?:agent|operator|staff|rep|representative|advisor|employee|csr|user|handler|handledby|answeredby|takenby|owner|assignee)(?:full|display|user)?name$|^(?:agent|operator|staff|representative|advisor|csr|handler|chatagent|agents|operators|handledby|answeredby|takenby|servedby|assignee|assignedto|assignedtouser|resolvedby)$|^(?:オペレーター?|エージェント|担当者?|社員|職員|応対者|対応者|agent|operator|staff|employee|user|op)(?:id|番号|コード|no|code|number|login|loginid|email)$/,
  ],
  [
    'caller',
    /^(?:顧客|お客様|お客さま|お客|客|カスタマー?|相手|相手方|先方|発信者|入電者|架電者|契約者|会員|利用者|相談者|申出者|問合せ者|(?:通話の)発信者|(?:電話を?)?(?:かけた|掛けた|かけてきた)(?:人|方|者)|通話相手|通話先|お相手|呼び?出し?元|依頼者|依頼元|要求者|起票依頼者)(?:氏名|名前|名|様)?$|^(?:customer|caller|client|contact|member|requester|requestor|requestedfor|openedfor|callerid|visitor|guest)(?:full|display)?(?:name)?$/,
  ],
  [
    'duration',
    /^(?:通話|録音|会話|応対|対応|総|合計|全体|音声)?(?:時間長|長さ|尺|所要時間|秒数|分数|長)$|^(?:通話|録音|会話|応対|対応|総通話|保留込通話)(?:時間|秒数|時間秒)$|^(?:call|talk|total|recording|audio|media|handle|conversation)?(?:duration|length)(?:ms|sec|secs|seconds|millis|milliseconds|insec|inseconds|insecs)?$|^(?:talktime|handletime|callseconds|seconds)$/,
  ],
  [
    'date',
    /^(?:通話|録音|応対|対応|受電|架電|入電|着信|発信|受付|会話|コール|チャット|対話|会議|面談|実施|開催|相談|記録|作成)(?:開始)?(?:日時|日付|年月日|日|開始時刻|開始時間|開始|時刻)$|^(?:日時|日付|年月日|期日|date|datetime|day|いつ|通話月|開始日時|開始日)$|^(?:call|recording|recorded|contact|conversation|session|interaction|initiation|start|started|begin|created|connect|connected|received|meeting|answer|answered)(?:start|started|ed|begin|connected)?(?:date|datetime|timestamp|timeutc|timelocal|dateutc|on|at|day|time|datetimeutc)$|^chat(?:started|start|starttime|startedat|startedon)$|^(?:timestamp|starttimestamp|initiationtimestamp|startdatetime|recordingstart|callstart)$/,
  ],
  ['time', /^(?:時刻|時間|開始時刻|開始時間|通話時刻|time|starttime)$/],
];

/** What the name of a field of a call means; null where nothing is known of it. */
export function meaningOfField(name: string): FieldMeaning | null {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const own = meaningOfName(name);
  if (own !== null || last === name || !TELLS_ALONE.test(last)) return own;
  return meaningOfName(last);
}

/** The id of a call among the fields that a head tells; null where none does. */
export function callIn(fields: readonly (readonly [name: string, value: string])[]): string | null {
  // 受付番号　―: none was given.
  const told = fields.find(([name, value]) => meaningOfField(name) === 'call' && /[\p{L}\p{N}]/u.test(value));
  return told?.[1] ?? null;
}

/** A name within an object that tells without the object's: 受電日時 of 基本情報.受電日時, contactNo of interaction.contactNo; no id of anything. */
const TELLS_ALONE =
  /[\p{Script=Han}\p{Script=Katakana}]{2}|[A-Za-z]{3,}[_-]?(?:[Ii][Dd]|[Nn]o|[Nn]ame|[Dd]ate|[Tt]ime|[Kk]ey)$/u;

function meaningOfName(name: string): FieldMeaning | null {
  const folded = foldHeader(name).replace(/^(?:ご|お(?!客|問))/, '');
  const known = PATTERNS.find(([, pattern]) => pattern.test(folded))?.[0];
  if (known) return known;
  if (NO_PERSON.test(folded)) return null;
  if (AGENT.test(folded)) return 'agent';
  return CALLER.test(folded) ? 'caller' : null;
}

/** Whoever wrote the call down, looks at it or gets it next did not take it. */
const NO_PERSON = /起こし|書き|評価|次回|前回|転送|作成|更新|承認|確認|登録|番号|部署|所属|区分|種別/;
const AGENT =
  /^.{0,6}(?:オペレーター?|担当者?|応対者|対応者|受電者|受付者|エージェント|コミュニケーター?)(?:氏名|名前|名)?$|^.{0,12}(?:agent|operator|advisor)(?:full)?name$/;
const CALLER =
  /^.{0,6}(?:相手|相手方|お客様|顧客|契約者|利用者|相談者)(?:氏名|名前|名)?$|^.{0,12}(?:customer|caller|client)name$/;

/** True where a field has a date of the call by a name that tells little by itself, but has a whole date: 開始, begin, at. */
export function mayTellDate(name: string, value: string): boolean {
  const folded = foldHeader(name.slice(name.lastIndexOf('.') + 1));
  return value.length <= LONGEST_DATE && !NO_DATE_OF_CALL.test(folded) && DATED.test(folded);
}

const LONGEST_DATE = 40;
const DATED =
  /日時|日付|開始|^(?:着信|受電|入電|架電|発信|録音)$|^(?:at|when|begin|began)$|start|begin|date|time/;
const NO_DATE_OF_CALL =
  /終了|更新|出力|作成|登録|保存|印刷|生年|誕生|予約|期限|締|次回|前回|完了|end|stop|finish|updat|modif|export|creat|print|save|birth|due|expir|complet|transcri|process|next|last/;

/** Whose name a field holds: `担当` a member of staff, `お客様名` a caller; null for any other field. */
export function roleOfField(name: string): Role | null {
  const meaning = meaningOfField(name);
  return meaning === 'agent' ? 'staff' : meaning === 'caller' ? 'caller' : null;
}
