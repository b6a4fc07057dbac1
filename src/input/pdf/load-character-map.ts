import { readFile } from 'node:fs/promises';

const FOLDER = new URL('../../../character-maps/', import.meta.url);
/** Maps have names such as 90ms-RKSJ-H; a document may ask for anything. */
const NAME = /^[A-Za-z0-9-]{1,40}\.bcmap$/;

/** @throws where there is no such map; the letters of its font are not read then */
async function loadCharacterMap({ filename }: { readonly filename: string }): Promise<Uint8Array> {
  if (!NAME.test(filename)) throw new Error(`no map: ${filename}`);
  return new Uint8Array(await readFile(new URL(filename, FOLDER)));
}

/**
 * Gives the library that reads PDFs the maps from codes to characters that Japanese documents name and do not hold: 90ms-RKSJ-H,
 * UniJIS-UTF16-H … They lie beside the program; nothing else is read.
 */
export class CharacterMaps {
  readonly fetch = loadCharacterMap;
}
