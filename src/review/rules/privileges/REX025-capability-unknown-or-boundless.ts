import { nearest } from "../../../model/nearest.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

/** Linux's capabilities, without those that amount to the whole host. Source: capabilities(7). */
const known = [
  "AUDIT_CONTROL",
  "AUDIT_READ",
  "AUDIT_WRITE",
  "BLOCK_SUSPEND",
  "CHECKPOINT_RESTORE",
  "CHOWN",
  "DAC_OVERRIDE",
  "DAC_READ_SEARCH",
  "FOWNER",
  "FSETID",
  "IPC_LOCK",
  "IPC_OWNER",
  "KILL",
  "LEASE",
  "LINUX_IMMUTABLE",
  "MKNOD",
  "NET_ADMIN",
  "NET_BIND_SERVICE",
  "NET_BROADCAST",
  "NET_RAW",
  "PERFMON",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYSLOG",
  "SYS_CHROOT",
  "SYS_NICE",
  "SYS_PACCT",
  "SYS_PTRACE",
  "SYS_RESOURCE",
  "SYS_TIME",
  "SYS_TTY_CONFIG",
  "WAKE_ALARM",
] as const;

const boundless = [
  "ALL",
  "SYS_ADMIN",
  "SYS_MODULE",
  "SYS_RAWIO",
  "SYS_BOOT",
  "MAC_ADMIN",
  "MAC_OVERRIDE",
  "BPF",
] as const;

export const rule = defineRule({
  id: "REX025",
  title: "A capability that does not exist, or has no bounds",
  level: "error",
  says: {
    unknown: "service '{service}' asks for capability '{capability}', which Linux does not have",
    boundless: "service '{service}' asks for capability '{capability}', which makes it root on the host",
  },
  why: "Docker refuses a capability that it does not know. One without bounds undoes what dropping all of them is for.",
  fix: {
    unknown: "Write it as in capabilities(7), in capitals and without 'CAP_'.",
    boundless: "Ask for the ones that the program needs, by name.",
  },
  bad: {
    unknown: `const app = service("app", { ...required, capabilities: ["CAP_CHOWN"] });`,
    boundless: `const app = service("app", { ...required, capabilities: ["SYS_ADMIN"] });`,
  },
  good: `const app = service("app", { ...required, capabilities: ["CHOWN"] });`,
  links: ["https://man7.org/linux/man-pages/man7/capabilities.7.html"],
  inEditor: true,
  mends: ["unknown"],
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { capabilities }] of Object.entries(services))
      for (const [index, capability] of capabilities.entries()) {
        const at = ["services", service, "capabilities", index];
        if (boundless.some((name) => name === capability))
          yield { says: "boundless", at, with: { service, capability } };
        else if (!isKnown(capability)) {
          const plain = capability.replace(/^CAP_/i, "").toUpperCase();
          yield {
            says: "unknown",
            at,
            with: { service, capability },
            near: nearest(plain, known),
            mend: isKnown(plain) ? { kind: "replace", from: capability, to: plain } : undefined,
          };
        }
      }
  },
});

function isKnown(capability: string): boolean {
  return known.some((name) => name === capability);
}

export type Review<Name extends string, Options> = Options extends {
  readonly capabilities: infer Given extends readonly string[];
}
  ? [Exclude<Given[number], (typeof known)[number]>] extends [never]
    ? unknown
    : { readonly capabilities: Judged<Given, Name> }
  : unknown;

type Judged<Given extends readonly unknown[], Name extends string> = {
  readonly [Index in keyof Given]: Given[Index] extends (typeof known)[number]
    ? unknown
    : string extends Given[Index]
      ? unknown
      : DesignReview<
          Said<
            typeof rule,
            { service: Name; capability: Given[Index] },
            Given[Index] extends (typeof boundless)[number] ? "boundless" : "unknown"
          >
        >;
};
