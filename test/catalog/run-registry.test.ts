import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalog, network, secret } from "rexible";
import { expect, onTestFinished, test, vi } from "vitest";
import { account, htpasswd, runRegistry } from "../registry/harness/docker-registry.js";
import { pushImage } from "../registry/harness/push-image.js";
import { describeWith } from "../tools/describe-with.js";

const inner = network("inner", { subnet: "172.20.2.0/24", internal: true });
const service = catalog.registry({
  image: "registry:3.0.0",
  networks: [inner],
  memory: { limit: "256M" },
  cpus: 0.5,
  users: secret("registry_users"),
});

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

describeWith("docker-registry")("the registry of the catalog", () => {
  test("answers its probe without a login, keeps images in its volume, and lets nobody else in", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rexible-catalog-registry-"));
    const [data, users, figures] = [join(folder, "data"), join(folder, "users"), await freePort()];
    writeFileSync(users, `${htpasswd}\n`);
    const content = service.files?.[0]?.content;
    const written = JSON.stringify(content?.kind === "yaml" ? content.data : undefined)
      .replaceAll("/var/lib/registry", data)
      .replaceAll("/run/secrets/users", users)
      .replaceAll('":5000"', '"127.0.0.1:0"')
      .replaceAll(":5001", `:${figures}`);
    const running = await runRegistry(JSON.parse(written), folder);
    onTestFinished(running.stop);

    expect("test" in service.healthcheck && service.healthcheck.test.at(-1)).toBe("http://127.0.0.1:5001/debug/health");
    // The port of the probe is opened beside the other one, and may come later.
    const probed = async () => (await fetch(`http://127.0.0.1:${figures}/debug/health`)).status;
    await vi.waitFor(async () => expect(await probed()).toBe(200), { timeout: 20_000 });
    expect((await fetch(`http://${running.host}/v2/`)).status).toBe(401);
    const authorization = `Basic ${Buffer.from(account).toString("base64")}`;
    await pushImage(
      { origin: `http://${running.host}`, authorization },
      { repository: "team/app", tag: "1.0", platforms: ["linux/amd64"] },
    );
    expect(existsSync(join(data, "docker/registry/v2/repositories/team/app"))).toBe(true);
  });
});
