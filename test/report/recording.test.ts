import { describe, expect, it } from 'vitest';
import { recordingOf } from '../../src/report/html/recording.js';

describe('the address of a recording', () => {
  it.each([
    ['録音/1 #2.wav', '%E9%8C%B2%E9%9F%B3/1%20%232.wav'],
    ['C:\\録音\\1.wav', 'file:///C:/%E9%8C%B2%E9%9F%B3/1.wav'],
    ['/srv/1.wav', 'file:///srv/1.wav'],
    ['file:///srv/1.wav#t=4', 'file:///srv/1.wav'],
  ])('%s is a file', (recording, href) => {
    expect(recordingOf(recording)).toEqual({ href, isFile: true });
  });

  it('is linked to where it is in the web', () => {
    expect(recordingOf('https://rec.example.jp/1?x=1#t=3')).toEqual({
      href: 'https://rec.example.jp/1?x=1',
      isFile: false,
    });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//server/1.wav',
    '\\\\server\\1.wav',
    'file://server/1.wav',
    'file:////server/1.wav',
    ' ',
    undefined,
  ])('%s is not opened', (recording) => {
    expect(recordingOf(recording)).toBeNull();
  });
});
