import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { describeFailure } from "../../src/outside/registry/describe-failure.js";
import type { Wanted } from "../../src/outside/registry/look-up.js";
import { openRegistryClient } from "../../src/outside/registry/registry-client.js";
import { describeWith } from "../tools/describe-with.js";
import { account, htpasswd, type RunningRegistry, startRegistry } from "./harness/docker-registry.js";
import { makePrivateAuthority, type PrivateAuthority } from "./harness/private-authority.js";
import { type PushedImage, pushImage } from "./harness/push-image.js";
import { reference } from "./harness/references.js";
import { startTokenServer, type TokenServer } from "./harness/token-server.js";

const wanted: Wanted = { platforms: ["linux/amd64"] };
const refreshToken = "refresh-token-of-the-test";
const folder = mkdtempSync(join(tmpdir(), "rexible-docker-"));

/** A folder for DOCKER_CONFIG with this config.json. */
function dockerConfig(content: object | string): Readonly<Record<string, string>> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(join(folder, "config.json"), text);
  return { DOCKER_CONFIG: folder, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}` };
}

/** A credential helper: a program that writes down its input and answers with `output`. */
function credentialHelper(name: string, output: object | string, code = 0): void {
  mkdirSync(join(folder, "bin"), { recursive: true });
  const text = typeof output === "string" ? output : JSON.stringify(output);
  const path = join(folder, "bin", `docker-credential-${name}`);
  writeFileSync(
    path,
    `#!/bin/sh\n[ "$1" = get ] || exit 9\nread -r server\necho '${text}' | sed "s,SERVER,$server,"\nexit ${code}\n`,
  );
  chmodSync(path, 0o755);
}

async function lookUp(image: string, environment: Readonly<Record<string, string>>) {
  const client = openRegistryClient({ environment });
  const result = await client.lookUp(reference(image), wanted);
  await client.close();
  return result;
}

const auth = Buffer.from(account).toString("base64");
const [user, password] = ["reader", "correct horse: battery"];

