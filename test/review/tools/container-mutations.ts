import { at, isVolume, type Mutation, names, probed, report, withService } from "./changed-report.js";

/** Mistakes in how one container is made and watched. */
export const containerMutations: readonly Mutation[] = [
  [
    "a probe of another machine",
    "REX004",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({
        healthcheck: { ...probed(healthcheck), test: ["sh", "-c", "true | curl https://example.com/"] },
      })),
  ],
  [
    "a floating image",
    "REX005",
    (index) =>
      withService(at(names, index), ({ image }) => ({
        image: image.replace(/:[^:/]+$/, at([":latest", "", ":stable", ":18", ":main"], index)),
      })),
  ],
  [
    "PostgreSQL 18 on the old path",
    "REX008",
    () =>
      withService("postgresql", ({ volumes }) => ({
        volumes: volumes.map((mount) =>
          mount.kind === "volume" ? { ...mount, path: "/var/lib/postgresql/data" } : mount,
        ),
      })),
  ],
  [
    "PostgreSQL 18 without a capability",
    "REX008",
    (index) =>
      withService("postgresql", ({ capabilities }) => ({
        capabilities: capabilities.filter((_, position) => position !== index % capabilities.length),
      })),
  ],
  [
    "a probe of localhost",
    "REX014",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({
        healthcheck: { ...probed(healthcheck), test: [...probed(healthcheck).test, "http://localhost/"] },
      })),
  ],
  [
    "a probe that proves nothing",
    "REX016",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({
        healthcheck: { ...probed(healthcheck), test: [at(["true", "echo", "ls"], index)] },
      })),
  ],
  [
    "a start period of nothing",
    "REX017",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({ healthcheck: { ...probed(healthcheck), startPeriod: 0 } })),
  ],
  [
    "all capabilities",
    "REX025",
    (index) =>
      withService(at(names, index), ({ capabilities }) => ({
        capabilities: [...capabilities, at(["ALL", "SYS_ADMIN", "CAP_CHOWN", "chown"], index)],
      })),
  ],
  [
    "a limit too small to boot",
    "REX026",
    (index) =>
      withService(at(names, index), ({ memory }) => ({
        memory: { ...memory, limit: "8M", reservation: undefined, heap: undefined },
      })),
  ],
  [
    "a volume dumped by nobody",
    "REX042",
    (index) => {
      const kept = names.filter(
        (name) => report.services[name]?.volumes.some(isVolume) && report.services[name]?.dump === undefined,
      );
      return withService(at(kept, index), ({ volumes }) => ({
        volumes: volumes.map((mount) => (isVolume(mount) ? { ...mount, backup: "dump" as const } : mount)),
      }));
    },
  ],
];
