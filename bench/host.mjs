// The figures that the last `make host-test` of this machine left (test/host/harness/figures.ts), as a section.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(process.env.XDG_CACHE_HOME ?? "/var/cache", "rexible/host-test/figures.json");

/** Markdown; says so where no test ran here. */
export function hostSection() {
  if (!existsSync(file)) return "## On a host\n\nNot measured: `make host-test` has not run on this machine.\n";
  const rows = JSON.parse(readFileSync(file, "utf8")).map(
    ({ title, tasks, seconds, refused, requests }) =>
      `| ${title} | ${tasks} | ${Math.round(seconds)} | ${requests === undefined ? "" : `${refused} of ${requests}`} |`,
  );
  return `## On a host

From the last \`make host-test\`: the report's stack on a Debian 13 host made on the same machine, with playbook and host sharing its
cores. Tasks are those that ran, changed or not.

| Deployment | Tasks | Seconds | Requests to other services refused meanwhile |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
