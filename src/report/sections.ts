import { crossingsOf } from "../model/machines/crossings.js";
import { isPlaced } from "../model/machines/placement.js";
import { toMebibytes } from "../model/size.js";
import { type Html, html, table } from "./html.js";
import { placed, type Reported, serviceLink } from "./reported.js";

/** Who is in which network. */
export function networks(reported: Reported): Html {
  const { stack, snapshot, lineOf } = reported;
  const names = Object.keys(snapshot.networks);
  const columns = names.map((name) => {
    const { internal, allow } = snapshot.networks[name] ?? {};
    const way = allow?.join(", ") ?? (internal === true ? "no way out" : "internet");
    return html`${placed(name, lineOf("networks", name))}<br><small>${way}</small>`;
  });
  const rows = Object.entries(snapshot.services).map(([name, service]) => [
    serviceLink(reported, name),
    ...machineOf(reported, service),
    ...names.map((network) => {
      if (service.networks === "host") return html`<span class="host">host</span>`;
      const internal = snapshot.networks[network]?.internal === true;
      return service.networks.includes(network) ? html`<span class="${internal ? "in" : "in out"}">●</span>` : "";
    }),
  ]);
  const crossings = crossingsOf(stack).map(({ from, fromMachine, to, toMachine, port }) => [
    serviceLink(reported, from),
    fromMachine,
    serviceLink(reported, to),
    toMachine,
    port === undefined ? "" : String(port),
  ]);
  return html`${table("Services and networks", ["Service", ...machineColumn(reported), ...columns], rows)}${
    isPlaced(stack) ? table("From machine to machine", ["Service", "On", "Asks", "On", "Port"], crossings) : ""
  }`;
}

/** Where services run is told where the stack says it of one of them. */
function machineColumn({ stack }: Reported): readonly string[] {
  return isPlaced(stack) ? ["Runs on"] : [];
}

function machineOf({ stack }: Reported, { on = [] }: { readonly on?: readonly string[] }): readonly string[] {
  return isPlaced(stack) ? [on.join(", ")] : [];
}

/** Phases in their order; inside that of the containers, what waits for what. */
export function order({ stack, lineOf }: Reported): Html {
  const phases = stack.phases.map(({ id, title, steps }, index) => {
    const items = steps.map((step) => {
      const waves =
        step.kind === "deploy"
          ? html` <small>infra: ${step.waves.infra.join(", ") || "none"}; apps: ${step.waves.apps.join(", ") || "none"}</small>`
          : "";
      return html`<li>${step.role}${waves}</li>`;
    });
    return html`<li><strong>${placed(`${id} ${title}`, lineOf("phases", String(index)))}</strong><ol>${items}</ol></li>
`;
  });
  return html`<ol class="phases">
${phases}</ol>`;
}

/** What the containers may take together, against what each host has. */
export function capacity({ stack, snapshot }: Reported): Html {
  const rows = Object.entries(stack.hosts).map(([name, host]) => {
    // On several machines each host has its own.
    const own = Object.values(snapshot.services).filter(
      ({ on }) => on === undefined || host.machine === undefined || on.includes(host.machine),
    );
    const memory = own.reduce((sum, { keys }) => sum + toMebibytes(keys["deploy.resources.limits.memory"] ?? ""), 0);
    const cpus = own.reduce((sum, { keys }) => sum + Number(keys["deploy.resources.limits.cpus"] ?? 0), 0);
    return [
      name,
      bar(memory, host.memory === undefined ? undefined : toMebibytes(host.memory), "MiB"),
      bar(Math.round(cpus * 100) / 100, host.cpus, "cores"),
    ];
  });
  return table("Limits of all containers together, against each host", ["Host", "Memory", "CPU"], rows);
}

function bar(used: number, whole: number | undefined, unit: string): Html {
  if (whole === undefined) return html`${used} ${unit}; the stack does not say what the host has`;
  const share = Math.round((100 * used) / whole);
  return html`<meter min="0" max="${whole}" value="${Math.min(used, whole)}">${share} %</meter> ${used} of ${whole} ${unit} (${share} %)`;
}

/** Which service reads which secret of the vault; names only. */
export function secrets(reported: Reported): Html {
  const { snapshot, lineOf } = reported;
  const rows = snapshot.secrets.map((secret) => {
    const readers = Object.entries(snapshot.services).flatMap(([name, service]) =>
      Object.values(service.secrets).some((names) => names.includes(secret)) ? [name] : [],
    );
    const told = readers.map((name, index) => [index === 0 ? "" : ", ", serviceLink(reported, name)]);
    return [placed(`vault_${secret}`, lineOf("secrets", secret)), readers.length === 0 ? "roles" : told];
  });
  return table("Secrets and who reads them", ["Secret", "Read by"], rows);
}

export function data(reported: Reported): Html {
  const { snapshot, restored } = reported;
  const rows = Object.entries(snapshot.services).flatMap(([name, service]) =>
    service.data.map(({ path, folder, backup }) => [
      serviceLink(reported, name),
      ...machineOf(reported, service),
      folder,
      path,
      backup,
      backup === "none" ? "" : (restored[name] ?? "unknown"),
    ]),
  );
  const columns = [
    "Service",
    ...machineColumn(reported),
    "On the host",
    "In the container",
    "Backup",
    "Last restored and read",
  ];
  return table("Data and its backup", columns, rows);
}

export function images(reported: Reported): Html {
  const { snapshot, locked } = reported;
  const rows = Object.entries(snapshot.services).map(([name, { image, wave }]) => [
    serviceLink(reported, name),
    html`<code>${image}</code>`,
    wave,
    locked.has(name) ? "locked" : "by its tag",
  ]);
  return table("Images", ["Service", "Image", "Wave", "Content"], rows);
}

export function findings({ findings: found, accepted }: Reported): Html {
  const risks = accepted.map(({ id, message, place, because, until }) => [
    placed(id ?? "", place),
    message,
    because,
    until,
  ]);
  return html`${table(
    "Findings",
    ["Rule", "Severity", "What"],
    found.map(({ id, severity, message, place }) => [placed(id ?? "", place), severity, message]),
  )}
${table("Accepted risks", ["Rule", "What", "Because", "Until"], risks)}`;
}
