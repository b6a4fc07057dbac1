import { describe, expect, it } from 'vitest';
import { escapeControls, withoutControls } from '../../src/text/control-characters.js';

describe('withoutControls', () => {
  it('lets no escape sequence, bell or 8-bit control through', () => {
    expect(withoutControls('\u001b[2J\u0007\u009b31m')).toBe('\ufffd[2J\ufffd\ufffd31m');
  });

  it('lets no bidirectional override through', () => {
    expect(withoutControls('a\u202eb\u2066c')).toBe('a\ufffdb\ufffdc');
  });

  it('keeps every offset', () => {
    const text = '録\u001b音\n止\u202eめ\t';
    expect(withoutControls(text)).toHaveLength(text.length);
  });

  it('keeps emoji sequences and variants of characters', () => {
    expect(withoutControls('👨‍👩‍👧葛󠄀')).toBe('👨‍👩‍👧葛󠄀');
  });
});

describe('escapeControls', () => {
  it('leaves JSON that reads back as the same text', () => {
    const text = 'a\u202eb\u009bc\u007f';
    const json = escapeControls(JSON.stringify(text));
    expect(json).toBe('"a\\u202eb\\u009bc\\u007f"');
    expect(JSON.parse(json)).toBe(text);
  });
});
