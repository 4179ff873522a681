import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rexible } from "../../cli/command.js";
import { deploy, lives, type OnHost, unwell } from "../harness/deployed.js";
import { siteDomain } from "../harness/inventory.js";
import { compileForHost } from "../harness/project-under-test.js";
import { type Edit, edited, rebuild } from "../harness/rebuilt.js";
import { layZone } from "../harness/zone.js";

interface Change {
  readonly what: string;
  readonly edits: readonly Edit[];
}

const another = `const another = service("another", { image: "redis:8.4.0-bookworm", networks: [monitoring], memory: { limit: "64M" }, cpus: 0.1, user: 999, volumes: [volume("/data", { backup: { none: "a trial" } })], healthcheck: { test: ["redis-cli", "ping"] } });

export default defineStack(`;

/** One after the other, each on top of those before; the last leads back to where the chapter began. */
const changes: readonly Change[] = [
  {
    what: "a limit",
    edits: [
      [
        `memory: { limit: "384M" },\n  cpus: 0.5,\n});\n\nconst alloy`,
        `memory: { limit: "400M" },\n  cpus: 0.5,\n});\n\nconst alloy`,
      ],
    ],
  },
  { what: "a configuration", edits: [[`maxMemory: "384M"`, `maxMemory: "380M"`]] },
  {
    what: "a network and a site",
    edits: [
      ["networks: [frontend, monitoring],", "networks: [frontend, monitoring, egress],"],
      [`expose: vpnOnly("qdrant"),`, `expose: vpnOnly("vectors"),`],
    ],
  },
  {
    what: "a new service",
    edits: [
      ["  secret,\n", "  secret,\n  service,\n  volume,\n"],
      ["export default defineStack(", another],
      ["configure(diun)]", "configure(diun), configure(another)]"],
      ["apps: [", "apps: [another, "],
    ],
  },
];

/** What a plan says of containers is what becomes of them: no more, no less. */
export function plans(on: OnHost): void {
  describe("a plan", () => {
    const folder = (): string => join(on().host.folder, "planned");
    let before = "";

    beforeAll(async () => {
      mkdirSync(folder(), { recursive: true });
      compileForHost(folder());
      before = readFileSync(join(folder(), "stack.ts"), "utf8");
      // Another chapter may have left a change by hand, of which no plan can know.
      rebuild(folder(), on().project.folder);
      await deploy(on().project);
    });
    afterAll(() => rmSync(folder(), { recursive: true, force: true }));

    for (const { what, edits } of [...changes, { what: "the way back", edits: [] }])
      it(`of ${what} names the containers that are made, made anew and removed`, async () => {
        const { host, project } = on();
        const stack = join(folder(), "stack.ts");
        const text = edits.length === 0 ? before : edits.reduce(edited, readFileSync(stack, "utf8"));
        writeFileSync(stack, text);
        const planned = plan(folder());
        rebuild(folder(), project.folder);
        await layZone(project.folder, siteDomain);

        const old = await lives(host);
        await deploy(project);
        expect(becameOf(old, await lives(host), `${project.stack}_`)).toEqual(planned);
        expect(await unwell(host)).toEqual([]);
      });

    it("leads back to a host on which a deployment changes nothing, with the data of what left", async () => {
      const { host, project } = on();
      const old = await lives(host);
      await deploy(project);
      expect(await lives(host)).toEqual(old);
      await host.console(`test -d ${project.root}/data/another && rm -r ${project.root}/data/another`);
    });
  });
}

type Became = Readonly<Record<string, string>>;

/** What the plan says becomes of containers, by service. */
function plan(folder: string): Became {
  const options = ["--out", "compiled", "--against", "compiled", "--format", "json", "--no-types"];
  const { status, stdout, stderr } = rexible(folder, ["plan", ...options]);
  if (status !== 0) throw new Error(stderr);
  const { sections } = JSON.parse(stdout) as {
    sections: readonly { items: readonly { container?: { service: string; becomes: string } }[] }[];
  };
  const containers = sections.flatMap(({ items }) => items.flatMap(({ container }) => container ?? []));
  return Object.fromEntries(containers.map(({ service, becomes }) => [service, becomes]));
}

function becameOf(old: Became, now: Became, prefix: string): Became {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name]);
  return Object.fromEntries(
    names.map((name) => [
      name.slice(prefix.length),
      old[name] === undefined ? "new" : now[name] === undefined ? "removed" : "made anew",
    ]),
  );
}
