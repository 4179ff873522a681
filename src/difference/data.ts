import { crossesOneWay } from "../facts/one-way.js";
import type { ServiceSnapshot, Snapshot } from "../model/snapshot.js";
import { takenOver } from "./adoption.js";
import { changedKeys, compared, isSame, quoted } from "./compared.js";
import { stepOf } from "./image-step.js";
import type { Item } from "./item.js";
import { movedMachine } from "./moved-machine.js";
import { type BadStep, badSteps } from "./refused-steps.js";
import { successorOf } from "./successor.js";

/** Data that a service would no longer find, read or have backed up. The deployment itself deletes none. */
export function dataAtRisk(before: Snapshot, after: Snapshot): readonly Item[] {
  if (before.stack !== after.stack)
    return [
      {
        says: `the stack is called '${after.stack}' instead of '${before.stack}': all its data stays in '/opt/${before.stack}', and '/opt/${after.stack}' begins empty`,
        causes: [{ says: "the name of the stack", at: [] }],
        effects: [`Stop '${before.stack}', move its folder, then deploy; or keep the name.`],
      },
    ];
  const services = compared(before.services, after.services);
  const bad = badSteps(before, after);
  return [
    ...takenOver(before, after),
    ...services.gone.flatMap(([name, service]) => leftBehind(name, service, before, after)),
    ...services.kept.flatMap(([name, old, now]) => [
      ...movedMachine(name, before, after),
      ...movedData(name, old, now),
      ...endedBackups(name, old, now),
      ...steppedImage(
        name,
        old,
        now,
        bad.find(({ service }) => service === name),
      ),
      ...otherSecrets(name, old, now),
      ...leftDatabases(name, old, now),
    ]),
  ];
}

function leftBehind(name: string, { data }: ServiceSnapshot, before: Snapshot, after: Snapshot): readonly Item[] {
  if (data.length === 0) return [];
  const folders = quoted(data.map(({ folder }) => folder));
  if (after.destroyed.includes(name))
    return [
      {
        says: `'${name}' leaves: its data in ${folders} is destroyed, once an archive of it was compared with it`,
        causes: [{ says: `'destroy' of '${name}'`, at: ["destroy"] }],
      },
    ];
  const successor = successorOf(name, before, after);
  if (successor === undefined)
    return [{ says: `'${name}' leaves: its data stays in ${folders}, and is no longer backed up` }];
  const found = quoted(successor.service.data.map(({ folder }) => folder));
  if (successor.isSaid)
    return [
      {
        says: `'${name}' becomes '${successor.name}': its data moves from ${folders} to ${found}`,
        causes: [{ says: "its earlier name", at: ["services", successor.name, "movedFrom"] }],
        effects: ["A rollback to a release of the earlier name is refused from then on."],
      },
    ];
  return [
    {
      says: `'${name}' leaves: its data stays in ${folders}, and is no longer backed up`,
      causes: [{ says: `'${successor.name}' is new, and runs the same image`, at: ["services", successor.name] }],
      effects: [
        `If '${successor.name}' is '${name}' under a new name: say 'movedFrom: "${name}"' in it, or its data does not follow.`,
      ],
    },
  ];
}

function movedData(name: string, old: ServiceSnapshot, now: ServiceSnapshot): readonly Item[] {
  return old.data.flatMap((was) => {
    const here = now.data.find(({ path }) => path === was.path);
    const elsewhere = now.data.find(({ folder }) => folder === was.folder);
    if (here?.folder === was.folder) return [];
    // Another version looks for it elsewhere, and the upgrade brings it there.
    if (elsewhere !== undefined && now.upgrade !== undefined) return [];
    const says =
      elsewhere !== undefined
        ? `'${name}' finds '${was.folder}' at '${elsewhere.path}' instead of '${was.path}'`
        : here !== undefined
          ? `'${name}' finds '${here.folder}' at '${was.path}' instead of '${was.folder}', where its data stays`
          : `'${name}' keeps nothing at '${was.path}' any more: what it kept stays in '${was.folder}', unread`;
    return [{ says, causes: [{ says: `volumes of '${name}'`, at: ["services", name, "volumes"] }] }];
  });
}

