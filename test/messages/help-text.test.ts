import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.js';
import { helpInJapanese } from '../../src/messages/help-text.js';
import type { ProcessStreams } from '../../src/run/process-streams.js';

describe('help in Japanese', () => {
  it.each(Object.keys(commands) as (keyof typeof commands)[])('says all of %s', async (name) => {
    const command = (await commands[name]())({} as ProcessStreams, () => {});
    const english = [
      command.description(),
      ...command.options.map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ].filter((text) => /[a-z]{3} [a-z]/.test(text));
    // What says that an option may be repeated, or what it is without, is Japanese whatever stands before it.
    const bare = english.map((text) => text.replace(/; repeatable$| ?\(default: .*\)$/s, ''));
    const left = bare.filter((text) => !/[ぁ-んァ-ヴ一-龠]/.test(helpInJapanese(text)));
    expect(left).toEqual([]);
  });

  it('keeps names and defaults', () => {
    expect(helpInJapanese('output format: terminal, json (default: terminal)')).toBe(
      '出力形式: terminal, json(既定: terminal)',
    );
    expect(helpInJapanese('a further rule file or folder; repeatable')).toBe(
      '追加する規則のファイルかフォルダー(くり返し可)',
    );
  });
});
