/** A text as it is to be read. */
export interface ReadParts {
  /** Its lines: parts that are no dialogue emptied, marks around it blank, each character in its place. */
  readonly lines: readonly string[];
  /** Where frames hold a call each: the title of the frame, or '', at the index of its first line. */
  readonly calls: ReadonlyMap<number, string>;
}
