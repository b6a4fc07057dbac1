import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { folderWith, processEnvironment } from './run-genchi.js';

const program = join(import.meta.dirname, '../../bin/genchi.js');

const RULE = (pattern: string) => `id: staff/no-cancellation
severity: warning
speaker: staff
title: { ja: 解約を思いとどまらせている }
message: { ja: 解約の申し出に対し、やめるよう求めています。 }
match:
  any:
    - ${pattern}
why: { ja: 引き止めは解約の妨げと受け取られる可能性があります。 }
examples:
  flag: [《解約は考え直していただけませんか》。]
  pass: [解約のお手続きが終わるまでお待ちください。]
`;

/** The client side of the protocol as VS Code has it, over the pipes of a server. */
describe('genchi lsp', () => {
  let folder: string;
  let child: ChildProcess;
  let client: ProtocolConnection;
  const told: PublishDiagnosticsParams[] = [];
  const wakers: (() => void)[] = [];

  beforeAll(async () => {
    folder = folderWith({
      'genchi.config.yaml': 'rules: [./rules]\n',
      'rules/staff/no-cancellation.yaml': RULE('解約 .. 考え直す:request'),
    });
    child = spawn(process.execPath, [program, 'lsp', '--stdio', '--lang', 'ja'], {
      cwd: folder,
      env: processEnvironment(),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!child.stdout || !child.stdin) throw new Error('no pipes');
    client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    client.onNotification(PublishDiagnosticsNotification.type, (params) => {
      told.push(params);
      for (const wake of wakers.splice(0)) wake();
    });
    client.listen();
    const { capabilities } = await client.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: {},
    });
    expect(capabilities).toMatchObject({ hoverProvider: true });
    await client.sendNotification(InitializedNotification.type, {});
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await client.sendRequest(ShutdownRequest.type);
    await client.sendNotification(ExitNotification.type);
    expect(await ended).toBe(0);
    client.dispose();
  });

  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const open = (name: string, text: string, languageId = 'plaintext') =>
    client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: uriOf(name), languageId, version: 1, text },
    });
  const change = (name: string, version: number, text: string) =>
    client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOf(name), version },
      contentChanges: [{ text }],
    });
  /** The next diagnostics of a version of a document. */
  async function diagnosticsOf(name: string, version: number): Promise<readonly Diagnostic[]> {
    for (;;) {
      const index = told.findIndex((one) => one.uri === uriOf(name) && one.version === version);
      if (index >= 0) return told.splice(index, 1)[0]?.diagnostics ?? [];
      await new Promise<void>((resolve) => wakers.push(resolve));
    }
  }

  it('shows findings in a script while it is typed, with the reply on hover', async () => {
    await open('scripts/a.txt', '客：録音しているからな。\n担当：かしこまりました。\n');
    await diagnosticsOf('scripts/a.txt', 1);
    await change('scripts/a.txt', 2, '客：はい。\n担当：録音は止めていただけませんか。\n');
    const found = await diagnosticsOf('scripts/a.txt', 2);
    expect(found.map(({ code, severity, range }) => [code, severity, range])).toEqual([
      ['staff/recording-stop-plea', 1, { start: { line: 1, character: 3 }, end: { line: 1, character: 17 } }],
    ]);
    expect(found[0]?.message).toContain('言い換え');
    const hover = await client.sendRequest(HoverRequest.type, {
      textDocument: { uri: uriOf('scripts/a.txt') },
      position: { line: 1, character: 5 },
    });
    expect(JSON.stringify(hover?.contents)).toContain('staff/recording-stop-plea');
    await change('scripts/a.txt', 3, '客：はい。\n担当：承知いたしました。\n');
    expect(await diagnosticsOf('scripts/a.txt', 3)).toEqual([]);
  });

  it('tells what a script expects and does not carry', async () => {
    await open(
      'scripts/b.txt',
      '担当：承知いたしました。\n# expect: staff/recording-stop-plea\n客：はい。\n',
    );
    expect(
      (await diagnosticsOf('scripts/b.txt', 1)).map(({ range, message }) => [range.start.line, message]),
    ).toEqual([[1, 'staff/recording-stop-plea を期待しましたが、ありません']]);
  });

  it('shows faults of a rule while it is typed, then its failing example, then nothing', async () => {
    const name = 'rules/staff/no-cancellation.yaml';
    await open(name, RULE('解約 .. ((考え直す').replace('severity', 'severty'), 'yaml');
    expect((await diagnosticsOf(name, 1)).map(({ code }) => code)).toContain('yaml-unknown-key');
    await change(name, 2, RULE('解約 .. (考え直す'));
    expect((await diagnosticsOf(name, 2)).map(({ code, range }) => [code, range.start.line])).toEqual([
      ['pattern-unclosed', 7],
    ]);
    await change(name, 3, RULE('解約 .. 諦める:request'));
    expect((await diagnosticsOf(name, 3)).map(({ code, range }) => [code, range.start.line])).toEqual([
      ['example', 10],
    ]);
    await change(name, 4, RULE('解約 .. 考え直す:request'));
    expect(await diagnosticsOf(name, 4)).toEqual([]);
    await client.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: uriOf(name) },
    });
  });

  it('uses a rule in open scripts as soon as it is saved', async () => {
    const name = 'rules/staff/no-cancellation.yaml';
    await open('a.txt', '担当：解約は諦めていただけませんか。\n客：はい。\n');
    const before = await diagnosticsOf('a.txt', 1);
    expect(before.map(({ code }) => code)).not.toContain('staff/no-cancellation');
    const text = RULE('解約 .. (諦める | 考え直す):request');
    await open(name, text, 'yaml');
    await diagnosticsOf(name, 1);
    writeFileSync(join(folder, name), text);
    await client.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: uriOf(name) },
    });
    expect((await diagnosticsOf('a.txt', 1)).map(({ code }) => code)).toContain('staff/no-cancellation');
  });

  it('knows the configuration and evaluation forms by their keys', async () => {
    await open('genchi.config.yaml', 'ruls: [./rules]\n', 'yaml');
    expect((await diagnosticsOf('genchi.config.yaml', 1))[0]?.message).toContain('rules');
    await open(
      'form.yaml',
      'title: 評価\nitems:\n  - { id: a, title: あ, found: { rules: practice/warnin } }\n',
      'yaml',
    );
    expect((await diagnosticsOf('form.yaml', 1)).map(({ code }) => code)).toEqual(['scorecard-rule']);
    await open('other.yaml', 'name: x\n', 'yaml');
    expect(await diagnosticsOf('other.yaml', 1)).toEqual([]);
  });
});
