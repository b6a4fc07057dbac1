import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LanguageServer, startLanguageServer } from './language-server.js';

const root = join(import.meta.dirname, '../..');
let server: LanguageServer;

beforeAll(async () => {
  server = await startLanguageServer();
});
afterAll(() => server.stop());

/** Opens a text as a file of this project and returns how to ask about a place in it (both from 0). */
function open(file: string, text: string) {
  const uri = pathToFileURL(join(root, file)).href;
  server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  const ask = (method: string, line: number, character: number) =>
    server.request(method, { textDocument: { uri }, position: { line, character } });
  return {
    labels: async (line: number, character: number): Promise<readonly string[]> => {
      const { items } = (await ask('textDocument/completion', line, character)) as {
        items: readonly { label: string }[];
      };
      return items.map(({ label }) => label);
    },
    hover: async (line: number, character: number) =>
      JSON.stringify(await ask('textDocument/hover', line, character)),
  };
}

describe('an editor with a YAML language server', () => {
  const head = '# yaml-language-server: $schema=../../schemas/rule.schema.json\n';

  it('completes the keys and values of a rule', async () => {
    const rule = open('rules/staff/unwritten.yaml', `${head}id: staff/unwritten\nseverity: \n\n`);
    expect(await rule.labels(3, 0)).toEqual(expect.arrayContaining(['speaker', 'match', 'examples']));
    expect(await rule.labels(2, 10)).toEqual(expect.arrayContaining(['error', 'warning', 'info', 'note']));
  });

  it('describes the keys of a rule', async () => {
    const rule = open('rules/staff/described.yaml', `${head}id: staff/described\nseverity: error\n`);
    expect((await rule.hover(2, 3)).length).toBeGreaterThan(30);
  });

  it('completes and describes the configuration', async () => {
    const config = open(
      'genchi.config.yaml',
      '# yaml-language-server: $schema=./schemas/config.schema.json\nfail-on: error\n\n',
    );
    expect(await config.labels(2, 0)).toEqual(expect.arrayContaining(['extends', 'suppress', 'thresholds']));
    expect(await config.hover(1, 3)).toContain('Exit with 1');
  });
});
