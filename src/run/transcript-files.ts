import { closeSync, openSync, readSync } from 'node:fs';
import { isBinary } from '../input/decoding/open-bytes.js';
import { endingOf } from '../text/ending-of.js';

/** Bytes by which a file shows whether it is text, and whether people speak in it. */
const LOOKED_AT = 4096;

/** Texts with words in them that nobody says: programs, settings. */
const NO_TRANSCRIPT =
  /^(?:js|mjs|cjs|ts|tsx|jsx|py|rb|go|rs|java|c|h|cpp|cs|php|pl|sh|bat|ps1|cmd|vbs|css|scss|ini|toml|cfg|conf|properties|lock|map|svg|tex|bib|po|pot|lnk|url|gitignore|gitattributes|editorconfig)$/;
/** Kana in so many characters: a text in Japanese. */
const LEAST_KANA = 20;

/**
 * True where a folder's file is taken: by its ending; without one where it holds text; with any other, and as YAML, where it is a text in
 * Japanese and no rule or setting.
 *
 * @throws what the system says where a file must be opened for that and cannot be
 */
export function isTranscript(path: string, endings: readonly string[]): boolean {
  const ending = endingOf(path);
  const isYaml = /^ya?ml$/.test(ending);
  if (ending === 'zip' || (endings.includes(ending) && !isYaml)) return true;
  if (NO_TRANSCRIPT.test(ending)) return false;
  const head = Buffer.alloc(LOOKED_AT);
  const file = openSync(path, 'r');
  let length = 0;
  try {
    length = readSync(file, head, 0, LOOKED_AT, 0);
  } finally {
    closeSync(file);
  }
  const bytes = head.subarray(0, length);
  if (length === 0 || isBinary(bytes)) return false;
  if (ending === '') return true;
  const text = bytes.toString('utf8');
  const isSetting =
    isYaml &&
    /^(?:id|match|rules|severity|extends|inputs|speakers|profile):/m.test(text) &&
    !/^(?:turns|calls|utterances|segments|messages|transcript\w*|dialog(?:ue)?|conversation|会話\w*|発話\w*|文字起こし|通話内容|内容):/m.test(
      text,
    );
  const kana = /[\u3041-\u30fa]/g;
  return !isSetting && ((text.match(kana)?.length ?? 0) >= LEAST_KANA || kanaOfShiftJis(bytes) >= LEAST_KANA);
}

/** Kana in Shift_JIS: a lead byte and one of the range of kana. */
function kanaOfShiftJis(bytes: Uint8Array): number {
  let kana = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const [lead, next] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if ((lead === 0x82 && next >= 0x9f && next <= 0xf1) || (lead === 0x83 && next >= 0x40 && next <= 0x96))
      kana++;
  }
  return kana;
}

/** Files that a folder of transcripts has for the program's sake or the system's. */
export function isOwnFile(path: string): boolean {
  return /[/\\](?:genchi\.config\.ya?ml|genchi\.manifest\.\w+|reviews[^/\\]*\.jsonl|Thumbs\.db|desktop\.ini|\.DS_Store|~\$[^/\\]*|\._[^/\\]*|__MACOSX[/\\].*)$/i.test(
    path,
  );
}
