// How long an editor waits, after a change of the text, for what the review says.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { median } from "./median.mjs";

/** Markdown; the stacks by title and path. Each change makes the image of another tag float, or mends it. */
export async function editorSection(stacks, runs) {
  const rows = [];
  for (const [title, path] of stacks) rows.push(`| ${title} | ${Math.round(median(await changes(resolve(path), runs)))} |`);
  return `## In the editor

From a change of the text to the findings about it, by \`rexible lsp\`: medians of ${runs} changes, a second apart; load
average ${loadavg()[0].toFixed(1)} at the end. The text rests for 40 ms before it is judged.

| Stack | ms |
| --- | --- |
${rows.join("\n")}
`;
}

async function changes(path, runs) {
  const child = spawn(process.execPath, ["dist/start.js", "lsp", "--stdio", "--stack", path.slice(dirname(path).length + 1)]);
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  let heard = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (told) => heard(told));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  const uri = pathToFileURL(path).href;
  const sound = readFileSync(path, "utf8");
  const floating = sound.replace(/(image: "[^":]+):[^"]+"/, '$1:latest"');
  if (floating === sound) throw new Error(`${path} has no image to change`);
  const times = [];
  for (let version = 1; version <= runs + 1; version++) {
    const isFloating = version % 2 === 1;
    const text = isFloating ? floating : sound;
    const told = new Promise((resolve) => {
      heard = ({ diagnostics }) => diagnostics.some(({ code }) => code === "REX005") === isFloating && resolve();
    });
    const start = performance.now();
    const textDocument = { uri, version };
    if (version === 1)
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { ...textDocument, languageId: "typescript", text },
      });
    else await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges: [{ text }] });
    await told;
    if (version > 1) times.push(performance.now() - start);
    await setTimeout(1000);
  }
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await once(child, "exit");
  return times;
}
