// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { time } from './processes.mjs';

/**
 * Where the time of one run goes: shares by part of the program and the functions that take most, from V8's sampling.
 * @param {string} corpus
 * @returns {Promise<{ parts: [string, number][], functions: [string, number][] }>} shares from 0 to 1, largest first
 */
export async function profile(corpus) {
  const folder = mkdtempSync(join(tmpdir(), 'genchi-bench-profile-'));
  const script = new URL('./peers/unbundled.mjs', import.meta.url).pathname;
  const args = ['check', '--jobs', '1', '--format', 'json', '--fail-on', 'never', '--no-progress', corpus];
  await time({ name: 'profile', run: ['node', '--cpu-prof', '--cpu-prof-dir', folder, script, ...args] });
  const [file = ''] = readdirSync(folder);
  /** @type {{ nodes: { id: number, callFrame: { functionName: string, url: string } }[], samples: number[], timeDeltas: number[] }} */
  const data = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  rmSync(folder, { recursive: true });
  const frames = new Map(data.nodes.map((node) => [node.id, node.callFrame]));
  /** @type {Map<string, number>} */
  const parts = new Map();
  /** @type {Map<string, number>} */
  const functions = new Map();
  const total = data.timeDeltas.reduce((sum, delta) => sum + delta, 0);
  for (const [index, id] of data.samples.entries()) {
    const { functionName, url } = frames.get(id) ?? { functionName: '', url: '' };
    const share = (data.timeDeltas[index] ?? 0) / total;
    add(parts, partOf(functionName, url), share);
    add(functions, `${functionName || '(anonymous)'} ${url.slice(url.lastIndexOf('/') + 1)}`.trim(), share);
  }
  return { parts: ranked(parts), functions: ranked(functions).slice(0, 15) };
}

const TOKENIZER =
  /\/language\/(tokenize|viterbi|lattice|trie|columns|word-features|character-categories|packed-dictionary|dictionary[a-z-]*|kuromoji-files)\.js$/;

/** @param {string} functionName @param {string} url */
function partOf(functionName, url) {
  if (url.includes('/dist/') && !url.includes('node_modules')) {
    return TOKENIZER.test(url)
      ? 'language, tokenizer'
      : (/\/dist\/([^/]+)\//.exec(url)?.[1] ?? 'the rest of ours');
  }
  if (functionName.startsWith('(')) {
    return functionName.slice(1, -1);
  }
  return url.includes('node_modules') ? 'libraries' : 'Node';
}

/** @param {Map<string, number>} shares @param {string} key @param {number} share */
function add(shares, key, share) {
  shares.set(key, (shares.get(key) ?? 0) + share);
}

/** @param {Map<string, number>} shares */
const ranked = (shares) => [...shares].sort((a, b) => b[1] - a[1]);
