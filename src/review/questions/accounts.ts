import { factsOf } from "../../facts/facts-of.js";
import type { Service } from "../../model/service/service.js";

/** Whether the container's first process is root. */
export function startsAsRoot(service: Pick<Service, "user" | "image" | "facts">): boolean {
  if (service.user !== undefined) return /^(?:0|root)(:|$)/.test(service.user);
  return (factsOf(service)?.startsAs ?? 0) === 0;
}

/**
 * Who writes the files of a service, where that is certain: a user that is set, or the one that the image changes to.
 * `overrides`: modes do not count for it.
 */
export function writingAccount(service: Service) {
  const account = servingAccount(service);
  if (account === undefined || account.isAssumed) return undefined;
  return { ...account, overrides: account.uid === 0 && service.capabilities.includes("DAC_OVERRIDE") };
}

/** The user and group of the process that serves: the one set, or the one that the image changes to. */
export function servingAccount(service: Service): Service["runsAs"] {
  const [uid = 0, gid = uid] = (service.user ?? "root").split(":").map((name) => (name === "root" ? 0 : Number(name)));
  // The number of a name stands in the image.
  if (Number.isNaN(uid) || Number.isNaN(gid)) return undefined;
  if (uid !== 0) return { uid, gid };
  return factsOf(service)?.runsAs ?? service.runsAs;
}
