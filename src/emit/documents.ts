import { adoptedDataOf, adopts } from "../model/adopted-data.js";
import { givesWay } from "../model/adoption.js";
import { hostAskedOf } from "../model/asked.js";
import { rangesOfNetwork } from "../model/ipv6.js";
import { crossingsOf } from "../model/machines/crossings.js";
import { sharesOf } from "../model/machines/share.js";
import { openPortsOf } from "../model/openings.js";
import { containerName, dataPath, rootOf } from "../model/paths.js";
import type { Risk } from "../model/risk.js";
import { type BackupPolicy, isKept } from "../model/service/mount.js";
import type { DeployableService } from "../model/service/service.js";
import { placeInZone, type Site } from "../model/site.js";
import { sitesOf } from "../model/sites.js";
import type { DeployableNetwork, Stack } from "../model/stack.js";
import { shown } from "../model/value.js";
import { waveOf } from "../model/waves.js";
import { dnsRecordsText } from "./dns-records.js";
import { marker } from "./file.js";
import { table } from "./markdown.js";

/** `docs/stack.md`: what a person wants to see of the stack at a glance. */
export function emitDocuments(stack: Stack, risks: readonly Risk[]): ReadonlyMap<string, string> {
  const parts = [
    `<!-- ${marker.slice(2)} -->\n# ${stack.name}`,
    `## Phases\n\n${table(["Phase", "Roles, in order"], phaseRows(stack))}`,
    ...machines(stack),
    `## Services and networks\n\n${table(["Service", "Image", "Wave", ...Object.keys(stack.networks)], matrixRows(stack))}`,
    `## Networks\n\n${table(["Network", "Subnet", "Way out"], networkRows(stack))}`,
    `## Sites\n\n${siteText(stack)}`,
    ...ports(stack),
    `## DNS records\n\n${dnsRecordsText(stack)}`,
    `## Data\n\n${table(["Service", "Folder on the host", "Path in the container", "Backup"], volumeRows(stack))}`,
    ...adopted(stack),
    ...givenUp(stack),
    ...opened(stack),
    ...askedByHost(stack),
    ...jobs(stack),
    `## Secrets\n\n${table(["Vault variable", "Least length", "Meaning"], secretRows(stack))}`,
    `## Accepted risks\n\n${table(["Rule", "Thing", "What it says", "Because", "Until"], risks.map(riskRow))}`,
  ];
  return new Map([["docs/stack.md", `${parts.join("\n\n")}\n`]]);
}

/** Who runs where, and asks whom on another machine; nothing where every host has all. */
function machines(stack: Stack): readonly string[] {
  const rows = sharesOf(stack).flatMap(({ hosts, services, share }) => {
    if (share === undefined) return [];
    const asks = crossingsOf(stack).filter(({ fromMachine }) => fromMachine === share.machine);
    return [
      [
        share.machine,
        Object.keys(hosts).join(", "),
        Object.keys(services).join(", "),
        asks.map(({ from, to, port, toMachine }) => `${from} → ${to}:${port} on ${toMachine}`).join("; "),
      ],
    ];
  });
  return rows.length === 0
    ? []
    : [`## Machines\n\n${table(["Machine", "Hosts", "Services", "Asks, and may reach"], rows)}`];
}

function phaseRows({ phases }: Stack): string[][] {
  return phases.map(({ id, title, steps }) => [`${id} ${title}`, steps.map(({ role }) => role).join(", ")]);
}

function matrixRows(stack: Stack): string[][] {
  return Object.entries(stack.services).map(([name, { image, networks }]) => [
    containerName(stack, name),
    `\`${image}\``,
    waveOf(stack, name) ?? "",
    ...Object.keys(stack.networks).map((network) => mark(networks, network)),
  ]);
}

function mark(networks: DeployableService["networks"], network: string): string {
  if (networks === "host") return "host";
  return networks.includes(network) ? "yes" : "no";
}

function networkRows({ networks }: Stack): string[][] {
  return Object.entries(networks).map(([name, network]) => [
    name,
    rangesOfNetwork(network).join(", "),
    wayOut(network),
  ]);
}

function wayOut({ internal, allow }: DeployableNetwork): string {
  if (allow === undefined) return internal ? "none" : "internet";
  return allow.length === 0 ? "no name" : `${allow.map((name) => `\`${name}\``).join(", ")} alone`;
}

function siteText(stack: Stack): string {
  const sites = sitesOf(stack);
  const rows = sites.map((site) => [placeInZone(site), goalText(site), openTo(site), site.publicPaths.join(", ")]);
  const isService = sites.every(({ leadsTo }) => leadsTo.kind === "service");
  return table(["Site", isService ? "Service" : "Leads to", "Open to", "Open to everyone"], rows);
}

function goalText({ leadsTo, service }: Site): string {
  if (leadsTo.kind === "service") return service;
  return leadsTo.kind === "outside" ? `\`${shown(leadsTo.address)}\`` : `redirect to \`${shown(leadsTo.address)}\``;
}

