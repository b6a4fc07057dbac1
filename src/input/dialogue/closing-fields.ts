import type { Role } from '../../model/transcript.js';
import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { looksLikePerson } from './persons-of-head.js';
import { isRecordName } from './record-names.js';
import type { SpeakerLine } from './speaker-line.js';
import { endsAsSpeech } from './speech-endings.js';

const LEAST_TURNS = 4;

/** Of the turns so many have the form that the others lack. */
const LEAST_OF_FORM = 0.9;

/**
 * The openings of a text without those below its dialogue that are a writer's fields (所感：…, 担当：福留): behind a blank line or rule, where no
 * turn before stands apart so, with names that are nobody's, or a person's name for their words, and stand nowhere else; and without cells of a
 * table (課長⇥係長) below turns of another form.
 */
export function withoutClosingFields(
  lines: readonly DialogueLine[],
  openings: ReadonlyMap<number, SpeakerLine>,
  roleOf: (name: string) => Role | null,
): ReadonlyMap<number, SpeakerLine> {
  const order = withoutRecord(
    lines,
    withoutOtherForm([...openings].toSorted(([left], [right]) => left - right)),
  );
  const counts = countNames(order.map(([, { name }]) => name));
  const areTimed = order.filter(([, { startMs }]) => startMs !== null).length >= LEAST_TURNS;
  const isField = ({ name, layout, speech, startMs }: SpeakerLine) =>
    layout === 'colon' &&
    // Whoever has a time as all others have one says something.
    !(areTimed && startMs !== null) &&
    counts.get(foldName(name)) === 1 &&
    (roleOf(name) === null || speech === '' || looksLikePerson(speech));
  const named =
    order.findLastIndex(([, { name }]) => counts.get(foldName(name)) !== 1 || !isRecordName(name)) + 1;
  const people = countNames(order.slice(0, named).map(([, { name }]) => name));
  const areTwo = [...people.values()].filter((count) => count >= 2).length >= 2;
  if (named < order.length && named >= LEAST_TURNS && areTwo) return new Map(order.slice(0, named));
  const kept = order.findLastIndex(([, line]) => !isField(line)) + 1;
  if (kept >= LEAST_TURNS && areRecord(order, kept)) return new Map(order.slice(0, kept));
  const isApart = (at: number) => lines[(order[at]?.[0] ?? 0) - 1]?.is.kind === 'blank';
  const isSetApart =
    kept < order.length && isApart(kept) && !order.slice(1, kept).some((_, at) => isApart(at + 1));
  if (kept >= LEAST_TURNS && isSetApart) return new Map(order.slice(0, kept));
  return order.length < openings.size ? new Map(order) : openings;
}

/** 処理：継続, ■対応結果 助言: a field of a record on a line of its own. */
const FIELD = /^[\s　]*(?:[■□◆◇※・][\s　]*)?([^\s　：:。、]{1,12})[\s　]*[:：]/u;

/** The openings without the last ones where a record stands below the talk, behind a blank line, and they are fields of it with a sign: ●次回：3/13. */
function withoutRecord(lines: readonly DialogueLine[], order: readonly Opening[]): readonly Opening[] {
  const isField = (text: string) => isRecordName(FIELD.exec(text)?.[1] ?? '');
  const opens = new Set(order.map(([index]) => index));
  const start = lines.findLastIndex(
    ({ text, is }, at) =>
      is.kind === 'speech' && !opens.has(at) && lines[at - 1]?.is.kind === 'blank' && isField(text),
  );
  const kept = start === -1 ? order : order.filter(([index]) => index < start);
  const areFields = order.slice(kept.length).every(([, { speech }]) => isField(speech));
  return kept.length >= LEAST_TURNS && areFields ? kept : order;
}

/** Turns that end as sentences do. */
const LEAST_SENTENCES = 0.8;

/** True where all below are names and values of a record (処理：翌日訪問, 係長：), and the turns above are sentences. */
function areRecord(order: readonly Opening[], kept: number): boolean {
  const [above, below] = [order.slice(0, kept), order.slice(kept)];
  const ends = ([, { speech }]: Opening) => endsAsSpeech(speech);
  return (
    below.length >= 2 && !below.some(ends) && above.filter(ends).length >= LEAST_SENTENCES * above.length
  );
}

type Opening = readonly [number, SpeakerLine];

/** The openings without the last ones, where these have a form and names that none above has. */
function withoutOtherForm(order: readonly Opening[]): readonly Opening[] {
  const counts = new Map<string, number>();
  for (const [, { layout }] of order) counts.set(layout, (counts.get(layout) ?? 0) + 1);
  const [usual] = [...counts].toSorted((left, right) => right[1] - left[1]);
  if (!usual || usual[1] < LEAST_TURNS) return order;
  const kept = order.findLastIndex(([, { layout }]) => layout === usual[0]) + 1;
  const above = order.slice(0, kept);
  const names = new Set(above.map(([, { name }]) => foldName(name)));
  const isOther = order.slice(kept).every(([, { name }]) => !names.has(foldName(name)));
  return isOther && usual[1] >= LEAST_OF_FORM * kept ? above : order;
}
