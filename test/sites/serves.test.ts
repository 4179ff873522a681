import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rexible } from "../cli/command.js";
import { describeWith } from "../tools/describe-with.js";
import { writeProject } from "../tools/scratch.js";
import { type CaddyFiles, runCaddy } from "./harness/caddy.js";
import { smokeTested } from "./harness/probe.js";
import { stack } from "./harness/stack.js";

const empty = "---\n[]\n";
const upstreams = "www:3000 api:4000 api:4001 admin:5000 guarded:6000 gate:7000 wiki:8000 192.0.2.20:5000".split(" ");
const vpn = "127.0.0.2";
/** Of "known-to-ada", as `caddy hash-password --bcrypt-cost 4` prints it. */
const hash = "$2a$04$LvXob2z2QsNhHN/GZ.wM9uX8CPaajkcllcPW5g1hMPu1yf9xh8oVW";
const ada = { authorization: `Basic ${Buffer.from("ada:known-to-ada").toString("base64")}` };

function filesIn(folder: string): CaddyFiles {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = all.map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(paths.map((path) => [`/${relative(folder, path)}`, readFileSync(path, "utf8")]));
}

describeWith("caddy")("sites that Caddy itself serves", () => {
  const folder = mkdtempSync(join(tmpdir(), "rexible-sites-"));
  let caddy: Awaited<ReturnType<typeof runCaddy>>;

  beforeAll(async () => {
    writeProject(folder, {
      "stack.ts": stack,
      "roles-src/wireguard/tasks/main.yml": empty,
      "roles-src/backup/tasks/main.yml": empty,
    });
    const built = rexible(folder, ["build", "--no-types"]);
    expect(built.status, built.stderr).toBe(0);
    const files = {
      ...filesIn(join(folder, "generated/roles/caddy/files/configs/caddy")),
      "/run/secrets/site_ada_hash": hash,
      "/run/secrets/site_upstream_token": 'a "token" with {braces}',
    };
    const environment = { DOMAIN: "example.test", VPN_RANGE: "127.0.0.2/32", SITE_OLD_DOMAIN: "old.test" };
    caddy = await runCaddy(join(folder, "container"), files, upstreams, environment);
  }, 60_000);
  afterAll(async () => {
    await caddy?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("takes what was written", () => {
    const { status, stderr } = caddy.validate();
    expect(status, stderr).toBe(0);
  });

  test("a path has its service, and the rest of the name another one", async () => {
    const reached = async (host: string, path: string) => {
      const { status, seen } = await caddy.ask(host, path);
      return [status, seen?.server, seen?.url];
    };
    expect(await reached("www.example.test", "/")).toEqual([200, "www:3000", "/"]);
    expect(await reached("www.example.test", "/apish")).toEqual([200, "www:3000", "/apish"]);
    expect(await reached("www.example.test", "/api")).toEqual([200, "api:4000", "/api"]);
    expect(await reached("www.example.test", "/api/users?a=1")).toEqual([200, "api:4000", "/api/users?a=1"]);
    expect(await reached("www.example.test", "/stripped/users")).toEqual([200, "api:4000", "/users"]);
    expect(await reached("files.example.test", "/only/this")).toEqual([200, "api:4001", "/only/this"]);
    expect(await reached("files.example.test", "/")).toEqual([404, undefined, undefined]);
  });

  test("redirects lead where they say, for ever or not, and keep what was asked for", async () => {
    const led = async (host: string, path: string, from?: string) => {
      const { status, headers } = await caddy.ask(host, path, { ...(from && { from }) });
      return [status, headers.location];
    };
    expect(await led("example.test", "/a?b=c")).toEqual([308, "https://www.example.test/a?b=c"]);
    expect(await led("old.test", "/a")).toEqual([307, "https://example.test/a"]);
    expect(await led("www.example.test", "/blog/of/before")).toEqual([307, "https://blog.example.org/"]);
    expect(await led("www.example.test", "/feed")).toEqual([307, "https://www.example.test/feed.xml"]);
    expect(await led("shop.example.test", "/x")).toEqual([307, "https://shop.example.org/start"]);
    expect(await led("old-admin.example.test", "/x")).toEqual([403, undefined]);
    expect(await led("old-admin.example.test", "/x", vpn)).toEqual([307, "https://admin.example.test/x"]);
  });

  test("the VPN comes before the password, and the password before the service", async () => {
    const status = async (host: string, path: string, asking = {}) => (await caddy.ask(host, path, asking)).status;
    expect(await status("admin.example.test", "/")).toBe(403);
    expect(await status("admin.example.test", "/hook/1")).toBe(200);
    expect(await status("admin.example.test", "/", { from: vpn })).toBe(200);
    expect(await status("vault.example.test", "/")).toBe(403);
    expect(await status("vault.example.test", "/", { headers: ada })).toBe(403);
    expect(await status("vault.example.test", "/", { from: vpn })).toBe(401);
    expect(await status("vault.example.test", "/", { from: vpn, headers: ada })).toBe(200);
    expect(await status("guarded.example.test", "/")).toBe(401);
    const wrong = { authorization: `Basic ${Buffer.from("ada:guessed").toString("base64")}` };
    expect(await status("guarded.example.test", "/", { headers: wrong })).toBe(401);
    expect(await status("guarded.example.test", "/", { headers: ada })).toBe(200);
    expect(await status("guarded.example.test", "/health")).toBe(200);
    expect(await status("guarded.example.test", "/healthy")).toBe(401);
  });

  test("another service lets in, and the site is told whom", async () => {
    const stranger = await caddy.ask("wiki.example.test", "/page", { headers: { "x-user": "root" } });
    expect([stranger.status, stranger.headers.location]).toEqual([
      302,
      "https://login.example.test/?back=https://wiki.example.test/page",
    ]);
    const known = await caddy.ask("wiki.example.test", "/page", { headers: { cookie: "known=yes", "x-user": "root" } });
    expect([known.seen?.server, known.seen?.headers["x-user"]]).toEqual(["wiki:8000", "ada"]);
    expect((await caddy.ask("wiki.example.test", "/gate/sign-in")).seen?.server).toBe("gate:7000");
    expect((await caddy.ask("wiki.example.test", "/public/logo")).seen?.server).toBe("wiki:8000");
  });

  test("lines of the operator's own stand before the service", async () => {
    const { seen, headers } = await caddy.ask("wiki.example.test", "/short", { headers: { cookie: "known=yes" } });
    expect([seen?.url, headers["x-operator"]]).toEqual(["/long", "old.test"]);
  });

  test("headers are told, taken away and kept, secrets among them", async () => {
    const page = await caddy.ask("www.example.test", "/");
    expect(page.headers["x-frame-options"]).toBeUndefined();
    expect(page.headers["content-security-policy"]).toBe("default-src 'self'");
    expect(page.headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    const api = await caddy.ask("www.example.test", "/api", { headers: { "user-agent": "test" } });
    expect(api.headers["content-security-policy"]).toBe("none");
    expect(api.seen?.headers["x-token"]).toBe('Bearer a "token" with {braces}');
    expect(api.seen?.headers["user-agent"]).not.toBe("test");
    expect(page.seen?.headers["x-token"]).toBeUndefined();
  });

  test("what is sent has an end where the site says so", async () => {
    const sent = async (path: string, size: number) =>
      (await caddy.ask("www.example.test", path, { method: "POST", body: Buffer.alloc(size) })).status;
    expect(await sent("/api/upload", 1024 * 1024)).toBe(200);
    expect(await sent("/api/upload", 1024 * 1024 + 1)).toBe(413);
    expect(await sent("/upload", 2 * 1024 * 1024)).toBe(200);
  });

  test("the smoke tests find all of it as the stack says, and tell what is otherwise", async () => {
    const defaults = readFileSync(join(folder, "generated/roles/smoke-tests/defaults/main.yml"), "utf8");
    const { smoke_tests_sites: sites } = load(defaults.replaceAll("{{ old_domain }}", "old.test")) as {
      smoke_tests_sites: { host: string; path?: string }[];
    };
    const { passed, failed } = await smokeTested(caddy.port, sites);
    expect(failed).toEqual([]);
    expect(passed).toContain("www.example.test/api from anywhere");
    expect(passed).toContain("vault.example.test from outside the VPN");

    const open = { audience: "public", open: [] };
    const wrong = await smokeTested(caddy.port, [
      { ...open, host: "www.example.test", login: "password" },
      { ...open, host: "files.example.test", path: "/only", login: "gate" },
      { ...open, host: "example.test", redirects_to: "https://other.example.test/" },
      { ...open, host: "www.example.test", path: "/api", redirects_to: "https://www.example.test/" },
    ]);
    expect(wrong).toEqual({
      passed: [],
      failed: [
        "www.example.test from anywhere: it answers 200 to a stranger, who should log in first",
        "files.example.test/only from anywhere: it answers 200 to a stranger, who should log in first",
        "example.test from anywhere: it answers 308 and leads to https://www.example.test/, and should lead to https://other.example.test/",
        "www.example.test/api from anywhere: it answers 200, and should lead to https://www.example.test/",
      ],
    });
  });

  test("a server outside the stack answers as one inside does", async () => {
    expect((await caddy.ask("nas.example.test", "/")).status).toBe(403);
    const { seen } = await caddy.ask("nas.example.test", "/x", { from: vpn });
    expect([seen?.server, seen?.headers.host]).toEqual(["192.0.2.20:5000", "nas.internal"]);
  });
});
