import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser } from '../src/judge/analyse.js';
import { createTurnReader } from '../src/judge/read-turns.js';
import { spellLiteral } from '../src/language/normalise/spell-literal.js';
import { loadTokenizer } from '../src/language/tokenizer/tokenize.js';
import { createMatcher } from '../src/match/turn-matcher.js';
import type { Tokenize } from '../src/model/token.js';
import { compileRules } from '../src/rules/compile/compile.js';
import { parseRule } from '../src/rules/parse/parse-rule.js';
import { loadRules } from '../src/run/load-rules.js';
import { checkExamples } from '../src/script/check-examples.js';
import { folderWith, runGenchi } from './cli/run-genchi.js';

const page = readFileSync(join(import.meta.dirname, '../docs/rule-language.md'), 'utf8');

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (found) => found[1] ?? '',
  );
}

describe('docs/rule-language.md', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
  });

  const samples = blocks('pattern').flatMap((block) => {
    const [pattern = '', ...lines] = block.trim().split('\n');
    return lines.map((line) => [pattern, line.startsWith('+'), line.slice(2)] as const);
  });

  it.each(samples)('%s (matches: %s) %s', (pattern, expected, text) => {
    const rule = [
      'id: x/x',
      'severity: note',
      'speaker: staff',
      'title: { ja: x }',
      'message: { ja: x }',
      `match: { any: ['${pattern}'] }`,
      'why: { ja: x }',
      'examples: { flag: [x], pass: [x] }',
    ].join('\n');
    const parsed = parseRule('x.yaml', rule, null, new Map());
    expect(parsed.problems).toEqual([]);
    const compiled = compileRules(parsed.rule ? [parsed.rule] : [], { sets: new Map() }, spellLiteral);
    const [only] = compiled.ruleSet?.rules ?? [];
    if (!compiled.ruleSet || !only) throw new Error('not compiled');
    const turn = createTurnReader(
      createMatcher(compiled.ruleSet),
      tokenize,
    )({ role: 'staff', text, narration: [] }).open();
    expect(
      only.any.some((pattern) => turn.matches(pattern).some((span) => !turn.isRuledOut(only, span))),
    ).toBe(expected);
  });

  it('shows a first rule that loads as it stands', () => {
    const [rule = ''] = blocks('yaml');
    expect(
      parseRule('rules/staff/recording-stop-plea.yaml', rule, 'staff/recording-stop-plea', new Map())
        .problems,
    ).toEqual([]);
  });
});

describe('README', () => {
  it.each(['README.md', 'README.ja.md'])('%s shows what its first command really prints', async (name) => {
    const root = join(import.meta.dirname, '..');
    const [, command = '', output = ''] =
      /```console\n\$ genchi (check .*)\n([\s\S]*?)```/.exec(readFileSync(join(root, name), 'utf8')) ?? [];
    expect((await runGenchi(command.split(' '), root)).stdout).toBe(output);
  });

  it.each(['README.md', 'README.ja.md'])('%s has a first rule that holds its own examples', async (name) => {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    const rule = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const folder = folderWith({ 'rules/staff/no-cancellation.yaml': rule });
    const ruleSet = loadRules([join(folder, 'rules')], null);
    const [only] = ruleSet.rules;
    if (!only) throw new Error('no rule');
    expect(checkExamples(only.rule, createAnalyser({ ruleSet, tokenize: await loadTokenizer() }))).toEqual(
      [],
    );
  });
});

describe('pages in both languages', () => {
  const docs = join(import.meta.dirname, '../docs');
  const read = (name: string) => readFileSync(join(docs, name), 'utf8');
  const pages = readdirSync(docs).filter((name) => /^[a-z-]+\.md$/.test(name));
  const both = pages.filter((name) => existsSync(join(docs, name.replace('.md', '.ja.md'))));
  const count = (text: string, what: RegExp) => [...text.matchAll(what)].length;

  it.each(both)('%s leads to its Japanese sibling and back', (name) => {
    const sibling = name.replace('.md', '.ja.md');
    expect(read(name)).toContain(`[日本語](${sibling})`);
    expect(read(sibling)).toContain(`[English](${name})`);
  });

  it.each(['configuration.md', 'judgement.md', 'rule-language.md', 'scripts.md', 'ci.md'])(
    '%s says the same in Japanese: as many headings and rows, and the same code',
    (name) => {
      const [english, japanese] = [read(name), read(name.replace('.md', '.ja.md'))];
      for (const what of [/^#+ /gm, /^\| /gm, /^(?:[-*]|\d+\.) /gm])
        expect(count(japanese, what), String(what)).toBe(count(english, what));
      const code = (text: string) =>
        [...text.matchAll(/```(?:yaml|pattern|groovy|markdown)\n[\s\S]*?```/g)].map(([block]) => block);
      expect(code(japanese)).toEqual(code(english));
    },
  );
});
