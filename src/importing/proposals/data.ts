import { Code, code } from "../code.js";
import type { Context } from "../context.js";
import { folderOf } from "../keys/mount.js";
import type { Options, Proposal } from "./proposal.js";

/** Data that no volume keeps goes with the container. */
export function data(options: Options, { facts }: Context): readonly Proposal[] {
  const mounted = [options.volumes, options.files]
    .flatMap((all) => (all ?? []) as readonly unknown[])
    .map((one) => (one instanceof Code ? (/^file\("[^"]*"|^(?!file).*/.exec(one.text)?.[0] ?? "") : ""));
  const kept = [...mounted, ...Object.keys((options.tmpfs ?? {}) as object)];
  const cluster = facts?.cluster?.volume;
  const paths = cluster === undefined ? (facts?.dataPaths ?? []) : [cluster];
  const lost = paths.filter(
    (path) => !kept.some((one) => one.includes(path) || (cluster !== undefined && one.includes("/var/lib/postgresql"))),
  );
  return lost.map((path) => ({
    key: "volumes",
    option: {
      volumes: [
        code`volume(${path}, ${{ folder: mounted.length > 0 || lost.length > 1 ? folderOf(path) : undefined, backup: "files-paused" }})`,
      ],
    },
    says: `the file keeps no volume for '${path}', so its data goes with the container: this keeps it`,
  }));
}
