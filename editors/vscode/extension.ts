import { existsSync } from "node:fs";
import { join } from "node:path";
import { commands, type ExtensionContext, type OutputChannel, window, workspace } from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

/** Starts the server of the first folder that has Rexible installed, and starts it again where what it depends on changes. */
export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Rexible");
  const restart = () => inTurn(() => start(output));
  subscriptions.push(
    output,
    commands.registerCommand("rexible.restart", restart),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeWorkspaceFolders(restart),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("rexible") && restart()),
  );
  // `npm install` may come after the folder was opened, or bring another version.
  const installed = workspace.createFileSystemWatcher("**/node_modules/rexible/package.json");
  subscriptions.push(installed, installed.onDidCreate(restart), installed.onDidChange(restart));
  await restart();
}

export function deactivate(): Promise<void> {
  return inTurn(stop);
}

let last: Promise<void> = Promise.resolve();

/** One start or stop after the other: two servers would say everything twice. */
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work, work);
  return last;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.state === State.Running) await running.stop();
}

async function start(output: OutputChannel): Promise<void> {
  await stop();
  const settings = workspace.getConfiguration("rexible");
  if (!settings.get("enable", true)) return;
  const program = installedProgram();
  if (program === undefined) {
    output.appendLine("no folder here has 'node_modules/rexible': run 'npm install rexible'");
    return;
  }
  const command = settings.get("node", "node");
  const args = [program, "lsp", "--stdio", "--stack", settings.get("stack", "stack.ts")];
  const starting = new LanguageClient(
    "rexible",
    "Rexible",
    { command, args },
    {
      documentSelector: ["typescript", "yaml", "ansible", "dockercompose"].map((language) => ({
        language,
        scheme: "file",
      })),
      initializationOptions: { trusted: workspace.isTrusted },
      outputChannel: output,
    },
  );
  try {
    client = starting;
    await starting.start();
    output.appendLine(`serves ${program}${workspace.isTrusted ? "" : ", and runs nothing: the folder is not trusted"}`);
  } catch (error) {
    client = undefined;
    const hint = `'${command}' could not start the server. Set 'rexible.node' to Node 20.19 or newer.`;
    output.appendLine(`${hint} ${String(error)}`);
    void window.showErrorMessage(`Rexible: ${hint}`);
  }
}

/** The installed command of the first folder that has one, in the order of the workspace. */
function installedProgram(): string | undefined {
  return (workspace.workspaceFolders ?? [])
    .map(({ uri }) => join(uri.fsPath, "node_modules/rexible/dist/start.js"))
    .find((path) => existsSync(path));
}
