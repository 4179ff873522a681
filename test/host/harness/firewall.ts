import { readFileSync, writeFileSync } from "node:fs";
import { run } from "./command.js";

const forwarding = "/proc/sys/net/ipv4/ip_forward";

/**
 * Remembers the machine's packet filter before the engine changes it; the returned function takes the engine's
 * chains out again. Where another Docker already has such chains, they stay.
 */
export async function rememberFirewall(): Promise<() => Promise<void>> {
  const before = await rules("filter");
  const ipForward = readFileSync(forwarding, "utf8");
  if (before.some((rule) => rule.startsWith("-N DOCKER"))) return async () => undefined;
  return async () => {
    for (const table of ["nat", "filter"]) {
      const left = await rules(table);
      const jumps = left.filter((rule) => rule.startsWith("-A") && rule.includes("DOCKER"));
      for (const jump of jumps) await iptables(table, ["-D", ...jump.split(" ").slice(1)]);
      const chains = left.filter((rule) => rule.startsWith("-N DOCKER")).map((rule) => rule.split(" ")[1] ?? "");
      for (const chain of chains) await iptables(table, ["-F", chain]);
      for (const chain of chains) await iptables(table, ["-X", chain]);
    }
    if (before.includes("-P FORWARD ACCEPT")) await iptables("filter", ["-P", "FORWARD", "ACCEPT"]);
    writeFileSync(forwarding, ipForward);
  };
}

async function rules(table: string): Promise<readonly string[]> {
  return (await run("iptables", ["-w", "-t", table, "-S"])).stdout.split("\n");
}

async function iptables(table: string, args: readonly string[]): Promise<void> {
  await run("iptables", ["-w", "-t", table, ...args]);
}
