import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { account, startRegistry } from "../registry/harness/docker-registry.js";
import { makePrivateAuthority } from "../registry/harness/private-authority.js";
import { pushImage } from "../registry/harness/push-image.js";
import { startTokenServer } from "../registry/harness/token-server.js";
import { describeWith } from "../tools/describe-with.js";

const program = readFileSync(join(repository, "roles-src/docker-stack/files/registries.py"), "utf8");

interface Answer {
  readonly item: string;
  readonly rc: number;
  readonly stderr: string;
}

/** What the script says of images, on a machine that trusts an authority. */
async function told(images: readonly string[], authority: string): Promise<readonly Answer[]> {
  const asked = `${program}\ntell(json.loads(${JSON.stringify(JSON.stringify(images))}))\n`;
  const env = { ...process.env, SSL_CERT_FILE: authority };
  const { stdout } = await promisify(execFile)("python3", ["-c", asked], { env });
  return JSON.parse(stdout) as readonly Answer[];
}

describeWith("docker-registry", "python3")("images that are looked up without Docker", () => {
  test("are found in a registry that gives anybody a token, and what is not there or denied is told", async () => {
    const authority = makePrivateAuthority();
    const tokens = await startTokenServer(authority, {
      account,
      refreshToken: "none",
      isPublic: (name) => name.startsWith("public/"),
    });
    const { server, certificate, pem } = authority;
    const registry = await startRegistry({
      tls: server,
      token: { realm: `${tokens.origin}/token`, authority: certificate },
    });
    onTestFinished(() => {
      registry.stop();
      authority.remove();
      tokens.stop();
    });
    const digests = [];
    for (const name of ["public/app", "private/app"]) {
      const authorization = `Bearer ${tokens.mint(name, ["pull", "push"])}`;
      const target = { origin: `https://${registry.host}`, authorization, authority: pem };
      digests.push(await pushImage(target, { repository: name, tag: "1.0", platforms: ["linux/amd64"] }));
    }
    const images = ["public/app:1.0", "public/app:2.0", "private/app:1.0"].map((name) => `${registry.host}/${name}`);
    const digest = `${registry.host}/public/app:9@${digests[0]?.digest}`;
    const answers = await told([...images, digest, "nowhere.invalid/app:1"], certificate);
    expect(answers.map(({ rc }) => rc)).toEqual([0, 1, 1, 0, 1]);
    expect(answers.map(({ stderr }) => stderr.split(" (")[0])).toEqual([
      "",
      "manifest unknown",
      "unauthorized",
      "",
      expect.any(String),
    ]);
    expect((await told(images, "/dev/null"))[0]?.stderr).toContain("CERTIFICATE_VERIFY_FAILED");
  });
});
