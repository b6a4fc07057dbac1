import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const body = `各位\n\n電話の件です。\n\n${SAID.map((text, n) => `> ${n % 2 === 0 ? '店' : '客'}: ${text}`).join('\n')}\n`;
const fields = {
  from: 'From: a@example.jp',
  to: 'To: b@example.jp',
  mime: 'MIME-Version: 1.0',
  type: 'Content-Type: text/plain; charset="utf-8"',
  id: 'Message-ID: <1@example.jp>',
};
const { from, to, mime, type, id } = fields;

describe('a mail is known by its fields, in whatever order and with whatever before them', () => {
  test.each([
    ['the kind of content first', [type, mime, from, to]],
    ['a field of a scanner first', ['Authentication-Results: mx.example.jp;\r\n\tspf=pass', from, to, type]],
    ['a line of a mail box first', ['From a@example.jp Mon Nov 10 11:40:05 2025', id, type, to, from]],
  ])('%s', async (_, head) => {
    const options = { file: 'a.eml', sides: shippedSides() };
    const { transcripts, problems } = await read(`${head.join('\r\n')}\r\n\r\n${body}`, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('a dialogue between names with colons is none', async () => {
    const text = SAID.map((said, n) => `${n % 2 === 0 ? 'From' : 'To'}: ${said}`).join('\n');
    const { problems } = await read(`Content-Type: x\nfrom\n\n${text}`, { file: 'a.txt' });
    expect(problems.every(({ code }) => code !== 'mail-attached')).toBe(true);
  });
});

test('a report is read where what it answers is quoted below it', async () => {
  const report = SAID.map((text, n) => `${n % 2 === 0 ? '私' : 'お客様'}：${text}`).join('\n');
  const asked = '> 店長\n> お世話になっております。渡会です。\n> 何かありましたか。本部に着信がありました。';
  const mail = [from, to, mime, type].join('\r\n');
  const options = { file: 'a.eml', sides: shippedSides() };
  const { transcripts } = await read(`${mail}\r\n\r\n${report}\n\n-- \n森\n\n${asked}\n`, options);
  expect(spoken(transcripts[0])).toEqual(turns);
});
