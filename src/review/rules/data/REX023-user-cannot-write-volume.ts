import type { Service } from "../../../model/service/service.js";
import { servingAccount, startsAsRoot } from "../../questions/accounts.js";
import { looksLikeFile } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX023",
  title: "A user that cannot write its volume",
  level: "error",
  says: "service '{service}' runs as user {uid}, which cannot write volume '{path}' of user {owner} with mode {mode}",
  why: "Without capabilities even root obeys file modes. The program crashes at its first write, or at its first read.",
  fix: "Let the volume belong to the user: set 'runsAs' to {uid}, or 'owner' of the volume.",
  bad: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { owner: { uid: 0, gid: 0 }, backup: "files" })],
});`,
  good: `
const app = service("app", {
  ...required,
  user: 1000,
  volumes: [volume("/data", { backup: "files" })],
});`,
  links: ["https://man7.org/linux/man-pages/man7/capabilities.7.html"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      if (mayWriteAnything(definition)) continue;
      const account = servingAccount(definition);
      if (account === undefined) continue;
      const { uid, gid } = account;
      for (const [index, mount] of definition.volumes.entries()) {
        if (mount.kind !== "volume" || looksLikeFile(mount.path)) continue;
        const { owner = definition.runsAs, mode = "0750", path } = mount;
        if (owner === undefined) continue;
        const [user = 0, group = 0, others = 0] = [...mode.slice(-3)].map(Number);
        const granted = uid === owner.uid ? user : gid === owner.gid ? group : others;
        if ((granted & 3) === 3) continue;
        yield { at: ["services", service, "volumes", index], with: { service, uid, path, owner: owner.uid, mode } };
      }
    }
  },
});

/** Root with DAC_OVERRIDE ignores modes, and with CHOWN an entrypoint can take the folder. */
function mayWriteAnything(service: Service): boolean {
  const { capabilities } = service;
  return startsAsRoot(service) && (capabilities.includes("DAC_OVERRIDE") || capabilities.includes("CHOWN"));
}
