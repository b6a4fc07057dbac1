import { roleOfKnownName } from './speakers.js';

/** Words of file names that stand for a channel without saying whose it is. */
const CHANNEL =
  /^(?:l|r|left|right|ch\d|channel\d|track\d|rx|tx|in|out|inbound|outbound|local|remote|near|far|mic|spk\d|speaker\d+|左|右|発信|着信|発信側|着信側|発側|着側|送話|受話|送話側|受話側|上り|下り)$/;
const NUMBER = /^0?[0-2]$/;
/** Names in file names that are people's or anything else's more often than a channel's. */
const NO_CHANNEL = /^(?:家族|店舗|センター|support|company|user|case|member|リーダー|営業|本人|会員)$/;

/** A part of a path that may name a channel. */
export interface ChannelWord {
  readonly word: string;
  /** The path with the word left out: the same for the files of one call. */
  readonly rest: string;
  /** `side`: a name that tells whose it is; `channel`: L, ch0 …; `number`: 0, 1, which may also count calls. */
  readonly kind: 'side' | 'channel' | 'number';
}

/** The words of a path (its name and the two folders above) that may name a channel of a call. */
export function channelWords(file: string): readonly ChannelWord[] {
  const parts = file.split('/');
  const first = Math.max(0, parts.length - 3);
  const words: ChannelWord[] = [];
  for (let at = first; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const isName = at === parts.length - 1;
    const stem = isName ? part.replace(/\.[^.]*$/, '').replace(/\.(?:wav|mp3|m4a|flac|ogg)$/i, '') : part;
    for (const match of stem.matchAll(/[^\s_.()（）【】[\]-]+|(?<=\d)[LR](?=$)/gu)) {
      const word = match[0];
      const rest = [
        ...parts.slice(0, at),
        `${stem.slice(0, match.index)}*${stem.slice(match.index + word.length)}${part.slice(stem.length)}`,
        ...parts.slice(at + 1),
      ].join('/');
      const kind = kindOf(word.toLowerCase().normalize('NFKC'), isName);
      if (kind) words.push({ word, rest, kind });
      const letter = /^(.*\d)([LR])$/.exec(word);
      if (letter && isName) {
        const own = rest.replace('*', `${letter[1]}*`);
        words.push({ word: letter[2] ?? '', rest: own, kind: 'channel' });
      }
    }
  }
  return words;
}

function kindOf(word: string, isName: boolean): ChannelWord['kind'] | null {
  if (NO_CHANNEL.test(word)) return null;
  if (CHANNEL.test(word)) return 'channel';
  if (roleOfKnownName(word) !== null) return 'side';
  return isName && NUMBER.test(word) ? 'number' : null;
}
