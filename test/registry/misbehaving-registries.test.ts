import type { ServerResponse } from "node:http";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { answer, type Handler, listen, startServer } from "./harness/local-server.js";
import { body, lookUp, lookUpAll, manifest, patience, sendIndex, serveAfterPing, type } from "./harness/misbehaving.js";
import { digestOf } from "./harness/push-image.js";
import { reference } from "./harness/references.js";

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

describe("a registry that is not there", () => {
  test("is unreachable at once where the connection is refused", async () => {
    const server = await startServer((_, response) => response.end());
    server.stop();
    expect(await lookUp(server.host)).toMatchObject({ kind: "unreachable", host: server.host, reason: "refused" });
  });

  test("is given up when it hangs, before the answer and within it, and once for all images", async () => {
    const hanging = createServer(() => {});
    const port = await listen(hanging);
    onTestFinished(() => void hanging.close());
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
