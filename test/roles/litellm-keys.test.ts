import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

interface Key {
  readonly key_alias: string;
  readonly models: readonly string[];
  readonly max_budget: number | null;
  readonly budget_duration: string | null;
  readonly metadata: object;
}

const program = join(repository, "roles-src/litellm/config/keep-keys.py");
const hash = (key: string): string => createHash("sha256").update(key).digest("hex");

/** The keys of LiteLLM 1.108, by their hash, behind as much of its interface as the program asks. */
async function gateway() {
  const keys = new Map<string, Key>();
  const deleted: string[] = [];
  const remove = (token: string): void => {
    keys.delete(token);
    deleted.push(token);
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const body = JSON.parse((await text(request)) || "{}");
    const answer = (status: number, content: object): void =>
      void response.writeHead(status).end(JSON.stringify(content));
    if (request.headers.authorization !== "Bearer sk-master") return answer(401, { error: "Authentication Error" });
    const token = hash(body.key ?? "");
    const asked = keys.get(searchParams.get("key") ?? "");
    const bare = Object.fromEntries(Object.entries(body).filter(([name, value]) => name !== "key" && value !== null));
    switch (pathname) {
      case "/key/list":
        return answer(200, { keys: [...keys.values()], total_pages: 1 });
      case "/key/info":
        return asked ? answer(200, { info: asked }) : answer(404, { error: "Key not found in database" });
      case "/key/delete":
        for (const [token, { key_alias }] of keys) if (body.key_aliases?.includes(key_alias)) remove(token);
        for (const key of body.keys ?? []) remove(hash(key));
        return answer(200, {});
      case "/key/update":
        keys.set(token, { ...(keys.get(token) as Key), ...bare });
        return answer(200, {});
      case "/key/generate": {
        const isTaken = [...keys.values()].some(({ key_alias }) => key_alias === body.key_alias);
        if (isTaken || !body.key.startsWith("sk-")) return answer(400, { error: `refused sk-****` });
        keys.set(token, { max_budget: null, budget_duration: null, ...bare } as Key);
        return answer(200, {});
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { keys, deleted, port: (server.address() as AddressInfo).port };
}

test("each client has its own key, and one that left the stack opens nothing", async () => {
  const { keys, deleted, port } = await gateway();
  const folder = scratch({ master: "sk-master", key_of_agent: "sk-agent-1", key_of_chat: "sk-chat-1" });
  const limits = { models: ["small"], max_budget: 5, budget_duration: "30d" };
  const none = { models: [], max_budget: null, budget_duration: null };
  const keep = async (wanted: Readonly<Record<string, object>>): Promise<readonly string[]> => {
    const clients = Object.entries(wanted).map(([name, limits]) => [name, { file: `key_of_${name}`, limits }]);
    writeFileSync(join(folder, "keys.json"), JSON.stringify(Object.fromEntries(clients)));
    const words = [program, join(folder, "keys.json"), join(folder, "master"), folder, String(port)];
    const { stdout } = await promisify(execFile)("python3", words);
    return stdout.split("\n").filter((line) => line !== "");
  };
  keys.set(hash("sk-of-somebody"), { key_alias: "somebody", metadata: {}, ...none });

  expect(await keep({ agent: limits, chat: none })).toEqual([
    "changed: made the key of 'agent'",
    "changed: made the key of 'chat'",
  ]);
  expect(keys.get(hash("sk-agent-1"))).toMatchObject({ key_alias: "agent", ...limits });
  expect(await keep({ agent: limits, chat: none })).toEqual([]);

  expect(await keep({ agent: { ...limits, models: ["large", "small"] }, chat: none })).toEqual([
    "changed: altered the key of 'agent'",
  ]);
  // A limit that goes cannot be said in an update.
  expect(await keep({ agent: none, chat: none })).toEqual(["changed: made the key of 'agent'"]);
  expect(keys.get(hash("sk-agent-1"))).toMatchObject(none);

  writeFileSync(join(folder, "key_of_agent"), "sk-agent-2");
  expect(await keep({ agent: none, chat: none })).toEqual(["changed: made the key of 'agent'"]);
  expect(await keep({ agent: none })).toEqual(["changed: took back the key of 'chat'"]);
  expect([...keys.keys()].sort()).toEqual([hash("sk-of-somebody"), hash("sk-agent-2")].sort());
  expect(deleted).toContain(hash("sk-agent-1"));

  writeFileSync(join(folder, "key_of_agent"), "no-key-of-litellm");
  await expect(keep({ agent: none })).rejects.toMatchObject({
    stderr: 'LiteLLM answers 400 to /key/generate: {"error":"refused sk-****"}\n',
  });
});
