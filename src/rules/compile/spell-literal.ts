/**
 * The characters of a literal as they stand in the text that patterns read, which has one spelling; null where they never
 * stand there.
 */
export type SpellLiteral = (literal: string) => string | null;
