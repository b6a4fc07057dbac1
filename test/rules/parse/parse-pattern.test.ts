import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../src/rules/parse/parse-pattern.js';
import { PatternSyntaxError } from '../../../src/rules/parse/pattern-syntax-error.js';

function faultOf(source: string): { code: string; at: number; nearest?: string | undefined } {
  try {
    parsePattern(source);
  } catch (error) {
    if (error instanceof PatternSyntaxError)
      return { code: error.code, at: error.at, nearest: error.arguments.nearest };
    throw error;
  }
  throw new Error(`no fault in ${source}`);
}

describe('parsePattern', () => {
  it('reads words, literals, sets, features and any word', () => {
    expect(parsePattern('止める')).toEqual({ kind: 'word', word: '止める', at: 0 });
    expect(parsePattern('"て ください"')).toEqual({ kind: 'literal', text: 'て ください', at: 0 });
    expect(parsePattern('@やめる')).toEqual({ kind: 'set', name: 'やめる', at: 0 });
    expect(parsePattern('[pos=動詞|形容詞 form=命令形]')).toEqual({
      kind: 'features',
      features: { pos: ['動詞', '形容詞'], form: ['命令形'] },
      at: 0,
    });
    expect(parsePattern('_')).toEqual({ kind: 'any-token', at: 0 });
  });

  it('joins items by the connector between them', () => {
    const pattern = parsePattern('a b ~ c .. d ..2 e ... f');
    expect(pattern.kind === 'sequence' && pattern.items.map((item) => item.connector)).toEqual([
      { kind: 'adjacent' },
      { kind: 'adjacent' },
      { kind: 'gap', phrases: 0 },
      { kind: 'gap', phrases: null },
      { kind: 'gap', phrases: 2 },
      { kind: 'turn-gap' },
    ]);
  });

  it('reads functions with "or", "none of" and several conditions', () => {
    expect(parsePattern('認める:command,request:!negative')).toEqual({
      kind: 'constrained',
      node: { kind: 'word', word: '認める', at: 0 },
      clauses: [
        { functions: ['command', 'request'], negated: false },
        { functions: ['negative'], negated: true },
      ],
      at: 0,
    });
  });

  it('binds "&" last and "|" inside parentheses', () => {
    expect(parsePattern('a & (b | c d)').kind).toBe('together');
  });

  it.each([
    ['', 'pattern-empty', 0],
    ['a & ', 'pattern-empty', 3],
    ['a .. .. b', 'pattern-connector', 5],
    ['.. a', 'pattern-connector', 0],
    ['a ..', 'pattern-connector', 2],
    ['"a', 'pattern-unclosed', 0],
    ['(a | b', 'pattern-unclosed', 0],
    ['[pos=動詞', 'pattern-unclosed', 0],
    ['a )', 'pattern-unexpected', 2],
    ['a:comand', 'pattern-function', 2],
    ['[ps=動詞]', 'pattern-feature', 1],
    ['a ^', 'pattern-anchor', 2],
    ['a (^ b)', 'pattern-anchor-behind', 3],
    ['a .. (^ b)', 'pattern-anchor-behind', 6],
    ['a ~ (c | ^ b)?', 'pattern-anchor-behind', 4],
    ['$ a', 'pattern-anchor', 0],
    ['(a $) b', 'pattern-anchor-before', 1],
    ['(a $) .. b', 'pattern-anchor-before', 1],
    ['c (a | b $)? ~ d', 'pattern-anchor-before', 2],
    ['@', 'pattern-set-name', 0],
    ['a ...2 b', 'pattern-gap', 2],
  ])('tells what is wrong in %j and where', (source, code, at) => {
    expect(faultOf(source)).toMatchObject({ code, at });
  });

  it.each([
    'a? (c | (^ b):request)',
    '(^ | a) b',
    'a ... (^ b | c)',
    '((^ a) | b) c',
    '(a $) ... b',
    'a (b $)',
  ])('takes %j, where ^ can hold', (source) => {
    expect(() => parsePattern(source)).not.toThrow();
  });

  it('names the function and the feature that was probably meant', () => {
    expect(faultOf('a:comand').nearest).toBe('command');
    expect(faultOf('[ps=動詞]').nearest).toBe('pos');
  });

  it('answers any string with a pattern or a located fault', () => {
    const characters = fc.constantFrom(...'ab録音"()[]|&~.^$?:@!,_ =1');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 20 }), (source) => {
        try {
          parsePattern(source);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternSyntaxError);
        }
      }),
    );
  });
});
