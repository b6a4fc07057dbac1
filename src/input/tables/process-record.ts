import type { Role } from '../../model/transcript.js';

/** A column of speech of a process record: what its speaker is called, and whose side that is. */
interface RecordColumn {
  readonly speaker: string;
  readonly role: Role;
}

/** 患者の言動, 相手（ご家族）の言葉・様子, 私（看護師）の言葉・行動: whoever speaks, and that speech stands below. */
const OF_SPEECH =
  /^(.{1,20}?)の?(?:[・、/と及びおよび]*(?:言動|言葉|ことば|発言|発話|会話|言った(?:こと|言葉)|話した(?:こと|言葉)|行動|動作|様子|表情|反応|態度|対応|応答))+$/u;
const OF_WORDS = /言|話|ことば/;
/** 私が感じたこと・考えたこと, 看護師の思考: what makes such a table a record, and is said by nobody. */
const OF_THOUGHTS = /感じ|考え|思っ|思い|思考|感情|判断|分析|考察|解釈|気持ち/;
/** Whoever writes the record: the one who serves or learns to. */
const WRITER =
  /^(?:私|わたし|自分|自己|筆者|記録者|看護師|看護者|看護職|看護学生|学生|実習生|援助者|支援者|介護士|介護者|ワーカー|相談員|職員|担当者?|スタッフ|保健師|助産師|薬剤師|オペレーター?|応対者|対応者|受電者)/u;
/** The one it is about. */
const SUBJECT =
  /^(?:患者|対象|クライエント|クライアント|cl|利用者|入所者|入居者|相手|先方|家族|ご家族|本人|ご本人|相談者|お客様|お客さま|顧客|客|電話の相手|発信者|保護者|子ども|児)/iu;

/**
 * The columns of a process record (プロセスレコード, as nurses, social workers and those they train write it): what one said, what the writer thought,
 * and what the writer said. Such a record is in the writer's words, so the form itself tells the sides.
 *
 * @param headers of all columns of the table
 * @returns by header the two columns of speech; empty for any other table
 */
export function rolesOfRecord(headers: readonly string[]): ReadonlyMap<string, RecordColumn> {
  const folded = headers.map((header) => [header, header.normalize('NFKC').replace(/\s+/g, '')] as const);
  if (!folded.some(([, header]) => OF_THOUGHTS.test(header))) return new Map();
  const found = folded.flatMap(([header, text]): readonly (readonly [string, RecordColumn])[] => {
    const speaker = OF_WORDS.test(text) && !OF_THOUGHTS.test(text) ? OF_SPEECH.exec(text)?.[1] : undefined;
    if (speaker === undefined) return [];
    if (WRITER.test(speaker)) return [[header, { speaker, role: 'staff' }]];
    return SUBJECT.test(speaker) ? [[header, { speaker, role: 'caller' }]] : [];
  });
  const roles = new Set(found.map(([, { role }]) => role));
  return found.length === 2 && roles.size === 2 ? new Map(found) : new Map();
}
