import { z } from "zod";
import { grouped } from "../model/grouped.js";
import { dataRootsOf } from "../model/host-folders.js";
import { addressOf, crossingsOf, ownAddress } from "../model/machines/crossings.js";
import { containerName, usualDataRoot } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { defineRole } from "./role.js";
import { setting } from "./setting.js";

const answer = z.strictObject({
  port: z.number().int().describe("Port of this host on its private address"),
  sources: setting(z.string()).describe("Addresses that may connect, with commas between"),
});

const ask = z.strictObject({
  container: z.string().describe("Container of this host that asks"),
  service: z.string().describe("Service of another machine that answers"),
  address: setting(z.string()).describe("Address of that machine on the private network"),
  port: z.number().int().describe("Port there"),
  subnets: z
    .array(z.string())
    .describe("Ranges of the networks by which that container leaves its host; the host's own where empty"),
});

const data = z.strictObject({
  of: z.string().describe("Service or shared folder"),
  was: z.string().describe("Name that the service had before; none where empty"),
  machines: z.array(z.string()).describe("Machines that it runs on"),
  upgrades: z.boolean().describe("Whether the deployment brings it to its next major version"),
});

/** Runs on every machine of a stack that has several, before its containers. */
export const stackMachinesRole = defineRole({
  name: "stack-machines",
  summary: "Let services of different machines reach each other where they ask each other, and nowhere else",
  options: z.strictObject({}),
  derived: z.strictObject({
    stack: z.string().describe("Name of the stack"),
    address: setting(z.string()).describe("Address of the host on the private network; none where empty"),
    subnet: z.string().describe("Range of the containers whose only way out is to other machines; none where empty"),
    ipv6: z.string().describe("Range of IPv6 of those containers; none where empty"),
    answers: z.array(answer).describe("What services of other machines ask here"),
    asks: z.array(ask).describe("What containers here ask of services of other machines"),
    data: z
      .array(data)
      .describe("Services and shared folders of all machines that hold data, each in a folder of its name"),
    dataFolders: z.array(setting(z.string())).describe("Folders that hold those"),
  }),
  derive: (share) => {
    const { machine = "", of: stack = share } = share.share ?? {};
    const crossings = crossingsOf(stack);
    const incoming = crossings.filter(({ toMachine }) => toMachine === machine);
    const outgoing = crossings.filter(({ fromMachine }) => fromMachine === machine);
    const ports = grouped(incoming, ({ port, fromMachine }) => `${port} ${fromMachine}`);
    return {
      stack: stack.name,
      address: incoming.length > 0 ? ownAddress : "",
      subnet: share.networks[stack.across ?? ""]?.subnet ?? "",
      ipv6: share.networks[stack.across ?? ""]?.ipv6 ?? "",
      answers: [...ports.values()].flatMap(([first]) =>
        first?.port === undefined ? [] : [{ port: first.port, sources: addressOf(first.fromMachine) }],
      ),
      asks: outgoing.flatMap(({ from, to, port, toMachine }) =>
        port === undefined
          ? []
          : [
              {
                container: containerName(stack, from),
                service: to,
                address: addressOf(toMachine),
                port,
                subnets: waysOut(share, from),
              },
            ],
      ),
      data: dataOf(stack),
      dataFolders: [usualDataRoot(stack), ...dataRootsOf(stack).map(({ path }) => path)],
    };
  },
});

/** Docker lets a container leave by one of its networks that are not internal. */
function waysOut({ services, networks }: Stack, name: string): string[] {
  const joined = services[name]?.networks ?? [];
  if (joined === "host") return [];
  return joined.flatMap((network) => {
    const known = networks[network];
    return known === undefined || known.internal ? [] : [known.subnet];
  });
}

/** Who holds data, of all machines: the folder bears the name of the service, or of what several share. */
function dataOf({ services }: Stack) {
  const found = Object.entries(services).flatMap(([name, { on = [], volumes, movedFrom = "" }]) =>
    volumes.flatMap((mount) => {
      if (mount.kind === "shared-folder") return [{ of: mount.name, was: "", machines: [...on], upgrades: false }];
      if (mount.kind !== "volume") return [];
      return [{ of: name, was: movedFrom, machines: [...on], upgrades: mount.upgrade !== undefined }];
    }),
  );
  return [...grouped(found, ({ of }) => of).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const all = [first, ...others];
    const machines = [...new Set(all.flatMap((one) => one.machines))];
    return [{ ...first, machines, upgrades: all.some(({ upgrades }) => upgrades) }];
  });
}
