// How long a turn takes `genchi listen` while 500 calls go on at once: node bench/live.mjs [--calls 500] [--rate 100] [--seconds 20]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateCalls } from './corpus.mjs';

const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'genchi.js');
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '500' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '20' },
  },
});
const [calls, rate, seconds] = [values.calls, values.rate, values.seconds].map(Number);

/** Turns of all calls as they come in when all go on at once. */
function* interleaved() {
  const open = Array.from(generateCalls({ calls, seed: 5 }), ({ name, text }) => ({
    call: name,
    lines: text.split('\n').filter((line) => line !== ''),
  }));
  for (let turn = 0; open.some(({ lines }) => turn < lines.length); turn++) {
    for (const { call, lines } of open) {
      const line = lines[turn];
      if (line === undefined) continue;
      const colon = line.indexOf('：');
      yield { call, speaker: line.slice(0, colon), text: line.slice(colon + 1), time: turn * 5000 };
    }
  }
}

const child = spawn(process.execPath, [program, 'listen', '--lang', 'en'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
/** When each turn was written, by call and number. */
const written = new Map();
const latencies = [];
let held = '';
child.stdout.setEncoding('utf8').on('data', (piece) => {
  const now = performance.now();
  const lines = (held + piece).split('\n');
  held = lines.pop() ?? '';
  for (const line of lines) {
    const { event, call, turn } = JSON.parse(line);
    const at = event === 'finding' ? written.get(`${call} ${turn}`) : undefined;
    if (at !== undefined) latencies.push(now - at);
  }
});
// It is ready when it has told of a first call.
child.stdin.write(`${JSON.stringify({ call: 'first', speaker: '客', text: '殺すぞ。' })}\n`);
await once(child.stdout, 'data');
const counts = new Map();
const began = performance.now();
let sent = 0;
for (const turn of interleaved()) {
  const due = began + (sent * 1000) / rate;
  if (due - began > seconds * 1000) break;
  const early = due - performance.now();
  if (early > 1) await wait(early);
  const number = (counts.get(turn.call) ?? 0) + 1;
  counts.set(turn.call, number);
  written.set(`${turn.call} ${number}`, performance.now());
  child.stdin.write(`${JSON.stringify(turn)}\n`);
  sent++;
}
// What was found on earlier turns by later ones is not what is measured.
await wait(500);
child.stdin.end();
await once(child, 'exit');
const sorted = latencies.toSorted((a, b) => a - b);
const within = (share) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1);
console.log(
  `${sent} turns of ${calls} calls, ${rate} a second; from the turn's line to its finding's: ${sorted.length} findings, ` +
    `median ${within(0.5)} ms, 95 % ${within(0.95)} ms`,
);
