import { fileURLToPath } from "node:url";
import {
  CodeActionKind,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  type Location,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { sourceTextsIn } from "../../diagnostics/source-texts.js";
import { type StackFile, stackAbove } from "../../load/stack-file.js";
import { packageVersion } from "../telling/package-version.js";
import { actionsAt } from "./actions.js";
import { diagnosticsOf, folderOf, locationOf } from "./diagnostics.js";
import { lineBehind } from "./generated-files.js";
import { hoverAt } from "./hover.js";
import { lensesOf, openCommand } from "./lenses.js";
import { OpenStack } from "./open-stack.js";

/** How long the text must rest before it is judged, in milliseconds. */
const rest = 40;

/**
 * The language server over standard input and output: what the review says, while the stack is written. A stack is code, so it is run
 * apart from the editor, and only where the client trusts the folder (`initializationOptions.trusted`, true by default).
 *
 * @param name of the stack file.
 * @param patience how long a stack may run, in seconds.
 * @returns when the client has gone.
 */
export function serve(name: string, patience: number): Promise<void> {
  const connection = createConnection(process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const stacks = new Map<string, OpenStack>();
  let isTrusted = true;

  const unsaved = () =>
    new Map(
      documents
        .all()
        .flatMap((document) =>
          document.uri.startsWith("file:") ? [[fileURLToPath(document.uri), document.getText()] as const] : [],
        ),
    );
  const stackOf = (uri: string): OpenStack | undefined => {
    const file = uri.startsWith("file:") ? stackAbove(folderOf(uri), name) : undefined;
    if (file === undefined || !isTrusted) return undefined;
    const known = stacks.get(file.path) ?? new OpenStack(file, (judged) => publish(file, judged), rest, patience);
    stacks.set(file.path, known);
    return known;
  };
  const publish = (file: StackFile, judged: OpenStack): void => {
    const told = diagnosticsOf(
      judged.problems.map(({ problem }) => problem),
      file,
    );
    for (const uri of judged.toldBefore(told.keys())) connection.sendDiagnostics({ uri, diagnostics: [] });
    for (const [uri, diagnostics] of told) connection.sendDiagnostics({ uri, diagnostics });
  };

  connection.onInitialize(({ initializationOptions, capabilities }: InitializeParams): InitializeResult => {
    isTrusted = initializationOptions?.trusted !== false;
    return {
      serverInfo: { name: "rexible", version: packageVersion() },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        hoverProvider: true,
        definitionProvider: true,
        // A lens opens a place, which the client has to offer.
        ...(capabilities.window?.showDocument?.support === true && {
          codeLensProvider: {},
          executeCommandProvider: { commands: [openCommand] },
        }),
      },
    };
  });
  documents.onDidChangeContent(({ document }) => stackOf(document.uri)?.judgeSoon(unsaved));
  documents.onDidSave(({ document }) => stackOf(document.uri)?.judgeSoon(unsaved));
  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const stack = stackOf(uri);
    if (stack === undefined) return [];
    // What was said of an earlier text would be written into the wrong place.
    await stack.settled();
    const texts = sourceTextsIn(stack.file.folder, unsaved());
    return [...actionsAt(uri, range, stack.problems, stack.file, context.diagnostics, (file) => texts(file) ?? "")];
  });
  connection.onHover(({ textDocument, position }) => {
    const text = documents.get(textDocument.uri)?.getText();
    return text === undefined ? undefined : hoverAt(text, position);
  });
  connection.onDefinition(async ({ textDocument: { uri }, position }) => {
    if (!uri.startsWith("file:")) return undefined;
    const path = fileURLToPath(uri);
    const text = documents.get(uri)?.getText() ?? "";
    const stack = stackOf(uri);
    await stack?.settled();
    const made = lineBehind({ file: path, line: position.line + 1 }, text, stack);
    return made && locationOf(made);
  });
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const stack = stackOf(uri);
    await stack?.settled();
    return stack === undefined ? [] : [...lensesOf(uri, stack.services, stack.file.folder)];
  });
  connection.onExecuteCommand(({ command, arguments: [target] = [] }) => {
    if (command !== openCommand) return undefined;
    const { uri, range } = target as Location;
    return connection.window.showDocument({ uri, selection: range, takeFocus: true });
  });
  documents.listen(connection);
  connection.listen();
  return new Promise((resolve) => {
    connection.onExit(resolve);
    process.stdin.once("close", resolve);
  });
}
