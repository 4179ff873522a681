import { isWritable } from "../../../model/service/mount.js";
import type { Service } from "../../../model/service/service.js";
import { servingAccount, startsAsRoot } from "../../questions/accounts.js";
import { isFileName } from "../../questions/file-name.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX023",
  title: "A user that cannot write its volume",
  level: "error",
  says: {
    owner:
      "service '{service}' runs as user {uid}, which cannot write volume '{path}' of user {owner} with mode {mode}",
    reader: "service '{service}' runs as user {uid}, which cannot read '{path}' of user {owner} with mode {mode}",
    mode: "mode {mode} of volume '{path}' of service '{service}' keeps its own user {uid} out",
  },
  why: "Without capabilities even root obeys file modes. The program crashes at its first write, or at its first read.",
  fix: {
    owner: "Let the volume belong to the user: set 'runsAs' to {uid}, or 'owner' of the volume.",
    reader: "Let the folder's group be {gid}, or others read it with a mode such as '0755'.",
    mode: "Write mode '0700' or more: in a folder nobody can do anything without the right to enter it.",
  },
  bad: {
    owner: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { owner: { uid: 0, gid: 0 }, backup: "files" })],
});`,
    reader: `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, mode: "0750", backup: { none: "can be fetched again" } });
const app = service("app", { ...required, user: 2000, volumes: [media.at("/media")] });`,
    mode: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { mode: "0600", backup: "files" })],
});`,
  },
  good: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { backup: "files" })],
});`,
  links: ["https://man7.org/linux/man-pages/man7/capabilities.7.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      if (mayWriteAnything(definition)) continue;
      const account = servingAccount(definition);
      if (account === undefined) continue;
      const { uid, gid } = account;
      for (const [index, mount] of definition.volumes.entries()) {
        if (mount.kind !== "volume" && mount.kind !== "shared-folder") continue;
        const { owner = definition.runsAs, mode = "0750", path } = mount;
        if (owner === undefined) continue;
        const needed = isWritable(mount) ? 3 : 5;
        const [user = 0, group = 0, others = 0] = [...mode.slice(-3)].map(Number);
        const granted = uid === owner.uid ? user : gid === owner.gid ? group : others;
        if ((granted & needed) === needed) continue;
        // A volume with the name of a file is the concern of REX088.
        if (isFileName(path)) continue;
        const at = ["services", service, "volumes", index];
        if (!isWritable(mount)) yield { says: "reader", at, with: { service, uid, gid, path, owner: owner.uid, mode } };
        else if (uid === owner.uid) yield { says: "mode", at, with: { service, uid, path, mode } };
        else yield { says: "owner", at, with: { service, uid, path, owner: owner.uid, mode } };
      }
    }
  },
});

/** Root with DAC_OVERRIDE ignores modes, and with CHOWN an entrypoint can take the folder. */
function mayWriteAnything(service: Service): boolean {
  const { capabilities } = service;
  return startsAsRoot(service) && (capabilities.includes("DAC_OVERRIDE") || capabilities.includes("CHOWN"));
}
