import { internet, vpn } from "./addresses.js";
import { run } from "./command.js";
import { docker, dockerDemand } from "./engine.js";

/** Lays the two wires of the test: the one that plays the internet, and the VPN, which leads nowhere else. */
export async function layNetworks(): Promise<void> {
  for (const wire of [internet, vpn]) {
    if ((await docker(["network", "inspect", wire.name])).code === 0) continue;
    // A bridge of this name that no engine knows is left from a run that was killed.
    await run("ip", ["link", "delete", wire.name]);
    const closed = wire === vpn ? ["--internal"] : [];
    const bridge = ["--opt", `com.docker.network.bridge.name=${wire.name}`];
    await dockerDemand(["network", "create", "--subnet", wire.subnet, ...bridge, ...closed, wire.name]);
  }
}
