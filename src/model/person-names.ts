/** A word that the dictionary holds for a name of persons, whatever else it may be. */
export interface NameWord {
  /** One past the last UTF-16 unit. */
  readonly end: number;
  readonly isFamily: boolean;
  readonly isGiven: boolean;
  /** False where the word is far more often another (上司, 結果). */
  readonly isUsual: boolean;
}

/** The names of persons that the dictionary holds. */
export interface PersonNames {
  /** Those that begin at a place of a text, the shorter ones first. */
  readonly at: (text: string, start: number) => readonly NameWord[];
  /** True where a family name is read so; katakana. */
  readonly isFamilyReading: (reading: string) => boolean;
  /** True where a given name is read so; katakana. */
  readonly isGivenReading: (reading: string) => boolean;
}
