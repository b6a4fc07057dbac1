import { describe, expect, it } from 'vitest';
import { mendYaml } from '../../../src/rules/parse/mend-yaml.js';

describe('YAML whose values lack quotation marks', () => {
  it('is told value by value, and the rest read on', () => {
    const { document, problems } = mendYaml('a.yaml', 'a: @x\nb: "y" z\nc: 1\n');
    expect(document?.toJS()).toEqual({ a: '@x', b: '"y" z', c: 1 });
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['yaml-quote', 1],
      ['yaml-quote', 2],
    ]);
  });

  // Each further pair of marks would double those within: fifty times over.
  it('is not quoted again where a quoted value still breaks it', () => {
    const broken = `items:\n  - id: a\n  x"', '"  points: 5\n    found: 1\n`;
    const { text, problems } = mendYaml('a.yaml', broken);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(4);
    expect(text.length).toBeLessThan(2 * broken.length);
  });
});
