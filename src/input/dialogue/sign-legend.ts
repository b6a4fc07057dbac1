import type { Role } from '../../model/transcript.js';
import { roleOfMeaning } from '../speakers/legend.js';
import { roleOfKnownName } from '../speakers/speakers.js';

/** Words for the lines that have a mark before them, and for those that have none. */
const MARKED =
  '引用(?:部分|符|文)?|[>＞]|「[>＞]」|印(?:あり|のある行|つき|付き)|記号(?:あり|つき)|字下げ|下げた(?:行|方|ほう)|矢印|行頭[^\\s、。がは:：=＝]{1,6}';
const UNMARKED =
  '地の文|それ以外|そうでない(?:行|方|ほう)|(?:その)?(?:他|ほか)|残り|印(?:なし|のない行)|無印|記号なし|引用(?:以外|なし)|(?:普通|ふつう)の行|字下げなし|行頭なし';
const EXPLAINED = new RegExp(
  `(?:^|[\\s　、,，。（(［[【※・/／])(?:(?<marked>${MARKED})|(?<unmarked>${UNMARKED}))(?:の(?:行|部分|方|ほう|文))?[\\s　]*(?:が|は|[:：=＝→]|…+)[\\s　]*(?<meaning>[^\\s　、,，。）)\\]】]{1,16})`,
  'gu',
);
const LONGEST_LINE = 200;

/** What a line says of the two forms of lines: names of those who speak, as reports call them. */
export interface SignLegend {
  readonly marked: string;
  readonly unmarked: string;
}

/** 引用がお客様、地の文がわたし; 引用：お客様です。: who the lines with a mark are and who those without one; null where a line tells neither. */
export function signLegendIn(line: string): SignLegend | null {
  if (line.length > LONGEST_LINE) return null;
  let marked: string | null = null;
  let unmarked: string | null = null;
  for (const { groups } of line.matchAll(EXPLAINED)) {
    const meaning = (groups?.meaning ?? '').replace(/(?:です|でした|の(?:言葉|発言|話)|になります)$/u, '');
    const role = roleOfMeaning(meaning);
    if (role === null) continue;
    const name = roleOfKnownName(meaning) === role ? meaning : nameOf(role);
    if (groups?.marked !== undefined) marked ??= name;
    else unmarked ??= name;
  }
  const told = marked ?? unmarked;
  if (told === null) return null;
  const other = nameOf(roleOfKnownName(told) === 'staff' ? 'caller' : 'staff');
  return { marked: marked ?? other, unmarked: unmarked ?? other };
}

/** A name that is understood of whoever the legend calls わたし or むこう. */
function nameOf(role: Role): string {
  return role === 'staff' ? '当方' : '先方';
}
