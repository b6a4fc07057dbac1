import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const home = dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json'));

/** A YAML language server as editors run it: requests and their answers, over standard input and output. */
export interface LanguageServer {
  readonly request: (method: string, params: object) => Promise<unknown>;
  readonly notify: (method: string, params: object) => void;
  readonly stop: () => void;
}

/** Starts the server of the `yaml-language-server` package without its online schema store. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [join(home, 'bin/yaml-language-server'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let received = Buffer.alloc(0);
  let last = 0;
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const take = (message: {
    id?: number;
    method?: string;
    params?: { items?: unknown[] };
    result?: unknown;
  }) => {
    if (message.method === undefined && message.id !== undefined) waiting.get(message.id)?.(message.result);
    // The server asks for its settings, section by section, and for leave to register what it can do.
    else if (message.method === 'workspace/configuration') {
      const settings = { schemaStore: { enable: false }, completion: true, hover: true, validate: true };
      const result = (message.params?.items ?? []).map((_, index) => (index === 0 ? settings : {}));
      send({ id: message.id, result });
    } else if (message.id !== undefined) send({ id: message.id, result: null });
  };
  child.stdout.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString())?.[1]);
      if (received.length < head + 4 + length) return;
      take(JSON.parse(received.subarray(head + 4, head + 4 + length).toString()));
      received = received.subarray(head + 4 + length);
    }
  });
  const request: LanguageServer['request'] = (method, params) =>
    new Promise((resolve) => {
      last++;
      waiting.set(last, resolve);
      send({ id: last, method, params });
    });
  const notify: LanguageServer['notify'] = (method, params) => send({ method, params });
  await request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { hover: { contentFormat: ['markdown'] } },
    },
  });
  notify('initialized', {});
  return { request, notify, stop: () => child.kill() };
}
