import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { makePrivateAuthority } from "../registry/harness/private-authority.js";

// As Python 3.13 of Debian 13 verifies, whatever Python runs the test. Source: ssl.create_default_context, "Changed in version 3.13".
const asDebian = `
import ssl
usual = ssl.create_default_context
def strict(*given, **named):
    context = usual(*given, **named)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context
ssl.create_default_context = ssl._create_default_https_context = strict
`;

/** What a program says of a server whose authority, as `openssl req -x509` makes it, does not say what its key is for. */
async function said(program: string): Promise<string> {
  const authority = makePrivateAuthority();
  const files = { cert: readFileSync(authority.server.certificate), key: readFileSync(authority.server.key) };
  const server = createServer(files, (_, response) => response.end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    authority.remove();
  });
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, SSL_CERT_FILE: authority.certificate, SERVER: `localhost:${port}` };
  const { stdout } = await promisify(execFile)("python3", ["-c", `${asDebian}\n${program}`], { env });
  return stdout.trim();
}

const textOf = (path: string) => readFileSync(join(repository, path), "utf8");

test("Python of Debian 13 refuses such an authority, left to itself", async () => {
  const ask = `import os, urllib.request
try: print(urllib.request.urlopen("https://" + os.environ["SERVER"]).status)
except Exception as error: print(error)`;
  expect(await said(ask)).toContain("CERTIFICATE_VERIFY_FAILED");
});

test("a webhook is called whose authority the host trusts", async () => {
  const channels = textOf("roles-src/alerts-config/files/bin/alerts.d/channels.py");
  const send = `import os; print(repr(attempt({"kind": "webhook", "url": "https://" + os.environ["SERVER"]}, {})))`;
  expect(await said(`${channels}\n${send}`)).toBe("''");
});

test("images are looked up in a registry whose authority the host trusts", async () => {
  const registries = textOf("roles-src/docker-stack/files/registries.py");
  expect(await said(`${registries}\nimport os; print(repr(look_up(os.environ["SERVER"] + "/app:1")))`)).toBe("''");
});
