import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  type Command,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Location,
  PublishDiagnosticsNotification,
  type ShowDocumentParams,
  ShowDocumentRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** An editor as the server sees one, with the files of one folder. */
export class Client {
  private readonly child: ChildProcess;
  private readonly connection;
  private readonly told = new Map<string, readonly Diagnostic[]>();
  private readonly waiting: (() => void)[] = [];
  private version = 0;

  constructor(
    private readonly folder: string,
    environment: NodeJS.ProcessEnv = {},
  ) {
    this.child = spawn(process.execPath, [program, "lsp", "--stdio"], {
      cwd: "/",
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, ...environment },
    });
    if (this.child.stdout === null || this.child.stdin === null) throw new Error("no pipes");
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.told.set(uri, diagnostics);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.listen();
  }

  async start(initializationOptions?: object): Promise<void> {
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: { window: { showDocument: { support: true } } },
      initializationOptions,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  open(path: string, text = readFileSync(join(this.folder, path), "utf8")): Promise<void> {
    const textDocument = { uri: this.uri(path), languageId: "typescript", version: ++this.version, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(path: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(path), version: ++this.version };
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  /** What is told of a file, once it is what is waited for. */
  async diagnostics(path: string, isIt: (all: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    for (;;) {
      const all = this.told.get(this.uri(path));
      if (all !== undefined && isIt(all)) return all;
      await new Promise<void>((resolve) => void this.waiting.push(resolve));
    }
  }

  async actions(path: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const { range } = diagnostic;
    const params = { textDocument: { uri: this.uri(path) }, range, context: { diagnostics: [diagnostic] } };
    return ((await this.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  hover(path: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: this.uri(path) },
      position: { line, character },
    });
  }

  async definition(path: string, line = 3): Promise<Location> {
    const params = { textDocument: { uri: this.uri(path) }, position: { line, character: 0 } };
    return (await this.connection.sendRequest(DefinitionRequest.type, params)) as Location;
  }

  async lenses(path: string): Promise<readonly CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: this.uri(path) } })) ?? [];
  }

  /** What the server has the client open for a command. */
  async opened({ command = "", arguments: args = [] }: Partial<Command>): Promise<ShowDocumentParams | undefined> {
    let shown: ShowDocumentParams | undefined;
    this.connection.onRequest(ShowDocumentRequest.type, (asked) => {
      shown = asked;
      return { success: true };
    });
    await this.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    return shown;
  }

  async end(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await new Promise((resolve) => this.child.once("exit", resolve));
  }
}
