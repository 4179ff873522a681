import type { ServiceSnapshot, Snapshot } from "../model/snapshot.js";
import { quoted } from "./compared.js";
import type { Item } from "./item.js";

/**
 * How long it takes hangs on how much there is and on the lines, which a build does not know: data is read twice, packed, sent from the
 * old host to the controller and from there to the new one, and unpacked. The seconds are assumed, on the slow side of a gigabit.
 */
const pace = { start: 30, perGibibyte: 180 };

/** A service that runs on other hosts: the role stack-machines brings its data, or refuses. */
export function movedMachine(name: string, before: Snapshot, after: Snapshot): readonly Item[] {
  const [old, now] = [before.services[name], after.services[name]];
  if (old === undefined || now === undefined || old.data.length === 0 || now.on === undefined) return [];
  const [from, to] = [hostsOf(before, old), hostsOf(after, now)];
  if (to.some((host) => from.includes(host))) return [];
  const folders = quoted(old.data.flatMap(({ folder, isOfHost }) => (isOfHost ? [] : [folder])));
  const move = `'${name}' moves from ${quoted(from)} to ${quoted(to)}`;
  const causes = [{ says: "its machine", at: ["services", name, "on"] }];
  const others = old.data.flatMap(({ folder, isOfHost }) =>
    isOfHost ? [`'${folder}' is a folder of the host: it stays, and has to be on ${quoted(to)} before.`] : [],
  );
  if (folders === "") return [{ says: move, causes, effects: others }];
  const isGone = before.machines !== undefined && !from.some((host) => after.hosts.includes(host));
  if (isGone)
    return [
      {
        says: `${move}, and its data in ${folders} stays on ${quoted(from)}, which leaves the stack`,
        causes,
        effects: [
          `A deployment is refused. Keep ${quoted(from)} with its machine and some other service on it for one more deployment, which brings the data over.`,
          ...others,
        ],
      },
    ];
  return [
    {
      says: `${move}, and its data in ${folders} with it`,
      causes,
      effects: [...whatItTakes(name, from, after), ...others],
    },
  ];
}

function whatItTakes(name: string, from: readonly string[], { services }: Snapshot): readonly string[] {
  const asking = Object.entries(services).flatMap(([other, { waitsFor }]) => (waitsFor.includes(name) ? [other] : []));
  return [
    `Meanwhile it is away${asking.length > 0 ? `, also for ${quoted(asking)}` : ""}: stopped, packed, sent over the controller, unpacked. About ${pace.start} s, and ${pace.perGibibyte} s for each GiB of data.`,
    `The old folder stays on ${quoted(from)} with '.moved-<time>' behind its name, until 'destroy("${name}.moved", …)'. Where the copy fails, '${name}' runs there as before.`,
    `A rollback of ${quoted(from)} to a release with '${name}' is refused from then on: the way back is its machine of before, and a deployment.`,
  ];
}

/** Where no machine is named every host has all services. A build that is older than this names machines alone. */
function hostsOf({ hosts, machines }: Snapshot, { on }: ServiceSnapshot): readonly string[] {
  if (on === undefined) return hosts;
  if (machines === undefined) return on;
  return hosts.filter((host) => on.includes(machines[host] ?? ""));
}
