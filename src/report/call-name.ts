import type { Transcript } from '../model/transcript.js';

/** What a call is called in a list: its file, and its id where the file's own name does not tell it. */
export function callName({ file, id }: Pick<Transcript, 'file' | 'id'>): string {
  return isNameOfFile(id, file) ? file : `${file} ${id}`;
}

/** True where a name tells nothing beside the file: it is the file's own, with its ending or without, or empty. */
export function isNameOfFile(name: string, file: string): boolean {
  const own = file.slice(file.lastIndexOf('/') + 1);
  return [own, own.replace(/\.[^.]+$/, ''), file, ''].includes(name);
}
