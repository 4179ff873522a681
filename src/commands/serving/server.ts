import { fileURLToPath, pathToFileURL } from "node:url";
import {
  CodeActionKind,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { sourceTextsIn } from "../../diagnostics/source-texts.js";
import { type StackFile, stackAbove } from "../../load/stack-file.js";
import { packageVersion } from "../telling/package-version.js";
import { actionsAt } from "./actions.js";
import { diagnosticsOf, folderOf } from "./diagnostics.js";
import { hoverAt } from "./hover.js";
import { lineThatMade } from "./line-that-made.js";
import { OpenStack } from "./open-stack.js";

/** How long the text must rest before it is judged, in milliseconds. */
const rest = 40;

/**
 * The language server over standard input and output: what the review says, while the stack is written. A stack is code, so it is run
 * apart from the editor, and only where the client trusts the folder (`initializationOptions.trusted`, true by default).
 *
 * @param name of the stack file.
 * @returns when the client has gone.
 */
export function serve(name: string): Promise<void> {
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
    const known = stacks.get(file.path) ?? new OpenStack(file, (judged) => publish(file, judged), rest);
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

  connection.onInitialize(({ initializationOptions }: InitializeParams): InitializeResult => {
    isTrusted = initializationOptions?.trusted !== false;
    return {
      serverInfo: { name: "rexible", version: packageVersion() },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        hoverProvider: true,
        definitionProvider: true,
      },
    };
  });
  documents.onDidChangeContent(({ document }) => stackOf(document.uri)?.judgeSoon(unsaved));
  documents.onDidSave(({ document }) => stackOf(document.uri)?.judgeSoon(unsaved));
  connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
    const stack = stackOf(uri);
    if (stack === undefined) return [];
    const texts = sourceTextsIn(stack.file.folder, unsaved());
    const { folder } = stack.file;
    return [...actionsAt(uri, range, stack.problems, folder, context.diagnostics, (file) => texts(file) ?? "")];
  });
  connection.onHover(({ textDocument, position }) => {
    const text = documents.get(textDocument.uri)?.getText();
    return text === undefined ? undefined : hoverAt(text, position);
  });
  connection.onDefinition(({ textDocument: { uri } }) => {
    const made = uri.startsWith("file:") ? lineThatMade(fileURLToPath(uri)) : undefined;
    if (made === undefined) return undefined;
    const place = { line: made.line - 1, character: 0 };
    return { uri: pathToFileURL(made.file).href, range: { start: place, end: place } };
  });
  documents.listen(connection);
  connection.listen();
  return new Promise((resolve) => {
    connection.onExit(resolve);
    process.stdin.once("close", resolve);
  });
}
