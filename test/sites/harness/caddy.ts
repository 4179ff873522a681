import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { request } from "node:https";
import { createServer as createSocket } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Files of Caddy as a stack makes them, by their paths in the container. */
export type CaddyFiles = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the server behind Caddy saw; none where Caddy answered itself. */
  readonly seen: Seen | undefined;
}

interface Seen {
  readonly server: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Asking {
  readonly from?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createSocket();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A server that tells what it was asked. One that logs people in lets in who brings the cookie. */
async function echo(name: string): Promise<{ server: Server; port: number }> {
  const server = createServer((incoming, outgoing) => {
    incoming.on("error", () => undefined).resume();
    incoming.on("end", () => {
      const isKnown = incoming.headers.cookie === "known=yes";
      const isQuestion = incoming.url === "/verify";
      outgoing.setHeader("X-Frame-Options", "DENY").setHeader("Content-Security-Policy", "none");
      if (isQuestion) outgoing.setHeader("X-User", "ada");
      outgoing.writeHead(isQuestion && !isKnown ? 401 : 200);
      outgoing.end(JSON.stringify({ server: name, url: incoming.url, headers: incoming.headers }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? address.port : 0 };
}

/**
 * Runs Caddy with its files on free ports of 127.0.0.1, with a server behind each of the addresses.
 *
 * @param upstreams addresses in the files that a server here takes the place of.
 */
export async function runCaddy(
  folder: string,
  files: CaddyFiles,
  upstreams: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  const servers = await Promise.all(upstreams.map(echo));
  const [http, https, probe, metrics] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const placed = (text: string): string =>
    upstreams
      .reduce((all, address, index) => all.replaceAll(address, `127.0.0.1:${servers[index]?.port}`), text)
      .replaceAll(/\/(etc\/caddy|run\/secrets|var\/log\/caddy)/g, `${folder}/$1`)
      .replace(
        "admin localhost:2019",
        `admin off\nhttp_port ${http}\nhttps_port ${https}\nstorage file_system ${folder}/data`,
      )
      .replace("h1 h2 h3", "h1 h2")
      .replace("http://:8080", `http://:${probe}`)
      .replace("http://:9180", `http://127.0.0.1:${metrics}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path.startsWith("/run/secrets") ? text : placed(text), { mode: 0o600 });
  }
  mkdirSync(join(folder, "var/log/caddy"), { recursive: true });
  // A first start cleans the storage while it obtains certificates: a name whose folder is gone in between waits a minute.
  const cleaned = { tls: { timestamp: new Date().toISOString(), instance_id: "test" } };
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data/last_clean.json"), JSON.stringify(cleaned));
  const env = { PATH: process.env.PATH, HOME: folder, ...environment };
  const options = ["--config", join(folder, "etc/caddy/Caddyfile"), "--adapter", "caddyfile"];
  const caddy = spawn("caddy", ["run", ...options], { env, stdio: ["ignore", "ignore", "pipe"] });
  await serving(caddy);

  return {
    port: https,
    validate: () => spawnSync("caddy", ["validate", ...options], { env, encoding: "utf8" }),
    ask: (host: string, path: string, asking: Asking = {}) => ask(https, host, path, asking),
    stop: async () => {
      caddy.kill();
      for (const { server } of servers) server.close();
      await once(caddy, "exit");
    },
  };
}

/** Waits until it serves every name with a certificate; what it says is the error where it ends before. */
async function serving(caddy: ChildProcess): Promise<void> {
  const awaited = new Set<string>();
  let said = "";
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: caddy.stderr as Readable }).on("line", (line) => {
      said += `${line}\n`;
      const { msg, domains, identifier } = line.startsWith("{") ? (JSON.parse(line) as Logged) : {};
      for (const domain of domains ?? []) awaited.add(domain);
      if (msg === "certificate obtained successfully") awaited.delete(identifier ?? "");
      if (said.includes("serving initial configuration") && awaited.size === 0) resolve();
    });
    caddy.once("exit", () => reject(new Error(said)));
  });
}

/** A line of Caddy's log: the names it manages certificates of, or the one it has now. */
interface Logged {
  readonly msg?: string;
  readonly domains?: readonly string[];
  readonly identifier?: string;
}

async function ask(
  port: number,
  host: string,
  path: string,
  { from = "127.0.0.1", body, ...asking }: Asking,
): Promise<Answer> {
  const sent = request({
    host: "127.0.0.1",
    port,
    path,
    localAddress: from,
    servername: host,
    rejectUnauthorized: false,
    agent: false,
    ...asking,
    headers: { host, ...asking.headers },
  });
  sent.end(body);
  const [incoming] = await once(sent, "response");
  let text = "";
  for await (const part of incoming) text += part;
  const seen = incoming.statusCode === 200 && text.startsWith("{") ? (JSON.parse(text) as Seen) : undefined;
  return { status: incoming.statusCode, headers: incoming.headers, body: text, seen };
}