afterEach(() => rmSync(join(folder, "config.json"), { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWith("docker-registry")("a registry with a password", () => {
  let registry: RunningRegistry;
  let pushed: PushedImage;
  beforeAll(async () => {
    registry = await startRegistry({ htpasswd });
    const target = { origin: `http://${registry.host}`, authorization: `Basic ${auth}` };
    pushed = await pushImage(target, { repository: "app", tag: "1", platforms: ["linux/amd64"] });
  });
  afterAll(() => registry.stop());
  const image = () => `${registry.host}/app:1`;

  test("opens to the credentials in Docker's config.json", async () => {
    const found = { kind: "found", digest: pushed.digest };
    expect(await lookUp(image(), dockerConfig({ auths: { [registry.host]: { auth } } }))).toMatchObject(found);
    expect(await lookUp(image(), dockerConfig({ auths: { [`http://${registry.host}/v1/`]: { auth } } }))).toMatchObject(
      found,
    );
  });

  test("opens to a credential helper, which wins over the file", async () => {
    credentialHelper("test", { ServerURL: "SERVER", Username: user, Secret: password });
    credentialHelper("empty", "credentials not found in native keychain", 1);
    const stale = { [registry.host]: { auth: Buffer.from("old:old").toString("base64") } };
    const found = { kind: "found", digest: pushed.digest };
    expect(await lookUp(image(), dockerConfig({ auths: stale, credsStore: "test" }))).toMatchObject(found);
    const own = { auths: stale, credsStore: "empty", credHelpers: { [registry.host]: "test" } };
    expect(await lookUp(image(), dockerConfig(own))).toMatchObject(found);
  });

  test("denies without credentials, with wrong ones, and says where they came from", async () => {
    const none = await lookUp(image(), dockerConfig({}));
    expect(none).toMatchObject({ kind: "denied", host: registry.host, credentials: { kind: "none" } });
    const wrong = Buffer.from("reader:wrong").toString("base64");
    const sent = await lookUp(image(), dockerConfig({ auths: { [registry.host]: { auth: wrong } } }));
    expect(sent).toMatchObject({ kind: "denied", credentials: { kind: "sent", source: join(folder, "config.json") } });
    if (sent.kind === "found") throw new Error("a wrong password opened the registry");
    const { message, fix } = describeFailure(reference(image()), sent);
    expect(message).toContain(join(folder, "config.json"));
    expect(fix).toContain(`docker logout ${registry.host}`);
    expect(JSON.stringify(sent) + message + fix).not.toContain("wrong");
  });

  test("says why credentials could not be had", async () => {
    const because = async (content: object | string) => {
      const result = await lookUp(image(), dockerConfig(content));
      return result.kind === "denied" && result.credentials.kind === "unavailable" ? result.credentials.why : result;
    };
    credentialHelper("broken", "the keyring is locked", 1);
    credentialHelper("babbling", "hello");
    expect(await because({ credsStore: "broken" })).toBe("it ended with code 1: the keyring is locked");
    expect(await because({ credsStore: "babbling" })).toBe("its answer cannot be read");
    expect(await because({ credsStore: "not-there" })).toBe("the program is not in PATH");
    expect(await because({ credsStore: "../../bin/sh" })).toBe("its name is not the name of a program");
    expect(await because("{")).toBe("the file is not a configuration of Docker's");
    credentialHelper("empty", "credentials not found in native keychain", 1);
    expect(await because({ credsStore: "empty" })).toMatchObject({ credentials: { kind: "none" } });
  });
});

describeWith("docker-registry", "openssl")("a registry with bearer tokens", () => {
  let authority: PrivateAuthority;
  let tokens: TokenServer;
  let registry: RunningRegistry;
  beforeAll(async () => {
    authority = makePrivateAuthority();
    tokens = await startTokenServer(authority, {
      account,
      refreshToken,
      isPublic: (repository) => repository.startsWith("public/"),
    });
    registry = await startRegistry({ token: { realm: `${tokens.origin}/token`, authority: authority.certificate } });
    for (const repository of ["public/app", "public/other", "private/app"]) {
      const authorization = `Bearer ${tokens.mint(repository, ["pull", "push"])}`;
      const platforms = ["linux/amd64", "linux/arm64"];
      await pushImage({ origin: `http://${registry.host}`, authorization }, { repository, tag: "1", platforms });
    }
  });
  afterAll(() => {
    registry.stop();
    tokens.stop();
    authority.remove();
  });
  const image = (name: string) => `${registry.host}/${name}`;

  test("gives anyone a token for a public repository, and none for a private one", async () => {
    expect(await lookUp(image("public/app:1"), dockerConfig({}))).toMatchObject({ kind: "found" });
    const denied = await lookUp(image("private/app:1"), dockerConfig({}));
    expect(denied).toMatchObject({ kind: "denied", host: registry.host, credentials: { kind: "none" } });
  });

  test("trades a password or a refresh token for a token", async () => {
    const found = { kind: "found" };
    expect(await lookUp(image("private/app:1"), dockerConfig({ auths: { [registry.host]: { auth } } }))).toMatchObject(
      found,
    );
    const identity = { auths: { [registry.host]: { auth: "", identitytoken: refreshToken } } };
    expect(await lookUp(image("private/app:1"), dockerConfig(identity))).toMatchObject(found);
    credentialHelper("identity", { ServerURL: "SERVER", Username: "<token>", Secret: refreshToken });
    expect(await lookUp(image("private/app:1"), dockerConfig({ credsStore: "identity" }))).toMatchObject(found);
  });

  test("denies a public image to outdated credentials, and names them", async () => {
    const outdated = { auths: { [registry.host]: { auth: Buffer.from("reader:old").toString("base64") } } };
    expect(await lookUp(image("public/app:1"), dockerConfig(outdated))).toMatchObject({
      kind: "denied",
      host: tokens.host,
      credentials: { kind: "sent" },
      detail: "HTTP 401, incorrect password",
    });
  });

  test("fetches one token for each repository, however many look-ups share it", async () => {
    const client = openRegistryClient({ environment: {} });
    const names = ["public/app:1", "public/app:1", "public/app:purged", "public/other:1", "public/app"];
    const results = await Promise.all(names.map((name) => client.lookUp(reference(image(name)), wanted)));
    expect(results.map(({ kind }) => kind)).toEqual(["found", "found", "no-such-tag", "found", "no-such-tag"]);
    expect(client.countRequests().token).toBe(2);
    await client.close();
  });

  test("renews a token that has run out", async () => {
    const shortLived = await startTokenServer(authority, { account, refreshToken, isPublic: () => true, life: 1 });
    const short = await startRegistry({ token: { realm: `${shortLived.origin}/t`, authority: authority.certificate } });
    const client = openRegistryClient({ environment: {} });
    const kinds: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      kinds.push((await client.lookUp(reference(`${short.host}/app:1`), wanted)).kind);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    expect(kinds).toEqual(["no-such-repository", "no-such-repository"]);
    expect(client.countRequests().token).toBe(2);
    await client.close();
    short.stop();
    shortLived.stop();
  });
});
