import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { filesBelow, repository, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** With what JSON escapes: the file that has it is written by Ansible. */
const key = String.raw`a key "that" stands\in no\"argument\\`;

interface Qdrant {
  readonly collections: Map<string, string>;
  readonly aliases: Map<string, string>;
  /** Folder that stands for /qdrant. */
  readonly folder: string;
  /** Requests that it took, such as "GET /collections". */
  readonly asked: string[];
  run(script: string, input?: Buffer): Promise<{ status: number | null; out: Buffer; said: string }>;
}

/** Qdrant's REST interface over HTTP, with the content of a collection as one text. */
async function qdrant(torn = false): Promise<Qdrant> {
  const folder = scratch({
    ".keep": "",
    "config/local.yaml": `service:\n  api_key: ${JSON.stringify(key)}\n`,
    "snapshots/.keep": "",
  });
  const collections = new Map<string, string>();
  const aliases = new Map<string, string>();
  const asked: string[] = [];

  function answer(method: string, path: string, body: string): unknown {
    asked.push(`${method} ${path}`);
    const [, first = "", name = "", kind, file] = path.split("?")[0]?.split("/").map(decodeURIComponent) ?? [];
    if (first === "aliases")
      return { aliases: [...aliases].map(([alias_name, collection_name]) => ({ alias_name, collection_name })) };
    if (name === "") return { collections: [...collections.keys()].map((one) => ({ name: one })) };
    if (name === "aliases") {
      const [{ create_alias: made }] = JSON.parse(body).actions;
      if (!collections.has(made.collection_name)) return undefined;
      aliases.set(made.alias_name, made.collection_name);
      return true;
    }
    const snapshot = join(folder, "snapshots", name, file ?? `${name}-1-2026-01-31.snapshot`);
    if (method === "DELETE") {
      if (!existsSync(snapshot)) return undefined;
      rmSync(snapshot);
      return true;
    }
    if (method === "POST" && kind === "snapshots") {
      const content = collections.get(name) ?? "";
      mkdirSync(dirname(snapshot), { recursive: true });
      writeFileSync(snapshot, torn ? content.slice(1) : content);
      const checksum = createHash("sha256").update(content).digest("hex");
      return { name: `${name}-1-2026-01-31.snapshot`, creation_time: "2026-01-31T02:30:00", size: 1, checksum };
    }
    if (method !== "PUT" || file !== "recover") return undefined;
    const { location, priority } = JSON.parse(body);
    const from = fileURLToPath(location);
    if (priority !== "snapshot" || !from.startsWith(join(folder, "snapshots/"))) return undefined;
    const content = readFileSync(from, "utf8");
    // What Qdrant calls not compatible with the existing collection.
    if (collections.get(name)?.startsWith("other vectors") === true) return undefined;
    collections.set(name, content);
    return true;
  }

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const isKnown = request.headers["api-key"] === key && !isInArguments();
    const result = isKnown
      ? answer(request.method ?? "", request.url ?? "", Buffer.concat(parts).toString())
      : undefined;
    response.statusCode = isKnown ? (result === undefined ? 400 : 200) : 401;
    response.end(
      JSON.stringify(result === undefined ? { status: { error: "Wrong input" } } : { result, status: "ok" }),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());

  const { port } = server.address() as AddressInfo;
  const sources = join(repository, "roles-src/qdrant/config");
  for (const name of filesBelow(sources)) {
    const text = textOf(sources, name).replaceAll("/qdrant/", `${folder}/`).replace("port=6333", `port=${port}`);
    mkdirSync(join(folder, "backup"), { recursive: true });
    writeFileSync(join(folder, "backup", name), text.replaceAll(`${folder}/qdrant/`, "/qdrant/"));
  }
  async function run(script: string, input = Buffer.alloc(0)) {
    const child = spawn("bash", [join(folder, "backup", `${script}.sh`)]);
    const out: Buffer[] = [];
    let said = "";
    child.stdout.on("data", (part: Buffer) => void out.push(part));
    child.stderr.on("data", (part: Buffer) => {
      said += part.toString();
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const [status] = (await once(child, "close")) as [number | null];
    return { status, out: Buffer.concat(out), said };
  }
  return { collections, aliases, folder, asked, run };
}

/** Whether a program that runs at this moment has the key as a part of its command line. */
function isInArguments(): boolean {
  return readdirSync("/proc").some((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, "utf8").includes(key);
    } catch {
      return false;
    }
  });
}

const names = ["plain", "two words", "größe & 100%", "a.b-c_d~e"];

function filled({ collections, aliases }: Qdrant): void {
  for (const name of names) collections.set(name, `vectors of ${name}\n`.repeat(3000));
  aliases.set("current", "two words");
  aliases.set("old & new", "plain");
}

test("collections and aliases come back as they were, also into a Qdrant that has none or others by now", async () => {
  const before = await qdrant();
  filled(before);
  const { status, out, said } = await before.run("dump-collections");
  expect({ status, said }).toEqual({ status: 0, said: "" });
  expect(await before.run("verify-dump", out)).toMatchObject({ status: 0, said: "" });
  // Neither snapshots nor what they were gathered in stay.
  const left = readdirSync(join(before.folder, "snapshots"), { recursive: true, withFileTypes: true });
  expect(left.filter((one) => one.isFile()).map(({ name }) => name)).toEqual([".keep"]);

  const after = await qdrant();
  after.collections.set("plain", "written since");
  after.collections.set("since", "made since");
  expect(await after.run("restore-collections", out)).toMatchObject({ status: 0, said: "" });
  expect(Object.fromEntries(after.collections)).toEqual({
    ...Object.fromEntries(before.collections),
    since: "made since",
  });
  expect(after.aliases).toEqual(before.aliases);
  expect(readdirSync(join(after.folder, "snapshots"))).toEqual([".keep"]);
});

test("a Qdrant without collections is backed up, verified and restored", async () => {
  const { run } = await qdrant();
  const { status, out } = await run("dump-collections");
  expect(status).toBe(0);
  expect(await run("verify-dump", out)).toMatchObject({ status: 0 });
  expect(await run("restore-collections", out)).toMatchObject({ status: 0 });
});

test("a dump is refused that was cut off, changed, or holds another snapshot than Qdrant took", async () => {
  const whole = await qdrant();
  filled(whole);
  const { out } = await whole.run("dump-collections");
  expect((await whole.run("verify-dump", out.subarray(0, out.length / 2))).status).not.toBe(0);
  const at = out.indexOf("vectors of plain");
  const changed = Buffer.concat([out.subarray(0, at), Buffer.from("V"), out.subarray(at + 1)]);
  const told = await whole.run("verify-dump", changed);
  expect(told).toMatchObject({ status: 1, said: expect.stringContaining("other snapshots than Qdrant took") });
  expect((await whole.run("verify-dump")).status).not.toBe(0);

  const torn = await qdrant(true);
  filled(torn);
  const { status, out: dump } = await torn.run("dump-collections");
  expect(status).toBe(0);
  expect((await torn.run("verify-dump", dump)).status).toBe(1);
});

test("a restore stops at the collection that Qdrant refuses, and says which and the way out", async () => {
  const before = await qdrant();
  filled(before);
  const { out } = await before.run("dump-collections");
  const after = await qdrant();
  after.collections.set("two words", "other vectors");
  const { status, said } = await after.run("restore-collections", out);
  expect(status).toBe(1);
  expect(said).toContain("Qdrant answers PUT /collections/two%20words/snapshots/recover?wait=true with 400");
  expect(said).toContain("'two words' was not brought back");
  expect(after.collections.get("plain")).toBe(before.collections.get("plain"));
  after.collections.delete("two words");
  expect((await after.run("restore-collections", out)).status).toBe(0);
});

test("a wrong key, or no Qdrant at all, fails the dump, and its snapshots of a run that was killed go with the next", async () => {
  const one = await qdrant();
  filled(one);
  const settings = join(one.folder, "config/local.yaml");
  writeFileSync(settings, 'service:\n  api_key: "another"\n');
  expect(await one.run("dump-collections")).toMatchObject({ status: 1, said: expect.stringContaining("with 401") });
  writeFileSync(settings, `service:\n  api_key: ${JSON.stringify(key)}\n`);

  mkdirSync(join(one.folder, "snapshots/.dump"));
  mkdirSync(join(one.folder, "snapshots/plain"));
  writeFileSync(join(one.folder, "snapshots/plain/left.snapshot"), "");
  writeFileSync(join(one.folder, "snapshots/.dump/taken"), "/collections/plain/snapshots/left.snapshot\n");
  expect((await one.run("dump-collections")).status).toBe(0);
  expect(one.asked).toContain("DELETE /collections/plain/snapshots/left.snapshot");
  expect(readdirSync(join(one.folder, "snapshots/plain"))).toEqual([]);

  const requests = join(one.folder, "backup/requests.sh");
  writeFileSync(requests, readFileSync(requests, "utf8").replace(/^port=\d+/m, "port=1"));
  expect((await one.run("dump-collections")).status).not.toBe(0);
});
