import { imageOf } from "../../../facts/image-of.js";
import { sharedMemoryOf } from "../../../facts/postgresql-memory.js";
import { sharedMemoryAsked, usualSharedMemory } from "../../../facts/shared-memory.js";
import type { Service } from "../../../model/service/service.js";
import { clusterOf } from "../../questions/postgresql.js";
import { isHandWritten } from "../../questions/said.js";
import { mebibytesOf } from "../../questions/size.js";
import { literalOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX089",
  title: "Shared memory that is too small for the program",
  level: "error",
  says: "service '{service}' may need {needed} MiB of shared memory, and has {given} in '/dev/shm'",
  why: "Docker gives 64 MiB unless more is said. What needs more fails when it needs it: a query with 'could not resize shared memory segment: No space left on device', a browser with a page that crashed.",
  fix: "Add '/dev/shm' to 'tmpfs', with '{needed}M' or more: it is an upper bound, and counts towards the memory limit once used.",
  bad: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })],
  command: ["postgres", "-c", "work_mem=64MB", "-c", "max_parallel_workers_per_gather=4"],
});`,
  good: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })],
  command: ["postgres", "-c", "work_mem=64MB", "-c", "max_parallel_workers_per_gather=4"],
  tmpfs: { "/dev/shm": "640M" },
});`,
  links: [
    "https://github.com/docker-library/postgres/issues/416",
    "https://docs.docker.com/reference/cli/docker/container/run/#shm-size",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { tmpfs, unknown } = definition;
      // A hand-written file may say it as 'shm_size' or share it with another container.
      if (unknown.includes("tmpfs") || isHandWritten(definition)) continue;
      const size = definition.shmSize ?? tmpfs["/dev/shm"];
      const given = size === undefined ? usualSharedMemory : mebibytesOf(size);
      const needed = neededBy(definition);
      if (given !== undefined && needed > given)
        yield {
          at:
            size === undefined
              ? ["services", service]
              : ["services", service, ...(definition.shmSize === undefined ? ["tmpfs", "/dev/shm"] : ["shmSize"])],
          with: { service, needed, given },
        };
    }
  },
});

function neededBy(service: Service): number {
  if (clusterOf(service) === undefined) return sharedMemoryAsked(imageOf(service)?.repository ?? "") ?? 0;
  return sharedMemoryOf(settingsOf(service));
}

/** The settings of configuration files and of the command line, which wins. */
function settingsOf({ command = [], files }: Service): Readonly<Record<string, string>> {
  const written = files.flatMap(({ path, content }) =>
    content.kind === "verbatim" && path.endsWith(".conf")
      ? [...literalOf(content.text).matchAll(/^[ \t]*([a-z_.]+)[ \t]*=?[ \t]*('[^']*'|[^\s#]+)/gm)]
      : [],
  );
  const given = [...command.join("\n").matchAll(/(?:-c\n?|--)([a-z_.]+)=([^\n]+)/g)];
  return Object.fromEntries(
    [...written, ...given].map(([, name = "", value = ""]) => [name, value.replaceAll("'", "")]),
  );
}
