import { describe, expect, it } from 'vitest';
import { escapeCommands, withoutCommands } from '../../src/text/workflow-commands.js';

describe('commands to build systems', () => {
  it.each([
    ['::error::x', '\ufffd:error::x'],
    ['a\n  ::error::x', 'a\n  \ufffd:error::x'],
    ['a\r\u3000::stop-commands::x', 'a\r\u3000\ufffd:stop-commands::x'],
    ['x ##[add-mask]y', 'x #\ufffd[add-mask]y'],
    ['x ##vso[task.complete]', 'x #\ufffdvso[task.complete]'],
    ['###[a]', '##\ufffd[a]'],
  ])('%j is none afterwards, and as long as before', (text, expected) => {
    expect(withoutCommands(text)).toBe(expected);
    expect(expected).toHaveLength(text.length);
  });

  it.each(['a::b', ':x', '## Heading', '職員:: はい'])('%j stays', (text) => {
    expect(withoutCommands(text)).toBe(text);
  });

  it('is written as an escape where the format has one', () => {
    expect(escapeCommands('::a ##[b]', (character) => `&#${character.charCodeAt(0)};`)).toBe(
      '&#58;:a #&#35;[b]',
    );
  });
});
