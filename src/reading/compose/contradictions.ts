import { type Entry, type Placed, valueAt } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { isUnknown, refusal, textOf } from "./shape.js";

/** What one service says that does not go together: Compose refuses the project, or Docker its container. */
export function contradictions(service: string, { key, value }: Entry): readonly Trouble[] {
  const said = (name: string): Placed | undefined => {
    const found = valueAt(value, ...name.split("."));
    return found === undefined || isUnknown(found) ? undefined : found;
  };
  const one = (name: string): string | undefined => textOf(said(name));
  const tell = (at: Placed | undefined, message: string, fix: string) => refusal(at?.place ?? key, message, fix);
  return [...twoNetworks(), ...twoFigures(), ...oneOfMany(), ...noSizes(), ...tooSmall(), ...twoClocks()];

  /** "declares mutually exclusive `network_mode` and `networks`"; "conflicting options: … and the network mode" */
  function twoNetworks(): readonly Trouble[] {
    const mode = one("network_mode");
    if (mode === undefined) return [];
    const beside = /^(?:service|container):/.test(mode) ? ["networks", ...ofTheHost] : ["networks"];
    return beside.flatMap((name) =>
      isThere(said(name))
        ? [
            tell(
              said("network_mode"),
              `service '${service}' has 'network_mode: ${mode}' and '${name}', which do not go together`,
              `Keep one of the two: with 'network_mode' the network, its ports and its names are those of '${mode.replace(/^.*:/, "")}'.`,
            ),
          ]
        : [],
    );
  }

  /** "can't set distinct values on 'mem_limit' and 'deploy.resources.limits.memory'" */
  function twoFigures(): readonly Trouble[] {
    return pairs.flatMap(([short, long]) => {
      const [first, second] = [one(short), one(long)];
      if (first === undefined || second === undefined || figureOf(first) === figureOf(second)) return [];
      return [
        tell(
          said(short),
          `service '${service}' says '${first}' in '${short}' and '${second}' in '${long}'`,
          "They are one setting: say it once.",
        ),
      ];
    });
  }

  /** "can't set container_name … as container name must be unique"; "port is already allocated" */
  function oneOfMany(): readonly Trouble[] {
    const [name, count] = ["scale", "deploy.replicas"].flatMap((option) => {
      const number = Number(one(option) ?? 1);
      return number > 1 ? [option, number] : [];
    });
    if (name === undefined) return [];
    const ports = said("ports");
    const published = (ports?.kind === "list" ? ports.items : []).map((port) => textOf(valueAt(port, "published")));
    const only = isThere(said("container_name"))
      ? "container_name"
      : published.find((port) => port !== undefined && /^\d+$/.test(port)) && "ports";
    return only === undefined || only === ""
      ? []
      : [
          tell(
            said(only),
            `service '${service}' runs as ${count} containers, and '${only}' is for one of them`,
            `Leave out '${only}', or '${name}'.`,
          ),
        ];
  }

  /** "invalid size: 'a lot'" */
  function noSizes(): readonly Trouble[] {
    return sizes.flatMap((name) => {
      const size = one(name);
      if (size === undefined || /^(?:-1|\d+(?:\.\d+)? ?[kmgtp]?i?b?)$/i.test(size.trim())) return [];
      return [
        tell(
          said(name),
          `service '${service}' says '${size}' in '${name}', which is no size`,
          "Write a number with its unit, such as '256M'.",
        ),
      ];
    });
  }

  /** "Minimum memory limit allowed is 6MB"; "Minimum memoryswap limit should be larger than memory limit" */
  function tooSmall(): readonly Trouble[] {
    const [name = "mem_limit", limit] =
      ["mem_limit", "deploy.resources.limits.memory"]
        .map((option) => [option, one(option)] as const)
        .find(([, text]) => text) ?? [];
    if (limit === undefined) return [];
    const [bytes, swap] = [figureOf(limit), one("memswap_limit")];
    if (bytes > 0 && bytes < 6 * 1024 ** 2)
      return [
        tell(
          said(name),
          `service '${service}' says '${limit}' in '${name}', and Docker takes 6M or more`,
          "Write the unit: a number without one is bytes.",
        ),
      ];
    if (swap === undefined || figureOf(swap) <= 0 || figureOf(swap) >= bytes) return [];
    return [
      tell(
        said("memswap_limit"),
        `service '${service}' says '${swap}' in 'memswap_limit', less than its memory of '${limit}'`,
        "It is memory and swap together: write at least as much as the memory, or leave it out.",
      ),
    ];
  }

  /** "Conflicting options: Nano CPUs and CPU Period cannot both be set." */
  function twoClocks(): readonly Trouble[] {
    const cpus = ["cpus", "deploy.resources.limits.cpus"].find((option) => one(option) !== undefined);
    return (["cpu_period", "cpu_quota"] as const).flatMap((name) =>
      cpus === undefined || one(name) === undefined || Number(one(name)) === 0
        ? []
        : [
            tell(
              said(name),
              `service '${service}' has '${cpus}' and '${name}', which are one setting to Docker`,
              `Keep '${cpus}'.`,
            ),
          ],
    );
  }
}

/** What belongs to the network, and so to the container that has it. */
const ofTheHost = ["ports", "hostname", "dns", "extra_hosts", "mac_address"];

const pairs = [
  ["scale", "deploy.replicas"],
  ["cpus", "deploy.resources.limits.cpus"],
  ["mem_limit", "deploy.resources.limits.memory"],
  ["mem_reservation", "deploy.resources.reservations.memory"],
  ["pids_limit", "deploy.resources.limits.pids"],
] as const;

const sizes = [
  "mem_limit",
  "mem_reservation",
  "memswap_limit",
  "shm_size",
  "deploy.resources.limits.memory",
  "deploy.resources.reservations.memory",
];

function isThere(value: Placed | undefined): boolean {
  if (value?.kind === "list") return value.items.length > 0;
  return value?.kind === "mapping" ? value.entries.size > 0 : value !== undefined;
}

/** A figure in bytes or pieces, so that "64m" is "64M". */
function figureOf(text: string): number {
  const [, number = "", unit = ""] = /^(-?[\d.]+)\s*([kmgtp]?)i?b?$/i.exec(text.trim()) ?? [];
  return Number(number) * 1024 ** (unit === "" ? 0 : "kmgtp".indexOf(unit.toLowerCase()) + 1);
}
