import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recipeKey } from "./cache.js";
import { demand } from "./command.js";
import { docker, engineAddress } from "./engine.js";
import { packageMirror } from "./machine.js";
import { timed } from "./progress.js";

const suite = "trixie";

/** The image of a bare Debian 13, made from packages and imported into the outer engine. About a minute when new. */
export async function ensureDebian(): Promise<string> {
  const mirror = await packageMirror();
  const image = `rexible-test/debian:${recipeKey(suite, mirror)}`;
  if ((await docker(["image", "inspect", image])).code === 0) return image;
  const folder = mkdtempSync(join(tmpdir(), "rexible-debian-"));
  try {
    await timed(`making a Debian ${suite} from packages`, async () => {
      const args = ["--variant=minbase", "--include=ca-certificates", suite, folder, mirror];
      await demand("debootstrap", args, { timeout: 540 });
      await demand("sh", ["-c", `rm -rf ${folder}/var/cache/apt/archives/*.deb ${folder}/var/lib/apt/lists/*`]);
      const pack = `tar -C ${folder} --numeric-owner -c . | docker import - ${image}`;
      await demand("bash", ["-c", `set -o pipefail; ${pack}`], { env: { DOCKER_HOST: engineAddress } });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return image;
}
