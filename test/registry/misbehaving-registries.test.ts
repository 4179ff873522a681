import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { ImageReference } from "../../src/model/image-reference.js";
import type { LookUpResult } from "../../src/outside/registry/look-up-result.js";
import { openRegistryClient, type RegistryClientOptions } from "../../src/outside/registry/registry-client.js";
import { answer, type Handler, type LocalServer, listen, startServer } from "./harness/local-server.js";
import { digestOf } from "./harness/push-image.js";
import { reference } from "./harness/references.js";

// What a healthy registry never does. The waits are short here; their lengths are checked where they matter.
const patience = { attempts: 3, firstWaitMilliseconds: 20, longestWaitMilliseconds: 2000 };
const index = {
  schemaVersion: 2,
  mediaType: "application/vnd.oci.image.index.v1+json",
  manifests: [{ digest: digestOf(Buffer.from("one")), platform: { os: "linux", architecture: "amd64" } }],
};
const body = JSON.stringify(index);
const type = { "content-type": index.mediaType };
const manifest = "/v2/app/manifests/1";

const auth = Buffer.from("user:password").toString("base64");

/** A folder for DOCKER_CONFIG whose config.json has credentials for one host. */
function configFor(host: string): string {
  const folder = mkdtempSync(join(tmpdir(), "rexible-docker-"));
  stops.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [host]: { auth } } }));
  return folder;
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function serve(handle: Handler): Promise<LocalServer> {
  const server = await startServer(handle);
  stops.push(server.stop);
  return server;
}

/** A registry that answers the ping; the rest is up to the test. */
function serveAfterPing(handle: Handler): Promise<LocalServer> {
  return serve((request, response, count) => {
    if (request.url === "/v2/") answer(response, 200, {});
    else handle(request, response, count);
  });
}

async function lookUp(host: string, options: RegistryClientOptions = {}): Promise<LookUpResult> {
  const [result] = await lookUpAll([reference(`${host}/app:1`)], options);
  if (result === undefined) throw new Error("there is no result");
  return result;
}

async function lookUpAll(references: readonly ImageReference[], options: RegistryClientOptions = {}) {
  const client = openRegistryClient({ environment: {}, patience, timeoutMilliseconds: 1000, ...options });
  const results = await Promise.all(references.map((one) => client.lookUp(one, { platforms: ["linux/amd64"] })));
  await client.close();
  return results;
}

const sendIndex = (response: ServerResponse) => void response.writeHead(200, type).end(body);

