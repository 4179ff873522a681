import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { answer, type Handler } from "./harness/local-server.js";
import { lookUp, sendIndex, serve, serveAfterPing } from "./harness/misbehaving.js";

const auth = Buffer.from("user:password").toString("base64");

/** A folder for DOCKER_CONFIG whose config.json has credentials for one host. */
function configFor(host: string): string {
  const folder = mkdtempSync(join(tmpdir(), "rexible-docker-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [host]: { auth } } }));
  return folder;
}

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
