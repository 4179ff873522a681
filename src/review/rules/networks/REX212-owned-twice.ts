import type { WrittenApplication } from "../../../model/written-application.js";
import type { Route } from "../../finding.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX212",
  title: "Two Compose applications own one network or volume",
  level: "error",
  says: "{kind} '{name}' is declared here and in '{other}', and no more than one application can own it",
  why: "Compose marks what it makes with the project that made it. The second project stops at a network ('has incorrect label'), warns at a volume, and 'down --volumes' of either takes the other's data with it.",
  fix: "Write 'external: true' for '{name}' in one of the files: the other makes it, or both find what 'docker {kind} create' made.",
  bad: {
    role: "side-stack",
    files: {
      "files/proxy/compose.yml": `name: proxy
services:
  proxy:
    image: ghcr.io/example/proxy:1.2.3
    networks: [sites]
networks: { sites: { name: sites } }
`,
      "files/wiki/compose.yml": `name: wiki
services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    networks: [sites]
networks: { sites: { name: sites } }
`,
    },
  },
  good: {
    role: "side-stack",
    files: {
      "files/proxy/compose.yml": `name: proxy
services:
  proxy:
    image: ghcr.io/example/proxy:1.2.3
    networks: [sites]
networks: { sites: { name: sites } }
`,
      "files/wiki/compose.yml": `name: wiki
services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    networks: [sites]
networks: { sites: { external: true } }
`,
    },
  },
  links: ["https://docs.docker.com/reference/compose-file/networks/#external"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role, _, roles) {
    const all = roles.flatMap(({ applications }) => applications);
    for (const written of role.applications)
      for (const { kind, name, route } of ownedBy(written)) {
        const before = all.slice(0, all.indexOf(written));
        const other = before.find((one) => mayRunTogether(one, written) && owns(one, kind, name));
        if (other !== undefined)
          yield { at: written.placeOf(route), with: { kind, name, other: other.files[0]?.path ?? "" } };
      }
  },
});

interface Owned {
  readonly kind: "network" | "volume";
  readonly name: string;
  readonly route: Route;
}

/** What an application makes under a name of its own choice; other names begin with that of its project. */
function ownedBy({ application: { networks, volumes = {} } }: WrittenApplication): readonly Owned[] {
  return [
    ...Object.entries(networks).map(([key, one]) => ({ kind: "network" as const, key, group: "networks", ...one })),
    ...Object.entries(volumes).map(([key, one]) => ({ kind: "volume" as const, key, group: "volumes", ...one })),
  ].flatMap(({ kind, key, group, name, external }) =>
    name === undefined || external === true || /[$\0\uFFFC{]/.test(name) ? [] : [{ kind, name, route: [group, key] }],
  );
}

function owns(written: WrittenApplication, kind: Owned["kind"], name: string): boolean {
  return ownedBy(written).some((one) => one.kind === kind && one.name === name);
}

/** Files of one project own things together, and two that have a service in common are two forms of one application. */
function mayRunTogether(one: WrittenApplication, other: WrittenApplication): boolean {
  const services = Object.keys(other.application.services);
  if (projectOf(one) === projectOf(other)) return false;
  return !Object.keys(one.application.services).some((name) => services.includes(name));
}

/** The name of its project: what it says, or the folder that it lies in. */
function projectOf({ application, files: [file] }: WrittenApplication): string {
  if (application.name !== "") return application.name;
  return (file?.path ?? "").split("/").slice(0, -1).join("/");
}