function endedBackups(name: string, old: ServiceSnapshot, now: ServiceSnapshot): readonly Item[] {
  const byFolder = ({ data }: ServiceSnapshot) => Object.fromEntries(data.map((one) => [one.folder, one.backup]));
  return changedKeys(byFolder(old), byFolder(now)).flatMap(({ key: folder, before, after }) =>
    after === undefined || before === undefined || before === "none"
      ? []
      : [
          {
            says:
              after === "none"
                ? `'${folder}' is no longer backed up`
                : `'${folder}' is backed up by '${after}' instead of '${before}'`,
            causes: [{ says: `volumes of '${name}'`, at: ["services", name, "volumes"] }],
          },
        ],
  );
}

function steppedImage(
  name: string,
  old: ServiceSnapshot,
  now: ServiceSnapshot,
  bad: BadStep | undefined,
): readonly Item[] {
  if (bad !== undefined)
    return [
      { says: bad.says, causes: [{ says: "the image", at: ["services", name, "image"] }], effects: [bad.why, bad.fix] },
    ];
  if (crossesOneWay(old.image, now.image)) return [crossed(name, old, now)];
  const step = old.data.length === 0 ? undefined : stepOf(old.image, now.image);
  if (now.upgrade !== undefined && old.upgrade?.to !== now.upgrade.to) return [upgraded(name, now.upgrade)];
  if (step?.danger === undefined) return [];
  return [
    {
      says: `'${name}' goes from '${old.image}' to '${now.image}': ${step.danger}`,
      causes: [{ says: "the image", at: ["services", name, "image"] }],
      effects: [`Have a backup of today that was read back, before this is deployed.`],
    },
  ];
}

function crossed(name: string, old: ServiceSnapshot, now: ServiceSnapshot): Item {
  return {
    says: `'${name}' goes from '${old.image}' to '${now.image}', which brings its data to a form that the earlier one does not read`,
    causes: [{ says: "the image", at: ["services", name, "image"] }],
    effects: [
      "The deployment takes a verified set of backups before it. A rollback past it asks for that set, and for what was written since to be given up.",
    ],
  };
}

/**
 * How long it takes hangs on how much there is, which a build does not know. Starting and stopping took 16 to 20 s with 65 MiB; the
 * seconds of a GiB are assumed, on the slow side. What an upgrade took stands in its `state.json` afterwards.
 */
const upgradePace = { start: 30, perGibibyte: 180 };

function upgraded(name: string, { from, to }: NonNullable<ServiceSnapshot["upgrade"]>): Item {
  return {
    says: `'${name}' is upgraded from ${from} to ${to}: its databases are dumped, loaded into a cluster beside the old one, compared, and put into its place`,
    causes: [{ says: "'upgrade' of its volume", at: ["services", name] }],
    effects: [
      `Meanwhile it is away: about ${upgradePace.start} s, and ${upgradePace.perGibibyte} s for each GiB of data.`,
      `A failure goes back by itself; the old cluster stays until 'destroy("${name}.${from}", …)'.`,
    ],
  };
}

/** What was written with the old value can often not be read with another. */
function otherSecrets(name: string, old: ServiceSnapshot, now: ServiceSnapshot): readonly Item[] {
  return changedKeys(old.secrets, now.secrets).flatMap(({ key, before, after }) =>
    before === undefined || after === undefined || isSame(before, after)
      ? []
      : [
          {
            says: `'${name}' takes '${key}' from ${inVault(after)} instead of ${inVault(before)}: another value may lock it out of what it wrote with the old one`,
            causes: [{ says: `secrets of '${name}'`, at: ["services", name, "secrets", key] }],
          },
        ],
  );
}

function leftDatabases(name: string, old: ServiceSnapshot, now: ServiceSnapshot): readonly Item[] {
  const left = old.databases.filter((one) => !now.databases.some((other) => isSame(one, other)));
  return left.map((database) => ({
    says: `'${name}' leaves the database '${database.name}' of '${database.engine}', which stays there with its data`,
    causes: [{ says: `databases of '${name}'`, at: ["services", name] }],
  }));
}

function inVault(names: readonly string[]): string {
  return quoted(names.map((one) => `vault_${one}`)) || "no secret";
}
