/**
 * Tests that compare two ways of doing the same read one labelled call of so many, spread over all files. `.ci/run` sets ALL_CALLS
 * and compares on every call.
 */
export const EVERY_LABELLED_CALL = process.env.ALL_CALLS === undefined ? 12 : 1;
