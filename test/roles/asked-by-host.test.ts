import { spawn } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** A service at 127.0.0.1 that answers 503 until it was asked so many times, and the folder of a Docker that tells of it. */
async function serving({ illFor = 0 }: { readonly illFor?: number } = {}) {
  let asked = 0;
  const server = createServer(({ url, headers }, answer) => {
    asked += 1;
    const isWell = url === "/health" && headers.host?.startsWith("127.0.0.1:") && asked > illFor;
    answer.writeHead(isWell ? 200 : 503).end();
  });
  onTestFinished(() => void server.close());
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
  const inspected = JSON.stringify([
    { Name: "/shop_wiki", NetworkSettings: { Networks: { shop_backend: { IPAddress: "127.0.0.1" } } } },
  ]);
  const docker = `#!/bin/sh\ncase "$*" in *State.Status*) echo running ;; *--format*) echo "127.0.0.1 " ;; *) echo '${inspected}' ;; esac\n`;
  const folder = scratch({ "bin/docker": docker });
  chmodSync(join(folder, "bin/docker"), 0o755);
  const wiki = { container: "shop_wiki", via: "shop_wiki", kind: "http", port, path: "/health", timeout: 2 };
  return { wiki, folder, env: { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}` } };
}

function printed(program: string, words: readonly string[], env: NodeJS.ProcessEnv, input = ""): Promise<string> {
  const child = spawn(program, words, { env, stdio: ["pipe", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (part) => {
    text += part;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", () => resolve(text)));
}

const program = readFileSync(join(repository, "roles-src/docker-stack/files/ask.py"), "utf8");
const waitFor = (wanted: object, seconds: number, env: NodeJS.ProcessEnv) =>
  printed("python3", ["-"], env, `${program}\nwait(json.loads(${JSON.stringify(JSON.stringify(wanted))}), ${seconds})`);

test("the deployment waits for an answer to the host, and tells what it got instead", async () => {
  const { wiki, env } = await serving({ illFor: 1 });
  expect(JSON.parse(await waitFor([wiki], 30, env))).toEqual({ silent: {} });
  const other = { ...wiki, path: "/other" };
  expect(JSON.parse(await waitFor([other], 0, env))).toEqual({ silent: { shop_wiki: "it answers 503" } });
  const gone = { ...wiki, via: "shop_gone" };
  expect(JSON.parse(await waitFor([gone], 0, env))).toEqual({ silent: { shop_wiki: "it has no address" } });
});

test("the look tells which of them answer", async () => {
  const { wiki, env } = await serving();
  const containers = [
    { Names: ["/shop_wiki"], NetworkSettings: { Networks: { shop_backend: { IPAddress: "127.0.0.1" } } } },
    { Names: ["/shop_host"], NetworkSettings: { Networks: { host: { IPAddress: "" } } } },
    { Names: ["/shop_stopped"], NetworkSettings: { Networks: { shop_backend: { IPAddress: "" } } } },
  ];
  const wanted = [
    wiki,
    { ...wiki, container: "shop_host", via: "shop_host", kind: "tcp" },
    { ...wiki, container: "shop_stopped", via: "shop_stopped" },
    { ...wiki, container: "shop_ill", path: "/ill" },
  ];
  const [one, other] = [wanted, containers].map((data) => JSON.stringify(JSON.stringify(data)));
  const line = `print(json.dumps(answering(json.loads(${one}), json.loads(${other}))))`;
  expect(JSON.parse(await printed("python3", ["-"], env, `${program}\n${line}`))).toEqual(["shop_wiki", "shop_host"]);
});

test("the watch over the stack asks them as well", async () => {
  const { wiki, folder, env } = await serving();
  const { port } = wiki;
  const list = [
    "running shop_job",
    `http shop_wiki shop_wiki 2 ${port} /health`,
    `http shop_ill shop_wiki 2 ${port} /ill`,
    `tcp shop_tcp shop_wiki 2 ${port} `,
    "tcp shop_shut shop_wiki 2 9 ",
  ];
  const files = scratch({ list: `${list.join("\n")}\n`, heartbeat: "" });
  const told = await printed("bash", [join(repository, "roles-src/uptime-config/files/bin/uptime")], {
    ...env,
    UPTIME_LIST: join(files, "list"),
    UPTIME_HEARTBEAT: join(files, "heartbeat"),
    UPTIME_METRICS: folder,
    UPTIME_AUTHORITY: "",
    UPTIME_VERIFY_TLS: "yes",
    UPTIME_TIMEOUT: "2",
  });
  expect(told.trim().split("\n")).toEqual([
    "container shop_ill is not well: 503",
    "container shop_shut is not well: no answer",
    "2 checks failed: no heartbeat",
  ]);
  expect(readFileSync(join(folder, "uptime.prom"), "utf8")).toContain('stack_up{kind="container",name="shop_tcp"} 1');
});
