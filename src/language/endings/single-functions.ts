import { functionSet } from './function-sets.js';

/** Sets of one function, as far as several files ask for them. */
export const NEGATIVE = functionSet('negative');
export const PAST = functionSet('past');
export const QUESTION = functionSet('question');
export const REQUEST = functionSet('request');
export const POTENTIAL = functionSet('potential');
export const PROHIBITION = functionSet('prohibition');
export const CONNECTIVE = functionSet('connective');
export const COMMAND = functionSet('command');
export const DECLARATION = functionSet('declaration');
export const QUOTED = functionSet('quoted');
export const HEDGE = functionSet('hedge');
export const EMPHATIC = functionSet('emphatic');
export const CONDITIONAL = functionSet('conditional');
export const ATTRIBUTIVE = functionSet('attributive');

/** What the other side shall do or leave. */
export const DEMANDS = COMMAND | REQUEST | PROHIBITION;
