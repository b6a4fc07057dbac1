import { lowestOf } from '../../text/extremes.js';
import { splitLines, type TextLine } from '../../text/offsets.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { readsAsCall } from '../speakers/opens-call.js';
import { callTitles } from './call-titles.js';
import { withoutTemplate } from './chat-template.js';
import { daysOfTalk } from './days-of-talk.js';
import { parseDialogue } from './dialogue.js';
import type { DialogueLine, LineKind } from './dialogue-line.js';
import { callOfMails } from './mail-thread.js';
import { breaksWithinSpeech, pageFurniture } from './page-furniture.js';
import { withoutQuotedParts } from './quoted-parts.js';
import { returningTitles } from './returning-titles.js';
import { ruledCalls } from './ruled-calls.js';
import type { LineSurroundings } from './scene-heading.js';
import { headingKind, isRuler } from './scene-heading.js';
import { speakingSigns } from './signed-turns.js';
import { readSpeakerLine } from './speaker-line.js';
import { timedLines } from './timed-lines.js';

/** The calls of a typed transcript. @param firstLine 1-based, where it begins in a longer text */
export function parsePlainText(text: string, context: ParseContext, firstLine = 1): Iterable<Parsed> {
  const lines = withoutTemplate(text, splitLines(text, firstLine));
  const mails = context.soleSpeaker === undefined && text.includes(':') ? callOfMails(lines) : null;
  return mails ? [mails] : parseDialogue(classify(lines, context), context);
}

/** The call of a text that names nobody, a line an utterance; null where it does not read as one. */
export function namelessCall(text: string, context: ParseContext): Parsed | null {
  const parsed = timedLines(classify(splitLines(text), context), null);
  const said = parsed.kind === 'call' ? parsed.call.utterances.map((one) => one.text) : [];
  return readsAsCall(said) ? parsed : null;
}

function classify(given: readonly TextLine[], context: ParseContext): readonly DialogueLine[] {
  const whole = given.map((line) => line.text);
  const { lines: read, calls } = withoutQuotedParts(whole);
  const lines = read === whole ? given : given.map((line, index) => ({ ...line, text: read[index] ?? '' }));
  const bare = lines.map((line) => line.text.trim());
  const nextSpeech = nextLines(bare);
  const speaking = speakingSigns(bare);
  const printed = pageFurniture(
    lines.map(({ text }, index) => `${text.startsWith('\f') ? '\f' : ''}${bare[index] ?? ''}`),
  );
  const days = daysOfTalk(bare);
  const furniture = days.size === 0 ? printed : new Set([...printed, ...days]);
  const named = callTitles(bare);
  const returning = returningTitles(bare, furniture);
  const titles = standAbove(returning, named) ? returning : named;
  const breaks = breaksWithinSpeech(bare, printed);
  const rules = titles.size === 0 ? ruledCalls(bare) : NO_RULES;
  const classified: DialogueLine[] = [];
  let followsBlank = true;
  let followsHeading = false;
  for (const [index, line] of lines.entries()) {
    const trimmed = bare[index] ?? '';
    const framed = calls.get(index);
    if (framed !== undefined)
      classified.push({
        line: line.line,
        text: framed,
        is: { kind: 'heading', text: framed, opens: framed === '' ? 'scene' : 'call' },
      });
    const title = titles.get(index);
    const is: LineKind = breaks.has(index)
      ? { kind: 'blank', isWithinSpeech: true }
      : furniture.has(index)
        ? { kind: 'blank' }
        : rules.has(index)
          ? { kind: 'heading', text: '', opens: 'scene' }
          : speaking.has(trimmed.slice(0, 1))
            ? { kind: 'speech' }
            : title === undefined
              ? kindOf(trimmed, { followsBlank, followsHeading, next: nextSpeech[index] ?? '' }, context)
              : { kind: 'heading', text: title, opens: 'call' };
    followsBlank = is.kind === 'blank' || (is.kind === 'comment' && followsBlank);
    if (is.kind === 'speech' || is.kind === 'heading') followsHeading = is.kind === 'heading';
    classified.push({ ...line, is });
  }
  return classified;
}

const NO_RULES: ReadonlySet<number> = new Set();

/** True where some titles stand above others, each above one: 反訳１ above the name of its recording. */
function standAbove(some: ReadonlyMap<number, string>, others: ReadonlyMap<number, string>): boolean {
  if (others.size === 0) return true;
  return some.size === others.size && lowestOf(some.keys(), Infinity) < lowestOf(others.keys(), Infinity);
}

function kindOf(line: string, around: LineSurroundings, context: ParseContext): LineKind {
  if (line === '' || isRuler(line)) return { kind: 'blank' };
  if (line.startsWith('#')) return { kind: 'comment', text: line.replace(/^#+\s*/, '') };
  const opens = headingKind(line, around);
  if (opens) {
    const speaker = readSpeakerLine(line);
    if (!speaker || context.roleOf(speaker.name) === null) return { kind: 'heading', text: line, opens };
  }
  return { kind: 'speech' };
}

/** For each line the next one that is not blank. */
function nextLines(lines: readonly string[]): readonly string[] {
  const next: string[] = [];
  let following = '';
  for (let index = lines.length - 1; index >= 0; index--) {
    next[index] = following;
    const line = lines[index] ?? '';
    if (line !== '') following = line;
  }
  return next;
}
