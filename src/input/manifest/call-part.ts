/** A file of a call that stands in several. */
export interface CallPart {
  readonly file: string;
  /** What its speaker is called where only one speaks in it. */
  readonly speaker: string;
  /** True where one speaks in it whatever it holds, as the manifest says whose side that is. */
  readonly isOfOne: boolean;
}

/** The name of a file, as the one who speaks in it is called where nothing else tells. */
export function speakerOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '');
}
