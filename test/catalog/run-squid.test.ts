import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { catalog, network } from "rexible";
import { expect, onTestFinished, test, vi } from "vitest";
import { describeWith } from "../tools/describe-with.js";

const calls = network("calls", {
  subnet: "172.20.4.0/24",
  allow: ["api.example.com", "*.example.org", "localhost.example.net:8080", "mirror.example.com:80"],
});
const outside = network("outside", { subnet: "172.20.5.0/24" });
const service = catalog.squid({
  image: "ubuntu/squid:6.6-24.04_beta",
  networks: [calls, outside],
  memory: { limit: "128M" },
  cpus: 0.5,
});

/** The configuration of the catalog, with what this machine has elsewhere: its own port, log, names and Squid's own files. */
function laidOut(folder: string, port: number): string {
  const content = service.files?.[0]?.content;
  const text = content?.kind === "verbatim" && typeof content.text === "string" ? content.text : "";
  const program = spawnSync("sh", ["-c", "command -v squid"], { encoding: "utf8" }).stdout.trim();
  const own = join(dirname(program), "trixie", "squid");
  const hosts = join(folder, "hosts");
  writeFileSync(hosts, "127.0.0.1 localhost.example.net\n192.0.2.1 api.example.com deep.down.example.org\n");
  const elsewhere = existsSync(own)
    ? [
        `icon_directory ${own}/share/squid/icons`,
        `mime_table ${own}/share/squid/mime.conf`,
        `error_directory ${own}/share/squid-langpack/templates`,
        `unlinkd_program ${own}/lib/squid/unlinkd`,
        `logfile_daemon ${own}/lib/squid/log_file_daemon`,
      ]
    : [];
  return [
    text
      .replace("http_port 3128", `http_port 127.0.0.1:${port}`)
      .replace("stdio:/dev/stdout !within", `stdio:${folder}/access.log`)
      .replace("cache_log /dev/stderr", `cache_log ${folder}/cache.log`)
      .replace("src 172.20.4.0/24", "src 127.0.0.1/32"),
    `hosts_file ${hosts}`,
    // What may pass fails at once: no such address answers.
    "connect_timeout 1 second",
    ...elsewhere,
    "",
  ].join("\n");
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The first line of the answer. */
async function asked(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${request}\r\n\r\n`));
    socket.setEncoding("utf8");
    socket.once("data", (text: string) => {
      socket.destroy();
      resolve(text.split("\r\n")[0] ?? "");
    });
    socket.once("error", reject);
  });
}

describeWith("squid")("the proxy of the catalog that allows names", () => {
  test("lets the names through that its network allows, at their ports, and refuses and logs all else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rexible-squid-"));
    const port = await freePort();
    chmodSync(folder, 0o777);
    writeFileSync(join(folder, "squid.conf"), laidOut(folder, port));
    // As in its container: it starts as the user that it serves as.
    const running = spawn("squid", ["-N", "-f", join(folder, "squid.conf")], {
      stdio: "ignore",
      ...(process.getuid?.() === 0 && { uid: 13, gid: 13 }),
    });
    onTestFinished(() => {
      running.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    });
    const probe = () => asked(port, "GET /squid-internal-static/icons/SN.png HTTP/1.0");
    await vi.waitFor(async () => expect(await probe()).toContain(" 200 "), { timeout: 20_000, interval: 200 });

    const passes = async (request: string) => !(await asked(port, request)).includes(" 403 ");
    const connects = (goal: string) => passes(`CONNECT ${goal} HTTP/1.1\r\nHost: ${goal}`);
    expect(await connects("api.example.com:443")).toBe(true);
    expect(await connects("API.Example.Com:443")).toBe(true);
    expect(await connects("deep.down.example.org:443")).toBe(true);
    expect(await passes("GET http://mirror.example.com/ HTTP/1.1\r\nHost: mirror.example.com")).toBe(true);
    for (const goal of [
      "other.example.com:443",
      "example.org:443",
      "notexample.org:443",
      "api.example.com.example.net:443",
      "api.example.com:8443",
      "192.0.2.1:443",
      "[2001:db8::1]:443",
      // A name that may pass, and leads to the proxy itself.
      "localhost.example.net:8080",
    ])
      expect([goal, await connects(goal)]).toEqual([goal, false]);
    expect(await passes("GET http://api.example.com/ HTTP/1.1\r\nHost: api.example.com")).toBe(false);
    expect(readFileSync(join(folder, "access.log"), "utf8")).toMatch(
      /TCP_DENIED(?:_ABORTED)?\/403 \d+ CONNECT other\.example\.com:443/,
    );
  });
});
