import type { Table } from "../mutation.js";
import { inText } from "../places.js";
import type { Parts } from "../program.js";

const tasks = "- name: Say hello\n  ansible.builtin.debug:\n    msg: hello\n";
const roles = Object.fromEntries(
  ["own", "motd", "smoke-tests", "ssh-hardening", "docker-compose"].map((name) => [name, { "tasks/main.yml": tasks }]),
);

/** Phases in the text of a small stack; where a role of the user's own is named, it has a source. */
function inPhases(parts: (spelling: string) => Parts = (phases) => ({ phases })) {
  return (spelling: string) =>
    inText(parts)(spelling).map(([place, input]) => [place, () => ({ ...input(), roles })] as const);
}

const first = `phase("1", "Foundations", [common(), docker()])`;
const configured = `phase("2", "Configuration", [configure(app)])`;
const deployed = `phase("3", "Containers", [deploy({ infra: [], apps: [app] })])`;
const kept = `phase("4", "Resilience", [backup()])`;
const hardened = `phase("5", "Hardening", [hardening()])`;
const list = (...phases: readonly string[]) => `[${phases.join(", ")}]`;

const twice: Parts["declare"] = `const other = service("other", { image: "ghcr.io/example/other:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });
const both = group("both", [other]);`;

export const rolesTwice: readonly Table[] = [
  {
    kind: "phases / one of two is left out",
    label: { is: "defect", refusedBy: "the report, error 2", rules: ["REX002", "REX040", "REX003"] },
    spellings: [
      list(first, `phase("2", "C", [configure(app), configure(other)])`, deployed, kept, hardened),
      list(first, `phase("2", "C", [configure(app), configure(both)])`, deployed, kept, hardened),
      list(first, configured, `phase("3", "D", [deploy({ infra: [other], apps: [app] })])`, kept, hardened),
      list(first, configured, `phase("3", "D", [deploy({ infra: [both], apps: [app] })])`, kept, hardened),
      list(first, configured, `phase("3", "D", [deploy({ infra: [], apps: [app, both] })])`, kept, hardened),
    ],
    places: inPhases((phases) => ({ declare: twice, phases })),
  },
  {
    kind: "phases / a role runs twice",
    label: { is: "defect", refusedBy: "the owner: a role runs once", rules: ["REX003"], inEditor: true },
    spellings: [
      list(`phase("1", "Foundations", [common(), common(), docker()])`, configured, deployed, kept, hardened),
      list(`phase("0", "Before", [common()])`, first, configured, deployed, kept, hardened),
      list(first, `phase("2", "C", [configure(app), configure(app)])`, deployed, kept, hardened),
      list(first, configured, `phase("2b", "C", [configure(app)])`, deployed, kept, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), backup()])`, hardened),
      list(first, configured, deployed, kept, `phase("5", "H", [hardening(), hardening()])`),
      list(first, configured, deployed, `phase("4", "R", [backup(), role("backup-config")])`, hardened),
      list(`phase("1", "F", [common(), docker(), role("docker")])`, configured, deployed, kept, hardened),
      list(`phase("1", "F", [common(), docker(), role("common")])`, configured, deployed, kept, hardened),
      list(first, `phase("2", "C", [configure(app), role("app")])`, deployed, kept, hardened),
      list(first, configured, deployed, kept, `phase("4b", "Own", [role("own"), role("own")])`, hardened),
      list(
        first,
        configured,
        deployed,
        kept,
        `phase("4b", "Own", [role("own", { own_a: 1 }), role("own", { own_a: 2 })])`,
        hardened,
      ),
      list(first, configured, deployed, `phase("3b", "Again", [deploy({ infra: [], apps: [app] })])`, kept, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / a role runs twice, by what runs by itself",
    label: {
      is: "defect",
      refusedBy: "the owner: a role runs once, and the deployment runs these",
      rules: ["REX003", "schema"],
    },
    spellings: ["smoke-tests", "docker-stack"].map((name) =>
      list(first, configured, deployed, `phase("4", "R", [backup(), role("${name}")])`, hardened),
    ),
    places: inPhases(),
  },
  {
    kind: "phases / a service twice, in several ways",
    label: {
      is: "defect",
      refusedBy: "the owner: a role runs once; Compose: two projects want one container name",
      rules: ["REX003", "REX002", "schema"],
    },
    spellings: [
      list(
        first,
        `phase("2", "C", [configure(app), configure(other), configure(both)])`,
        `phase("3", "D", [deploy({ infra: [other], apps: [app] })])`,
        kept,
        hardened,
      ),
      list(
        first,
        `phase("2", "C", [configure(app), configure(both)])`,
        `phase("3", "D", [deploy({ infra: [other], apps: [app, both] })])`,
        kept,
        hardened,
      ),
      list(
        first,
        `phase("2", "C", [configure(app), configure(both)])`,
        `phase("3", "D", [deploy({ infra: [both], apps: [app, both] })])`,
        kept,
        hardened,
      ),
      list(
        first,
        `phase("2", "C", [configure(app), configure(other)])`,
        `phase("3", "D", [deploy({ infra: [other], apps: [app, other] })])`,
        kept,
        hardened,
      ),
      list(
        first,
        `phase("2", "C", [configure(app), configure(other)])`,
        `phase("3", "D", [deploy({ infra: [other, other], apps: [app] })])`,
        kept,
        hardened,
      ),
    ],
    places: inPhases((phases) => ({ declare: twice, phases })),
  },
  {
    kind: "phases / a role without a source",
    label: { is: "defect", refusedBy: "Ansible: the role 'absent' was not found", rules: ["REX131", "schema"] },
    spellings: [
      list(first, configured, deployed, `phase("4", "R", [backup(), role("absent")])`, hardened),
      list(`phase("1", "F", [common(), docker(), role("absent")])`, configured, deployed, kept, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), provision(app)])`, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), role("Own")])`, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), role("hardenning")])`, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), role("../own")])`, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), role("")])`, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / provisioned too early, or what nobody deploys",
    label: { is: "defect", refusedBy: "the report, error 7: Docker: No such container", rules: ["REX007"] },
    spellings: [
      list(first, `phase("2", "C", [configure(app), provision(app)])`, deployed, kept, hardened),
      list(`phase("1", "F", [common(), docker(), provision(app)])`, configured, deployed, kept, hardened),
      list(first, configured, `phase("3", "D", [provision(app), deploy({ infra: [], apps: [app] })])`, kept, hardened),
      list(first, `phase("4", "P", [provision(app)])`, kept, hardened),
    ],
    places: (spelling) =>
      inText((phases) => ({ phases }))(spelling).map(([place, input]) => [
        place,
        () => ({ ...input(), roles: { "app-provision": { "tasks/main.yml": tasks } } }),
      ]),
  },
  {
    kind: "phases / named twice, or empty",
    label: { is: "defect", refusedBy: "one tag would run two phases", rules: ["REX045"], inEditor: true },
    spellings: [
      list(first, `phase("1", "C", [configure(app)])`, deployed, kept, hardened),
      list(first, configured, deployed, `phase("3", "R", [backup()])`, hardened),
      list(first, configured, deployed, `phase("4", "Nothing", [])`, hardened),
      list(first, `phase("0", "Nothing", [])`, configured, deployed, kept, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / a name that is no tag",
    label: { is: "defect", refusedBy: "Ansible: --tags splits at commas, and folders at slashes" },
    spellings: ['""', '" "', '"a b"', '"a,b"', '"../x"', '"a/b"', '"{{ x }}"', '"a\\nb"', '"é"'].map((id) =>
      list(first, configured, deployed, `phase(${id}, "R", [backup()])`, hardened),
    ),
    places: inPhases(),
  },
];