describe("a registry that is busy", () => {
  test("is asked again after 429 with Retry-After, but not sooner, and by none of the look-ups", async () => {
    let limited = 0;
    const server = await serveAfterPing((_, response) => {
      limited += 1;
      if (limited <= 1) response.writeHead(429, { "retry-after": "1" }).end();
      else sendIndex(response);
    });
    const names = Array.from({ length: 6 }, (_, number) => reference(`${server.host}/app:${number}`));
    // One request at a time, so that the others are still waiting when the limit is reached.
    const results = await lookUpAll(names, { concurrency: 1 });
    expect(results.map(({ kind }) => kind)).toEqual(Array(6).fill("found"));
    const [first, second] = server.seen.filter(({ line }) => line !== "GET /v2/");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("is asked again after 429 without Retry-After, with growing waits, and reported at last", async () => {
    const server = await serveAfterPing((_, response) => response.writeHead(429).end());
    expect(await lookUp(server.host)).toEqual({ kind: "rate-limited", host: server.host });
    const times = server.seen.filter(({ line }) => line === `GET ${manifest}`).map(({ at }) => at);
    expect(times.length).toBe(patience.attempts);
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(14);
    expect(third - second).toBeGreaterThanOrEqual(29);
  });

  test("is not waited for when it asks for more than is bearable", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const server = await serveAfterPing((_, response) => response.writeHead(429, { "retry-after": date }).end());
    const names = Array.from({ length: 6 }, (_, number) => reference(`${server.host}/app:${number}`));
    for (const result of await lookUpAll(names, { concurrency: 1 })) {
      expect(result).toMatchObject({ kind: "rate-limited", host: server.host });
      expect(result.kind === "rate-limited" && result.retryAfterSeconds).toBeGreaterThan(3590);
    }
    // One answer was enough for all of them.
    expect(server.seen.filter(({ line }) => line !== "GET /v2/").length).toBe(1);
  });

  test("is asked again after errors of its own, and reported with its words when they last", async () => {
    const passing = await serveAfterPing((_, response, count) =>
      count < 3 ? answer(response, 503, {}) : sendIndex(response),
    );
    expect(await lookUp(passing.host)).toMatchObject({ kind: "found", digest: digestOf(Buffer.from(body)) });
    const errors = [{ code: "UNKNOWN", message: "disk\u001b[31m full\nhere" }];
    const lasting = await serveAfterPing((_, response) => answer(response, 500, { errors }));
    expect(await lookUp(lasting.host)).toEqual({
      kind: "bad-answer",
      host: lasting.host,
      detail: "HTTP 500, disk [31m full here",
    });
  });
});

describe("a registry that answers nonsense", () => {
  const detailOf = async (handle: Handler) => {
    const result = await lookUp((await serveAfterPing(handle)).host);
    return result.kind === "bad-answer" ? result.detail : result;
  };

  test("is told apart by what it sends", async () => {
    const send =
      (content: string, headers: Record<string, string>): Handler =>
      (_, response) =>
        void response.writeHead(200, headers).end(content);
    expect(await detailOf(send("<html>Log in</html>", { "content-type": "text/html" }))).toBe(
      "it sent content of type 'text/html', which is not JSON",
    );
    expect(await detailOf(send(body, { "content-type": "text/html" }))).toContain(
      "neither an image manifest nor an index",
    );
    expect(await detailOf(send("{}", type))).toContain("neither an image manifest nor an index");
    const schema1 = { "content-type": "application/vnd.docker.distribution.manifest.v1+prettyjws" };
    expect(await detailOf(send('{"schemaVersion":1}', schema1))).toContain(schema1["content-type"]);
    const digest = digestOf(Buffer.from("another"));
    expect(await detailOf(send(body, { ...type, "docker-content-digest": digest }))).toBe(
      `the manifest it sent does not have the digest '${digest}'`,
    );
    expect(await detailOf(send(" ".repeat(17 * 1024 * 1024), type))).toContain("longer than");
  });

  test("is believed without a content type, where the content says what it is", async () => {
    for (const headers of [{}, { "content-type": "application/json; charset=utf-8" }]) {
      const server = await serveAfterPing((_, response) => void response.writeHead(200, headers).end(body));
      expect(await lookUp(server.host)).toMatchObject({ kind: "found" });
    }
  });

  test("is asked again when the body breaks off, and reported when it does so always", async () => {
    const cutOff = (response: ServerResponse) => {
      response.writeHead(200, { ...type, "content-length": String(body.length) });
      response.write(body.slice(0, 20), () => response.destroy());
    };
    const once = await serveAfterPing((_, response, count) => (count === 1 ? cutOff(response) : sendIndex(response)));
    expect(await lookUp(once.host)).toMatchObject({ kind: "found" });
    const always = await serveAfterPing((_, response) => cutOff(response));
    expect(await lookUp(always.host)).toMatchObject({ kind: "bad-answer", detail: expect.stringMatching(/broke off/) });
    expect(always.seen.filter(({ line }) => line === `GET ${manifest}`).length).toBe(patience.attempts);
  });

  test("names a configuration that it lacks", async () => {
    const single = { schemaVersion: 2, config: { digest: digestOf(Buffer.from("gone")) }, layers: [] };
    const server = await serveAfterPing((request, response) =>
      request.url === manifest ? answer(response, 200, single) : answer(response, 404, {}),
    );
    expect(await lookUp(server.host)).toMatchObject({ kind: "bad-answer", detail: expect.stringMatching(/lacks/) });
  });
});

describe("a registry that leads elsewhere", () => {
  const environment = (host: string) => ({ DOCKER_CONFIG: configFor(host) });

  test("is followed to another host without the credentials", async () => {
    const other = await serve((_, response) => sendIndex(response));
    const server = await serve((request, response) => {
      const known = request.headers.authorization === `Basic ${auth}`;
      if (!known) answer(response, 401, {}, { "www-authenticate": 'Basic realm="r"' });
      else response.writeHead(307, { location: `${other.origin}/elsewhere` }).end();
    });
    expect(await lookUp(server.host, { environment: environment(server.host) })).toMatchObject({ kind: "found" });
    expect(server.seen.at(-1)?.headers.authorization).toBe(`Basic ${auth}`);
    expect(other.seen.map(({ line }) => line)).toEqual(["GET /elsewhere"]);
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });

  test("cannot make another host ask for its credentials", async () => {
    const thief = await serve((_, response) => answer(response, 200, { token: "x" }));
    const other = await serve((_, response) => {
      answer(response, 401, {}, { "www-authenticate": `Bearer realm="${thief.origin}/token"` });
    });
    const server = await serveAfterPing((_, response) => {
      response.writeHead(302, { location: `${other.origin}/elsewhere` }).end();
    });
    const result = await lookUp(server.host, { environment: environment(server.host) });
    expect(result).toMatchObject({ kind: "denied", host: other.host, credentials: { kind: "none" } });
    expect(thief.seen).toEqual([]);
  });

  test("is left when it leads in a circle", async () => {
    const server = await serveAfterPing((request, response) => {
      response.writeHead(302, { location: request.url ?? "" }).end();
    });
    expect(await lookUp(server.host)).toMatchObject({ kind: "bad-answer", host: server.host });
  });
});

describe("a token endpoint", () => {
  const withTokens = async (handle: Handler, realm?: string) => {
    const endpoint = await serve(handle);
    const server = await serve((_, response) => {
      const challenge = `Bearer realm="${realm ?? `${endpoint.origin}/token`}",service="test"`;
      answer(response, 401, {}, { "www-authenticate": challenge });
    });
    return { endpoint, result: await lookUp(server.host, { environment: { DOCKER_CONFIG: configFor(server.host) } }) };
  };

  test("that fails is named, with what it said", async () => {
    const failing = await withTokens((_, response) => answer(response, 500, {}));
    expect(failing.result).toEqual({ kind: "bad-answer", host: failing.endpoint.host, detail: "HTTP 500" });
    const empty = await withTokens((_, response) => answer(response, 200, {}));
    expect(empty.result).toMatchObject({ host: empty.endpoint.host, detail: "its answer holds no token" });
    const forbidden = await withTokens((_, response) => answer(response, 403, {}));
    expect(forbidden.result).toMatchObject({ kind: "denied", host: forbidden.endpoint.host });
    const busy = await withTokens((_, response) => answer(response, 429, {}));
    expect(busy.result).toMatchObject({ kind: "rate-limited", host: busy.endpoint.host });
  });

  test("without TLS or without a URL gets no credentials", async () => {
    const plain = await withTokens((_, response) => answer(response, 200, {}), "http://auth.example.com/token");
    expect(plain.result).toMatchObject({ kind: "bad-answer", detail: expect.stringMatching(/has no TLS/) });
    const none = await withTokens((_, response) => answer(response, 200, {}), "/token");
    expect(none.result).toMatchObject({ kind: "bad-answer", detail: expect.stringMatching(/is not a URL/) });
  });

  test("whose token is refused is not asked without end", async () => {
    const { endpoint, result } = await withTokens((_, response) => answer(response, 200, { token: "useless" }));
    expect(result).toMatchObject({ kind: "denied", credentials: { kind: "sent" } });
    expect(endpoint.seen.length).toBe(1);
  });
});

describe("a registry that is not there", () => {
  test("is unreachable at once where the connection is refused", async () => {
    const server = await startServer((_, response) => response.end());
    server.stop();
    expect(await lookUp(server.host)).toMatchObject({ kind: "unreachable", host: server.host, reason: "refused" });
  });

  test("is given up when it hangs, before the answer and within it, and once for all images", async () => {
    const hanging = createServer(() => {});
    const port = await listen(hanging);
    stops.push(() => hanging.close());
    const started = performance.now();
    const names = Array.from({ length: 20 }, (_, number) => reference(`127.0.0.1:${port}/app:${number}`));
    const results = await lookUpAll(names, { timeoutMilliseconds: 200, concurrency: 2 });
    for (const result of results) expect(result).toMatchObject({ kind: "unreachable", reason: "timeout" });
    expect(performance.now() - started).toBeLessThan(5000);

    const stalling = await serveAfterPing((_, response) => void response.writeHead(200, type).write(body.slice(0, 20)));
    const stalled = await lookUp(stalling.host, { timeoutMilliseconds: 200 });
    expect(stalled).toMatchObject({ kind: "unreachable", reason: "timeout" });
  });
});
