import type { ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { ImageReference } from "../../../src/model/image-reference.js";
import type { LookUpResult } from "../../../src/outside/registry/look-up-result.js";
import { openRegistryClient, type RegistryClientOptions } from "../../../src/outside/registry/registry-client.js";
import { answer, type Handler, type LocalServer, startServer } from "./local-server.js";
import { digestOf } from "./push-image.js";
import { reference } from "./references.js";

// What a healthy registry never does. The waits are short here; their lengths are checked where they matter.
export const patience = { attempts: 3, firstWaitMilliseconds: 20, longestWaitMilliseconds: 2000 };

const index = {
  schemaVersion: 2,
  mediaType: "application/vnd.oci.image.index.v1+json",
  manifests: [{ digest: digestOf(Buffer.from("one")), platform: { os: "linux", architecture: "amd64" } }],
};
export const body = JSON.stringify(index);
export const type = { "content-type": index.mediaType };
export const manifest = "/v2/app/manifests/1";

export const sendIndex = (response: ServerResponse) => void response.writeHead(200, type).end(body);

/** A server that ends with the test. */
export async function serve(handle: Handler): Promise<LocalServer> {
  const server = await startServer(handle);
  onTestFinished(server.stop);
  return server;
}

/** A registry that answers the ping; the rest is up to the test. */
export function serveAfterPing(handle: Handler): Promise<LocalServer> {
  return serve((request, response, count) => {
    if (request.url === "/v2/") answer(response, 200, {});
    else handle(request, response, count);
  });
}

/** Looks up the image 'app:1' of a host, with waits that a test can bear. */
export async function lookUp(host: string, options: RegistryClientOptions = {}): Promise<LookUpResult> {
  const [result] = await lookUpAll([reference(`${host}/app:1`)], options);
  if (result === undefined) throw new Error("there is no result");
  return result;
}

/** Looks up images with one client. */
export async function lookUpAll(references: readonly ImageReference[], options: RegistryClientOptions = {}) {
  const client = openRegistryClient({ environment: {}, patience, timeoutMilliseconds: 1000, ...options });
  const results = await Promise.all(references.map((one) => client.lookUp(one, { platforms: ["linux/amd64"] })));
  await client.close();
  return results;
}