function openTo({ vpnOnly, settings: { login } }: Site): string {
  const who = vpnOnly ? "VPN only" : "everyone";
  if (login === undefined) return who;
  const asks = login.kind === "basicAuth" ? "a password" : `'${login.service}'`;
  const free = login.except.length === 0 ? "" : `, but for ${login.except.map((path) => `\`${path}\``).join(", ")}`;
  return `${who}, after ${asks}${free}`;
}

function volumeRows(stack: Stack): string[][] {
  return Object.entries(stack.services).flatMap(([name, { volumes }]) =>
    volumes.filter(isKept).map((mount) => {
      const access = mount.kind === "volume" || mount.isWritable ? "" : " (read-only)";
      return [name, shown(dataPath(stack, name, mount)), `${mount.path}${access}`, backupText(mount.backup)];
    }),
  );
}

/** The ports of the host, where some lead past the reverse proxy; else the sites say it all. */
function ports({ services }: Stack): readonly string[] {
  if (Object.values(services).every((service) => service.ports.length === 0)) return [];
  const rows = Object.entries(services).flatMap(([name, service]) =>
    openPortsOf(service).map(({ port, leadsTo, openTo, because }) => [name, port, leadsTo, openTo, because]),
  );
  return [`## Ports\n\n${table(["Service", "Port of the host", "Leads to", "Open to", "Because"], rows)}`];
}

/** What an older deployment has, and how to be rid of it afterwards; nothing where nothing is taken over. */
function adopted(stack: Stack): readonly string[] {
  if (!adopts(stack)) return [];
  const stops = givesWay(stack.adopted).join(", ");
  const rows = adoptedDataOf(stack).map(({ of, from, to }) => [of, `\`${from}\``, `\`${shown(to)}\``]);
  const text = [
    `The next deployment takes over what runs on the host: ${stops === "" ? "nothing stops, and" : `${stops} stops, and stays;`} the data below is copied.`,
    "It tells at its end how the old containers are called. Nothing of them is deleted: `docker rm` removes a container, `docker volume rm` a volume,",
    `once nobody wants to go back. \`${rootOf(stack)}/backups/adoption/state.json\` on the host says what was taken over.`,
  ].join("\n");
  return [`## Taken over\n\n${text}\n\n${table(["Service", "Old data", "Folder on the host"], rows)}`];
}

/** What services have that others have not, with the reasons; nothing where nobody has. */
function givenUp({ destroyed }: Stack): readonly string[] {
  const rows = destroyed.map(({ name, because }) => [name, because]);
  return rows.length === 0 ? [] : [`## Data to be destroyed\n\n${table(["Left the stack", "Because"], rows)}`];
}

function opened(stack: Stack): readonly string[] {
  const rows = Object.entries(stack.services).flatMap(
    ([name, { devices, gpu, privileges, compose, runsAs, rootBecause }]) => [
      ...(runsAs.uid === 0 ? [[name, "root, in its container", rootBecause ?? ""]] : []),
      ...devices.map(({ source, because }) => [name, `device \`${source}\``, because ?? ""]),
      ...(gpu === undefined ? [] : [[name, `${gpu.count} graphics card(s) of ${gpu.driver}`, ""]]),
      ...(privileges.privileged ? [[name, "`privileged`", privileges.because ?? ""]] : []),
      ...privileges.securityOptions.map((option) => [name, `\`${option}\``, privileges.because ?? ""]),
      ...Object.keys(compose?.keys ?? {}).map((key) => [
        name,
        `\`${key}\` of Compose, as it is`,
        compose?.because ?? "",
      ]),
    ],
  );
  return rows.length === 0
    ? []
    : [`## Devices, privileges and raw keys\n\n${table(["Service", "Has", "Because"], rows)}`];
}

/** The services that the host asks, for their images hold nothing to ask with; nothing where there are none. */
function askedByHost(stack: Stack): readonly string[] {
  const rows = hostAskedOf(stack).map(({ service, kind, port, path }) => [
    service,
    kind === "http" ? `\`http://<container>:${port}${path}\` answers 200` : `port ${port} takes connections`,
  ]);
  return rows.length === 0 ? [] : [`## Asked by the host\n\n${table(["Service", "Well while"], rows)}`];
}

/** What runs to its end; nothing where nothing does. */
function jobs({ services }: Stack): readonly string[] {
  const rows = Object.entries(services).flatMap(([name, { job }]) =>
    job === undefined
      ? []
      : [[name, job.schedule ?? "once for each change", job.before.join(", "), `${job.timeout} s`]],
  );
  return rows.length === 0 ? [] : [`## Jobs\n\n${table(["Job", "Runs", "Before", "Ends within"], rows)}`];
}

function backupText(policy: BackupPolicy): string {
  if (typeof policy === "string") return policy;
  return "sqlite" in policy ? `files, and ${policy.sqlite.join(", ")} by SQLite` : `none: ${policy.none}`;
}

function secretRows({ secrets }: Stack): string[][] {
  return Object.values(secrets).map(({ name, minLength, description }) => [
    `\`vault_${name}\``,
    String(minLength),
    description,
  ]);
}

function riskRow({ rule, thing, says, because, until }: Risk): string[] {
  const [kind = "stack", name = ""] = thing.map(String);
  return [rule, `${kind.replace(/s$/, "")} ${name}`.trim(), says, because, until];
}
