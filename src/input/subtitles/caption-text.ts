import type { Segment } from '../../model/transcript.js';
import type { PlacedText } from '../dialogue/placed-text.js';
import { roleOfKnownName } from '../speakers/speakers.js';

/** A stretch of a caption that one voice speaks. */
export interface VoiceStretch extends PlacedText {
  /** From a voice tag `<v 名前>`; null where there is none. */
  readonly voice: string | null;
}

const MARKUP = /<(\/?)([^<>\n]{0,200})>|&(amp|lt|gt|nbsp|lrm|rlm|quot|#39);|\{\\[^{}\n]{1,40}\}/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
  '#39': "'",
};

/** <c.agent>: a class that is a side. */
const CLASS = /^c\.([^\s.]{1,20})$/;

/** True where a caption says who speaks: a voice, or a class that is a side. */
export function namesVoice(line: string): boolean {
  if (/<v[\s.]/.test(line)) return true;
  return [...line.matchAll(/<(c\.[^\s.<>]{1,20})>/g)].some(
    ([, tag = '']) => roleOfKnownName(tag.slice(2)) !== null,
  );
}

/**
 * One line of a caption without tags, its entities resolved; a new stretch where a voice tag begins.
 * Only the entities of WebVTT exist: nothing can be declared, so nothing can expand.
 */
export function readCaptionLine(text: string, line: number, before: string | null): readonly VoiceStretch[] {
  const stretches: VoiceStretch[] = [];
  let current = before;
  let isByClass = false;
  let plain = '';
  let segments: Segment[] = [];
  let end = 0;
  const close = () => {
    if (segments.length > 0) stretches.push({ voice: current, text: plain, segments });
    plain = '';
    segments = [];
  };
  const take = (piece: string, at: number) => {
    if (piece === '') return;
    segments.push({ start: plain.length, line, column: at + 1 });
    plain += piece;
  };
  for (const match of text.matchAll(MARKUP)) {
    take(text.slice(end, match.index), end);
    end = match.index + match[0].length;
    const [, slash, tag, entity] = match;
    if (entity !== undefined) take(ENTITIES[entity] ?? '', match.index);
    // <v 名前>, and <v.agent> where only the class tells.
    const voice = slash === '' ? /^v(?:\.([^\s.]*)\S*)?(?:[ \t]+(.+))?$/.exec(tag ?? '') : null;
    const style = slash === '' ? CLASS.exec(tag ?? '')?.[1] : undefined;
    const name =
      voice?.[2]?.trim() ||
      voice?.[1] ||
      (style !== undefined && roleOfKnownName(style) !== null ? style : undefined);
    if (name !== undefined) {
      close();
      current = name;
      isByClass = voice === null;
    } else if (slash === '/' && tag?.trim() === (isByClass ? 'c' : 'v')) {
      close();
      current = null;
    }
  }
  take(text.slice(end), end);
  close();
  return stretches;
}
