import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeFailure } from "../../src/outside/registry/describe-failure.js";
import { openRegistryClient } from "../../src/outside/registry/registry-client.js";
import { describeWith } from "../tools/describe-with.js";
import { type ConnectProxy, startConnectProxy } from "./harness/connect-proxy.js";
import { type RunningRegistry, startRegistry } from "./harness/docker-registry.js";
import { makePrivateAuthority, type PrivateAuthority } from "./harness/private-authority.js";
import { type PushedImage, pushImage } from "./harness/push-image.js";
import { reference } from "./harness/references.js";

type Environment = Readonly<Record<string, string>>;

async function lookUp(image: string, environment: Environment) {
  const client = openRegistryClient({ environment, timeoutMilliseconds: 5000 });
  const result = await client.lookUp(reference(image), { platforms: ["linux/amd64"] });
  await client.close();
  return { result, problems: client.problems };
}

describeWith("docker-registry", "openssl")("a registry with a private authority", () => {
  let authority: PrivateAuthority;
  let registry: RunningRegistry;
  let pushed: PushedImage;
  let proxy: ConnectProxy;
  let closedProxy: ConnectProxy;
  beforeAll(async () => {
    authority = makePrivateAuthority();
    registry = await startRegistry({ tls: authority.server });
    const target = { origin: `https://${registry.host}`, authority: authority.pem };
    pushed = await pushImage(target, { repository: "app", tag: "1", platforms: ["linux/amd64"] });
    proxy = await startConnectProxy(registry.host);
    closedProxy = await startConnectProxy();
  });
  afterAll(() => {
    proxy.stop();
    closedProxy.stop();
    registry.stop();
    authority.remove();
  });

  test.each(["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"])("is trusted through %s", async (variable) => {
    const { result, problems } = await lookUp(`${registry.host}/app:1`, { [variable]: authority.certificate });
    expect(result).toMatchObject({ kind: "found", digest: pushed.digest });
    expect(problems).toEqual([]);
  });

  test("is not trusted without, nor asked in plain text although it is on loopback", async () => {
    const { result } = await lookUp(`${registry.host}/app:1`, {});
    expect(result).toMatchObject({ kind: "untrusted-certificate", host: registry.host });
    if (result.kind === "found") throw new Error("an unknown authority was trusted");
    expect(describeFailure(reference("app:1"), result).fix).toContain("NODE_EXTRA_CA_CERTS");
  });

  test("is not trusted under a name that its certificate lacks", async () => {
    const viaProxy = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: authority.certificate };
    expect((await lookUp("other.example.com/app:1", viaProxy)).result.kind).toBe("untrusted-certificate");
  });

  test("says which variables name no certificates", async () => {
    const missing = join(authority.folder, "not-there.pem");
    const { problems } = await lookUp(`${registry.host}/app:1`, {
      NODE_EXTRA_CA_CERTS: missing,
      SSL_CERT_FILE: authority.server.key,
    });
    expect(problems).toEqual([
      `the file '${authority.server.key}', which SSL_CERT_FILE names, holds no certificate in PEM form`,
      `the file '${missing}', which NODE_EXTRA_CA_CERTS names, cannot be read`,
    ]);
  });

  test("is reached through the proxy, with the proxy's password and under its own name", async () => {
    const environment = { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: authority.certificate };
    const before = proxy.tunnels.length;
    const { result } = await lookUp("registry.example.com/app:1", environment);
    expect(result).toMatchObject({ kind: "found", digest: pushed.digest });
    const proof = `Basic ${Buffer.from("user:proxy-password").toString("base64")}`;
    expect(proxy.tunnels.slice(before)[0]).toEqual({ to: "registry.example.com:443", authorization: proof });
  });

  test("is reached without the proxy on loopback and where NO_PROXY says so", async () => {
    const environment = { HTTPS_PROXY: closedProxy.url, NODE_EXTRA_CA_CERTS: authority.certificate };
    expect((await lookUp(`${registry.host}/app:1`, environment)).result).toMatchObject({ kind: "found" });
    // Nothing listens on this address, so the refusal shows that no proxy was asked.
    const [, port] = registry.host.split(":");
    const direct = await lookUp(`127.0.0.2:${port}/app:1`, { ...environment, NO_PROXY: "example.com,127.0.0.2" });
    expect(direct.result).toMatchObject({ kind: "unreachable", reason: "refused" });
    expect(closedProxy.tunnels).toEqual([]);
  });

  test("says that the proxy does not let it through, or is not one, without its password", async () => {
    const { result } = await lookUp("registry.example.com/app:1", { HTTPS_PROXY: closedProxy.url });
    expect(result).toMatchObject({ kind: "unreachable", host: "registry.example.com", reason: "proxy" });
    const { problems } = await lookUp(`${registry.host}/app:1`, { HTTPS_PROXY: "http://user:secret@:::" });
    expect(problems).toEqual(["HTTPS_PROXY is not the URL of a proxy, so no proxy is used for it"]);
  });
});
