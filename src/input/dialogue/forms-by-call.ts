import { groupedBy } from '../../text/grouped-by.js';
import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { readLooseLines, readSpeakerLine, type SpeakerLayout } from './speaker-line.js';

/** A call whose form shows has so many turns, of so many who each return, and so many of its lines open them. */
const LEAST_TURNS = 4;
const MOST_SPEAKERS = 4;
const LEAST_SHARE = 0.7;
/** Forms that stand in speech as well. */
const NO_FORMS: ReadonlySet<SpeakerLayout> = new Set(['alone', 'space']);

/**
 * Indices of the titles at which a text goes on in another form, since whoever typed its calls below each other typed some `荒木：はい`, some
 * `浜田「はい」`, some 〈窓口〉はい. Empty where all calls have one form.
 */
export function titlesOfOtherForms(lines: readonly DialogueLine[]): readonly number[] {
  const titles = lines.flatMap(({ is }, index) =>
    is.kind === 'heading' && is.opens !== 'remark' ? index : [],
  );
  const starts: number[] = [];
  let current: SpeakerLayout | null = null;
  for (const [at, title] of titles.entries()) {
    const form = formOf(lines.slice(title + 1, titles[at + 1] ?? lines.length));
    if (form === null) continue;
    if (current !== null && form !== current) starts.push(title);
    current = form;
  }
  return starts;
}

/** The form in which nearly all lines of a call open turns of a few who return; null where there is none. */
function formOf(lines: readonly DialogueLine[]): SpeakerLayout | null {
  // An indented line goes on with the one above.
  const spoken = lines.filter(({ is, text }) => is.kind === 'speech' && !/^[\s　]{2}/.test(text));
  const openings = spoken.flatMap(({ text }) => {
    const strict = readSpeakerLine(text);
    return [...(strict ? [strict] : []), ...readLooseLines(text)];
  });
  const ofForms = openings.filter(({ layout, speech }) => !NO_FORMS.has(layout) && speech !== '');
  for (const [layout, opened] of groupedBy(ofForms, (one) => one.layout)) {
    const counts = countNames(opened.map(({ name }) => name));
    const turns = opened.filter(({ name }) => (counts.get(foldName(name)) ?? 0) >= 2);
    const speakers = [...counts.values()].filter((count) => count >= 2).length;
    const isForm =
      turns.length >= Math.max(LEAST_TURNS, LEAST_SHARE * spoken.length) &&
      speakers >= 2 &&
      speakers <= MOST_SPEAKERS;
    if (isForm) return layout;
  }
  return null;
}
