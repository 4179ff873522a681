import type { Deployed } from "./deployed.js";
import { startHost } from "./host.js";
import { fillInventory } from "./inventory.js";

/** A host on which nothing was deployed yet, with the project that is meant for it. */
export type Bare = Pick<Deployed, "host" | "project">;

/** Does something with a bare host of its own, which is gone afterwards. */
export async function onBareHost<T>(work: (bare: Bare) => Promise<T>): Promise<T> {
  const host = await startHost();
  try {
    return await work({ host, project: await fillInventory(host) });
  } finally {
    await host.stop();
  }
}

/** Whether the host answers SSH: somewhere on the way it moves from the port it came with to the stack's own. */
export async function answersSsh({ host, project }: Bare): Promise<boolean> {
  return (await host.answersSsh()) || (await host.answersSsh({ port: project.sshPort }));
}
