import { describe, expect, test } from 'vitest';
import { rolesOfRecord } from '../../src/input/tables/process-record.js';
import { processorMs } from '../processor-time.js';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const options = { sides: shippedSides() };
const TURNS = [
  ['caller', '夜分すみません。主人の熱が下がらなくて。'],
  ['staff', 'お電話ありがとうございます。今は何度でしょうか。'],
  ['caller', '三十八度五分です。救急車を呼んだほうがいいですか。'],
  ['staff', '呼吸は苦しそうでしょうか。'],
  ['caller', 'いえ、息は普通です。水も飲めています。'],
  ['staff', 'では、これから伺いますので、そのままお待ちください。'],
] as const;
const SIGNS = ['①', '②', '③', '④', '⑤', '⑥'];

/** Rows of two turns each with the writer's thoughts between. */
function rows(heads: readonly string[], make: (text: string, at: number) => string, isWriterFirst = false) {
  const cells = [0, 2, 4].map((at) => {
    const [one, other] = [TURNS[at], TURNS[at + 1]].map((turn, own) => make(turn?.[1] ?? '', at + own));
    const thought = at === 0 ? '慌てている様子。落ち着いてもらおう' : '';
    return isWriterFirst ? [other, thought, one] : [one, thought, other];
  });
  return [heads, ...cells];
}
const csv = (table: readonly (readonly (string | undefined)[])[]) =>
  table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
const page = (table: readonly (readonly (string | undefined)[])[]) =>
  `<html><body><h1>プロセスレコード</h1><table>${table
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table></body></html>`;

describe('a process record', () => {
  const heads = ['相手（ご家族）の言葉・様子', '私が感じたこと・考えたこと', '私（看護師）の言葉・行動'];

  test.each([
    ['a.csv', csv(rows(heads, (text, at) => `${SIGNS[at]}「${text}」`))],
    ['a.html', page(rows(heads, (text, at) => `${SIGNS[at]}「${text}」`))],
    ['a.csv', csv(rows(['患者の言動', '学生の考え', '学生の言動'], (text, at) => `${at + 1}.「${text}」`))],
    ['a.csv', csv(rows(['クライエントの言葉', '思考・感情', 'ワーカーの言葉'], (text) => `「${text}」`))],
    ['a.csv', csv(rows(['対象者の言動', '判断・分析', '看護者の言動'], (text) => text))],
  ])('is read turn by turn without its thoughts: %s', async (file, text) => {
    const { transcripts, problems } = await read(text, { file, ...options });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(TURNS);
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
  });

  test('its numbers tell the order where the writer stands left', async () => {
    const table = rows(['私の言動', '私の思い', '相手の言動'], (text, at) => `${SIGNS[at]}「${text}」`, true);
    const { transcripts } = await read(csv(table), { file: 'a.csv', ...options });
    expect(spoken(transcripts[0])).toEqual(TURNS);
  });

  test('other tables are none', () => {
    expect(rolesOfRecord(['お客様の言葉', '担当者の対応', '結果']).size).toBe(0);
    expect(rolesOfRecord(['患者の言動', '看護師の考察', '評価']).size).toBe(0);
  });

  test('a header that repeats words of speech is read in no time', () => {
    const before = processorMs();
    expect(rolesOfRecord([`患者${'お言葉'.repeat(60)}x`, '私の言動', '私の思い']).size).toBe(0);
    expect(processorMs() - before).toBeLessThan(1_000);
  });
});
