// Reads a large JSON Lines and a large CSV input and shows that memory does not grow with it.
// Usage: npm run build && node bench/streaming-input.mjs [MEBIBYTES]   (1024 where none is given)
// The input is made while it is read, so that no disk is needed and none slows the measurement.
import { readTranscripts } from '../dist/input/read-transcripts.js';

const MEBIBYTE = 1024 * 1024;
const size = Number(process.argv[2] ?? 1024) * MEBIBYTE;

const turns = [
  ['お客様', 'この書類が受理されないのはおかしいだろ。この電話、録音してるからな。'],
  ['職員', '確認に少々お時間をいただけますでしょうか。担当部署内で経緯を確認いたします。'],
  ['お客様', '先週の担当者の説明と、今日の説明が違うじゃないか。'],
  ['職員', '前回のご案内につきましては、対応履歴を確認した上で、正式にご回答申し上げます。'],
];

const inputs = {
  'JSON Lines': {
    file: 'calls.jsonl',
    head: '',
    call: (number) =>
      `${JSON.stringify({ id: `c-${number}`, turns: [...turns, ...turns].map(([speaker, text]) => ({ speaker, text })) })}\n`,
  },
  CSV: {
    file: 'calls.csv',
    head: '通話ID,開始,終了,話者,発話内容\r\n',
    call: (number) =>
      [...turns, ...turns]
        .map(([speaker, text], turn) => `c-${number},${turn * 5},${turn * 5 + 4},${speaker},"${text}"\r\n`)
        .join(''),
  },
};

async function* bytesOf({ head, call }) {
  const encoder = new TextEncoder();
  yield encoder.encode(head);
  let number = 0;
  for (let written = 0; written < size; ) {
    let text = '';
    while (text.length < 30_000) text += call(++number);
    const bytes = encoder.encode(text);
    written += bytes.length;
    yield bytes;
  }
}

console.log(`Node ${process.version}, ${size / MEBIBYTE} MiB each`);
for (const [name, input] of Object.entries(inputs)) {
  const started = performance.now();
  let calls = 0;
  let problems = 0;
  let turnCount = 0;
  let peak = 0;
  let early = 0;
  for await (const result of readTranscripts({ file: input.file, bytes: bytesOf(input) })) {
    if (result.kind === 'problem') problems++;
    else {
      turnCount += result.transcript.turns.length;
      if (++calls % 2000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
      if (calls === 20_000) early = peak;
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const rate = (size / MEBIBYTE / seconds).toFixed(0);
  console.log(
    `${name}: ${calls} calls, ${turnCount} turns, ${problems} problems in ${seconds.toFixed(1)} s (${rate} MiB/s); ` +
      `peak memory ${(peak / MEBIBYTE).toFixed(0)} MiB, after the first 20,000 calls ${(early / MEBIBYTE).toFixed(0)} MiB`,
  );
}
