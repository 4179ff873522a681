import { internet, vpn } from "./addresses.js";
import { authorityRoots } from "./authority.js";
import type { Outcome } from "./command.js";
import { docker, dockerDemand } from "./engine.js";
import { ensureImage } from "./image-recipes.js";

/** Where a bystander keeps the root certificates of the authority that signs the sites. */
export const rootsFile = "/etc/ssl/authority.pem";

/** A machine beside the host, to knock from: `neighbour` on the internet, `client` on the VPN. */
export interface Bystander {
  readonly address: string;
  run(command: string): Promise<Outcome>;
}

/** Starts the neighbour on the internet and the client on the VPN. */
export async function startBystanders(): Promise<{ readonly neighbour: Bystander; readonly client: Bystander }> {
  return {
    neighbour: await start("rexible-neighbour", internet.name, internet.neighbour),
    client: await start("rexible-client", vpn.name, vpn.client),
  };
}

async function start(name: string, network: string, address: string): Promise<Bystander> {
  await docker(["rm", "--force", name]);
  const wire = ["--network", network, "--ip", address, "--dns", internet.depot];
  await dockerDemand(["run", "--detach", "--init", "--name", name, ...wire, await ensureImage("neighbour")]);
  await dockerDemand(["exec", name, "sh", "-c", `echo "$1" > ${rootsFile}`, "trust", await authorityRoots()]);
  return { address, run: (command) => docker(["exec", name, "bash", "-c", command], { timeout: 60 }) };
}
