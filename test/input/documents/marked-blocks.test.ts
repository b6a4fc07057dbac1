import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';

const SAID = [
  'お電話ありがとうございます。白樺文具、通販窓口でございます。',
  '頼んだ手帳がまだ届かないんですけど。',
  'ご迷惑をおかけしております。ご注文番号をお願いいたします。',
  '4471の20です。',
  'ありがとうございます。本日の午後にお届けの予定でございます。',
  'そうですか、じゃあ待ってます。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const page = (make: (isStaff: boolean, text: string, index: number) => string) =>
  `<!DOCTYPE html><html><head><title>通話</title></head><body><h1>通話ログ</h1><div class="log">${SAID.map(
    (text, index) => make(index % 2 === 0, text, index),
  ).join('\n')}</div><footer>白樺文具</footer></body></html>`;

test('classes of elements tell who speaks', async () => {
  const html = page(
    (isStaff, text, index) =>
      `<div class="msg is-${isStaff ? 'operator' : 'customer'}"><p>${text}</p><div class="time">00:0${index}</div></div>`,
  );
  const { transcripts, problems } = await read(html, { file: 'a.html' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[2]?.segments[0]?.startMs).toBe(2000);
});

test('the sides of a page, with times behind the words; the words tell who is who', async () => {
  const html = page(
    (isStaff, text, index) =>
      `<div style="text-align: ${isStaff ? 'right' : 'left'}"><span>${text}</span><small>00:0${index}</small></div>`,
  );
  const { transcripts } = await read(html, { file: 'a.html', sides: shippedSides() });
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[0]?.guessed).toBeDefined();
});

test('classes that do not take turns tell nobody', async () => {
  const html = page((_, text, index) => `<p class="${index < 3 ? 'first' : 'second'}">${text}</p>`);
  const { transcripts, problems } = await read(html, { file: 'a.html', sides: shippedSides() });
  expect(transcripts).toEqual([]);
  expect(problems).toHaveLength(1);
});
