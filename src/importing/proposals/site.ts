import type { Context } from "../context.js";
import { portOf } from "../probe.js";
import type { Keys, Options, Proposal } from "./proposal.js";

/** A proxy asks the port that the image exposes where its labels say none. */
export function site(options: Options, { facts }: Context, all: Keys): readonly Proposal[] {
  if (options.expose === undefined || options.port !== undefined) return [];
  const port = portOf(options, all) ?? facts?.port ?? 80;
  return [{ key: "labels", option: { port }, says: "the labels do not say which port the proxy asks" }];
}
