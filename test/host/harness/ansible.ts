import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { demand } from "./command.js";
import { timed } from "./progress.js";

/** The top folder of the checkout. */
export const checkout: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/**
 * The path of `ansible-playbook` in the checkout's virtual environment, which is made when it is missing. `ANSIBLE=oldest`
 * takes the oldest one that the output promises to work with: `make host-test-oldest` lays it there.
 */
export async function ensureAnsible(): Promise<string> {
  if (process.env.ANSIBLE === "oldest") return join(checkout, ".venv", "oldest", "bin", "ansible-playbook");
  const playbook = join(checkout, ".venv", "bin", "ansible-playbook");
  if (existsSync(playbook)) return playbook;
  await timed("installing Ansible into .venv", async () => {
    await demand("python3", ["-m", "venv", join(checkout, ".venv")]);
    const requirements = join(checkout, "test", "tools", "requirements.txt");
    await demand(join(checkout, ".venv", "bin", "pip"), ["install", "--quiet", "--requirement", requirements], {
      timeout: 560,
    });
  });
  return playbook;
}
