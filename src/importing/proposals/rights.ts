import { knownData } from "../../reading/compose/plain.js";
import type { Context } from "../context.js";
import type { Keys, Options, Proposal } from "./proposal.js";

/** What entrypoints use that start as root and serve as somebody else; Docker gives it to every container. */
const usual = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"];

/** Every container starts without capabilities; the image may need some. */
export function rights(options: Options, { facts }: Context, all: Keys): readonly Proposal[] {
  if (options.user !== undefined || options.privileged !== undefined) return [];
  const said = (options.capabilities ?? []) as readonly string[];
  const lacking = (facts?.capabilities ?? (dropsAll(all) ? [] : usual)).filter((one) => !said.includes(one));
  if (lacking.length === 0) return [];
  const says =
    facts === undefined
      ? "all capabilities are dropped but these, which images use that start as root: take away those that it can do without"
      : "all capabilities are dropped; these are what the image needs";
  return [{ key: "cap_add", option: { capabilities: lacking }, says }];
}

function dropsAll(all: Keys): boolean {
  const dropped = all.get("cap_drop");
  const names = dropped === undefined ? [] : knownData(dropped);
  return Array.isArray(names) && names.some((one) => /^(?:CAP_)?ALL$/i.test(String(one)));
}
