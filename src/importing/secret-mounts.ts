import { knownData } from "../reading/compose/plain.js";
import type { Placed } from "../reading/placed.js";
import { secretNameOf } from "./secret-text.js";

/** A file in a container that holds a secret. */
export interface SecretMount {
  /** Path in the container. */
  readonly path: string;
  /** Where it comes from: the same for each service that has this secret. */
  readonly source: string;
  /** A name for the secret. */
  readonly name: string;
}

interface Mounted {
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
}

/** The secrets of Compose that a service is given, and the files of the host that are mounted where secrets are. */
export function secretMounts(all: ReadonlyMap<string, Placed>): readonly SecretMount[] {
  const [secrets, volumes] = ["secrets", "volumes"].map((key) => {
    const said = all.get(key);
    const known = said === undefined ? [] : knownData(said);
    return Array.isArray(known) ? (known as readonly Mounted[]) : [];
  });
  return [
    ...(secrets ?? []).flatMap(({ source, target = source }) =>
      source === undefined || target === undefined
        ? []
        : [{ path: target.startsWith("/") ? target : `/run/secrets/${target}`, source, name: secretNameOf(source) }],
    ),
    ...(volumes ?? []).filter(isSecretMount).map(({ source = "", target = "" }) => ({
      path: target,
      source,
      name: secretNameOf(...source.split("/").slice(-2)),
    })),
  ];
}

/** Whether a file of the host is mounted as a secret, by hand or by an earlier deployment. */
export function isSecretMount({ source = "", target = "", read_only: isReadOnly = false }: Mounted): boolean {
  return isReadOnly && (target.startsWith("/run/secrets/") || /^\/opt\/[^/]+\/secrets\//.test(source));
}
