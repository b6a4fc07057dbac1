import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createConnection,
  DiagnosticSeverity,
  MarkupKind,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { describeProblem } from '../../messages/problem-text.js';
import { type Problem, UserError } from '../../model/problem.js';
import type { Language, RuleId, RuleText, Severity } from '../../model/rule.js';
import { analysisOfPrepared, loadPrepared, sidesOfPrepared } from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { TOOL_VERSION } from '../../run/version.js';
import { setupOf } from '../settings/check-setup.js';
import { loadConfig } from '../settings/config.js';
import { diagnoseScript, type ScriptDiagnosisOptions } from './diagnose-script.js';
import { createYamlDiagnosis, type DiagnoseYaml } from './diagnose-yaml.js';
import type { Diagnosis } from './diagnosis.js';
import { kindOfDocument } from './document-kind.js';

/** While somebody types, what they typed is looked at when they pause. */
const PAUSE_MS = 250;

/** Good practice is shown most quietly. */
const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  note: DiagnosticSeverity.Hint,
};

/** What documents are looked at with; made anew where a rule or the configuration was saved. */
interface Tools {
  readonly script: ScriptDiagnosisOptions;
  readonly yaml: DiagnoseYaml;
}

/** Serves an editor over standard input and output until it says goodbye. */
export function serveEditor(streams: ProcessStreams, language: Language): Promise<void> {
  const connection = createConnection(
    new StreamMessageReader(streams.stdin),
    new StreamMessageWriter(streams.stdout),
  );
  const documents = new TextDocuments(TextDocument);
  const tokenize = createLazyTokenizer({});
  const shown = new Map<string, readonly Diagnosis[]>();
  const timers = new Map<string, NodeJS.Timeout>();
  let root = process.cwd();
  let tools: Promise<Tools> | null = null;

  const makeTools = async (): Promise<Tools> => {
    const loaded = await loadConfig(null, root);
    const setup = setupOf({ cues: true }, loaded);
    const yaml = createYamlDiagnosis(setup, tokenize, language);
    try {
      const prepared = await loadPrepared(setup);
      return { yaml, script: scriptOptions(prepared, setup.read) };
    } catch (error) {
      // A faulty rule of one's own must not keep the built-in ones from working.
      if (!(error instanceof UserError)) throw error;
      tell(error.problems);
      const builtIn = { ...setup, rulePaths: [] };
      return { yaml, script: scriptOptions(await loadPrepared(builtIn), setup.read) };
    }
  };
  const scriptOptions = (
    prepared: Awaited<ReturnType<typeof loadPrepared>>,
    read: ScriptDiagnosisOptions['read'],
  ): ScriptDiagnosisOptions => ({
    analyse: analysisOfPrepared(prepared, tokenize),
    rules: new Map<RuleId, RuleText>(prepared.ruleSet.rules.map(({ rule }) => [rule.id, rule])),
    read: { ...read, sides: sidesOfPrepared(prepared) },
    language,
  });
  const tell = (problems: readonly Problem[]) => {
    for (const problem of problems) {
      const { message, remedy } = describeProblem(problem, language);
      connection.console.warn(`${problem.file ?? ''}:${problem.line ?? ''} ${message} ${remedy}`);
    }
  };
  const diagnose = async (document: TextDocument): Promise<readonly Diagnosis[]> => {
    const path = pathOf(document.uri, root);
    const text = document.getText();
    const kind = kindOfDocument(path, text);
    if (kind === null) return [];
    tools ??= makeTools();
    const { script, yaml } = await tools;
    return kind === 'script' ? diagnoseScript(path, text, script) : yaml(kind, path, text);
  };
  const look = async (uri: string): Promise<void> => {
    const document = documents.get(uri);
    if (!document) return;
    const { version } = document;
    try {
      const found = await diagnose(document);
      // Somebody typed on in the meantime: another look is on its way.
      if (documents.get(uri)?.version !== version) return;
      shown.set(uri, found);
      await connection.sendDiagnostics({ uri, version, diagnostics: found.map(asDiagnostic) });
    } catch (error) {
      tools = null;
      if (error instanceof UserError) tell(error.problems);
      else connection.console.error(error instanceof Error ? error.message : String(error));
    }
  };
  const lookSoon = (uri: string) => {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => void look(uri), PAUSE_MS),
    );
  };

  connection.onInitialize(({ rootUri, workspaceFolders }) => {
    const folder = workspaceFolders?.[0]?.uri ?? rootUri;
    if (folder?.startsWith('file:')) root = fileURLToPath(folder);
    return {
      capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
      serverInfo: { name: 'genchi', version: TOOL_VERSION },
    };
  });
  connection.onHover(({ textDocument, position: { line, character } }) => {
    const here = (shown.get(textDocument.uri) ?? []).filter(
      ({ range: { start, end }, details }) =>
        details !== '' &&
        (line > start.line || (line === start.line && character >= start.character)) &&
        (line < end.line || (line === end.line && character < end.character)),
    );
    if (here.length === 0) return null;
    const value = here.map(({ details }) => details).join('\n\n---\n\n');
    return { contents: { kind: MarkupKind.Markdown, value } };
  });
  documents.onDidChangeContent(({ document }) => lookSoon(document.uri));
  documents.onDidSave(({ document }) => {
    const kind = kindOfDocument(pathOf(document.uri, root), document.getText());
    if (kind === null || kind === 'script') return;
    // What was saved counts for every document from now on.
    tools = null;
    for (const { uri } of documents.all()) lookSoon(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    shown.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  documents.listen(connection);
  connection.listen();
  return new Promise((resolve) => {
    connection.onExit(() => resolve());
    streams.stdin.once('end', () => resolve());
  });
}

function asDiagnostic({ range, severity, code, message }: Diagnosis) {
  return { range, severity: SEVERITY[severity], code, message, source: 'genchi' };
}

/** The path of a document as problems name it: relative to the workspace, '/' separated. */
function pathOf(uri: string, root: string): string {
  if (!uri.startsWith('file:')) return decodeURIComponent(uri);
  const path = fileURLToPath(uri);
  const inside = relative(root, path);
  return (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
