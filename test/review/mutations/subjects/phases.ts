import type { Table } from "../mutation.js";
import { inEveryFile, inText } from "../places.js";
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

export const phases: readonly Table[] = [
  {
    kind: "phases / hardening is not last",
    label: {
      is: "defect",
      refusedBy: "the report, error 1: SSH is closed before the rest ran",
      rules: ["REX001"],
      inEditor: true,
    },
    spellings: [
      list(first, hardened, configured, deployed, kept),
      list(first, configured, hardened, deployed, kept),
      list(first, configured, deployed, hardened, kept),
      list(`phase("0", "Hardening", [hardening()])`, first, configured, deployed, kept),
      list(`phase("1", "Foundations", [hardening(), common(), docker()])`, configured, deployed, kept),
      list(`phase("1", "Foundations", [common(), hardening(), docker()])`, configured, deployed, kept),
      list(first, configured, deployed, `phase("4", "Resilience", [hardening(), backup()])`),
      list(first, configured, `phase("3", "B", [hardening(), deploy({ infra: [], apps: [app] })])`, kept),
      list(first, `phase("2", "B", [configure(app), deploy({ infra: [], apps: [app] }), hardening(), role("own")])`),
      list(first, configured, deployed, hardened, `phase("6", "Own", [role("own")])`),
      list(first, configured, deployed, hardened, `phase("6", "Own", [role("own", { own_x: 1 })])`),
      list(first, configured, deployed, hardened, `phase("6", "Provision", [provision(app)])`),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / hardening is not last, in the other stacks",
    label: { is: "defect", refusedBy: "the report, error 1", rules: ["REX001"] },
    spellings: [
      "(text) => text.replace(/hardening\\(\\)/, 'backup()').replace('docker()', 'docker(), hardening()').replace(/backup\\(\\), backup\\(\\)/, 'backup()')",
      "(text) => text.replace(/,? *hardening\\(\\)/, '').replace('common(', 'hardening(), common(')",
      "(text) => text.replace('[hardening()]', '[hardening(), common()]')",
      "(text) => text.replace('[hardening()]', '[hardening(), docker()]')",
    ],
    places: inEveryFile,
  },
  {
    kind: "phases / deployment and hardening together",
    label: {
      is: "defect",
      refusedBy: "smoke tests run before hardening's phase, so before the deployment: a first run always fails",
    },
    spellings: [
      list(first, configured, `phase("3", "B", [deploy({ infra: [], apps: [app] }), hardening()])`),
      list(first, configured, `phase("3", "B", [deploy({ infra: [], apps: [app] }), backup(), hardening()])`),
      list(
        `phase("1", "All", [common(), docker(), configure(app), deploy({ infra: [], apps: [app] }), backup(), hardening()])`,
      ),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / no Docker",
    label: { is: "defect", refusedBy: "Ansible: docker: command not found", rules: ["REX130"] },
    spellings: [
      list(`phase("1", "Foundations", [common()])`, configured, deployed, kept, hardened),
      list(configured, deployed, kept, hardened),
      list(configured, deployed),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / watched, and nobody is told",
    label: { is: "defect", refusedBy: "the owner: an alarm that nobody hears", rules: ["REX182"] },
    spellings: [
      list(first, configured, deployed, `phase("4", "Resilience", [backup(), uptime()])`, hardened),
      list(first, configured, deployed, `phase("4", "Resilience", [uptime({ interval: "5min" })])`, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / watched, and somebody is told",
    label: { is: "harmless", because: "an alarm that somebody hears" },
    spellings: [
      list(
        first,
        configured,
        deployed,
        `phase("4", "Resilience", [backup(), uptime({ heartbeatUrl: secret("beat") })])`,
      ),
      list(
        first,
        configured,
        deployed,
        `phase("4", "R", [backup(), uptime(), alerts({ to: [webhook({ url: secret("hook") })] })])`,
      ),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / Docker after what needs it",
    label: {
      is: "defect",
      refusedBy: "Ansible: docker: command not found; the daemon's restart stops containers",
      rules: ["REX041", "REX069"],
    },
    spellings: [
      list(`phase("1", "Foundations", [common()])`, configured, deployed, `phase("4", "Docker", [docker()])`, hardened),
      list(
        `phase("1", "Foundations", [common()])`,
        configured,
        `phase("3", "B", [deploy({ infra: [], apps: [app] }), docker()])`,
        hardened,
      ),
      list(configured, deployed, first, kept, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / nothing is deployed",
    label: { is: "defect", refusedBy: "the owner: a stack that does nothing", rules: ["REX192", "schema"] },
    spellings: [
      "[]",
      list(first),
      list(first, hardened),
      list(first, kept, hardened),
      list(first, `phase("2", "Containers", [deploy({ infra: [], apps: [] })])`, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / configured and not deployed, or the other way round",
    label: {
      is: "defect",
      refusedBy: "the report, error 2: Compose: bind source path does not exist",
      rules: ["REX002"],
      inEditor: true,
    },
    spellings: [
      list(first, configured, kept, hardened),
      list(first, deployed, kept, hardened),
      list(first, configured, `phase("3", "Containers", [deploy({ infra: [], apps: [] })])`, kept, hardened),
      list(first, `phase("2", "Configuration", [role("own")])`, deployed, kept, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / out of order",
    label: {
      is: "defect",
      refusedBy: "Compose: bind source path does not exist",
      rules: ["REX041", "REX002"],
      inEditor: true,
    },
    spellings: [
      list(first, deployed, configured, kept, hardened),
      list(first, `phase("2", "D", [deploy({ infra: [], apps: [app] }), configure(app)])`, kept, hardened),
      list(configured, deployed, `phase("3b", "F", [common(), docker()])`, kept, hardened),
    ],
    places: inPhases(),
  },
  {
    kind: "phases / sound orders",
    label: { is: "harmless", because: "what is needed comes first, each once, hardening last" },
    spellings: [
      list(first, configured, deployed, kept, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), hardening()])`),
      list(`phase("one", "F", [common()])`, `phase("two", "D", [docker()])`, configured, deployed, kept, hardened),
      list(`phase("1", "F", [common(), docker(), role("own")])`, configured, deployed, kept, hardened),
      list(first, `phase("2", "C", [role("own"), configure(app)])`, deployed, kept, hardened),
      list(first, configured, deployed, `phase("4", "R", [backup(), role("own")])`, hardened),
      list(`phase("1", "F", [common(), docker(), configure(app)])`, deployed, kept, hardened),
      list(
        `phase("1", "F", [common(), docker(), configure(app), deploy({ infra: [], apps: [app] }), backup()])`,
        hardened,
      ),
      list(first, configured, deployed, hardened),
      list(first, configured, `phase("3", "D", [deploy({ infra: [app], apps: [] })])`, kept, hardened),
      `[...[${first}], ...[${configured}, ${deployed}], ${kept}, ${hardened}]`,
      `[${first}, ${configured}, ${deployed}, phase("4", "R", [...(true ? [backup()] : []), hardening()])]`,
    ],
    places: inPhases(),
  },
];
