import { factsOf } from "../../../facts/facts-of.js";
import { textsOfKey } from "../../../model/ansible/container.js";
import { nearest } from "../../../model/nearest.js";
import {
  type boundless,
  isBoundless,
  isKnown,
  isWide,
  type known,
  named,
  plainName,
  wide,
} from "../../questions/capabilities.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX025",
  title: "A capability that does not exist, or has no bounds",
  level: "error",
  says: {
    unknown: "service '{service}' asks for capability '{capability}', which Linux does not have",
    boundless: "service '{service}' asks for capability '{capability}', which makes it root on the host",
    wide: "service '{service}' asks for capability '{capability}', which {effect}",
    role: "container '{container}' of role '{role}' has capability '{capability}', which {effect}",
  },
  why: "Docker refuses a capability that it does not know. One without bounds undoes what dropping all of them is for.",
  fix: {
    unknown: "Write it as in capabilities(7), in capitals and without 'CAP_'.",
    boundless: "Ask for the ones that the program needs, by name.",
    wide: "Leave it out, or accept this with the reason why the program needs it.",
    role: "Leave it out, or accept this with the reason why the program needs it.",
  },
  bad: {
    unknown: `const app = service("app", { ...required, capabilities: ["CAP_CHOWN"] });`,
    boundless: `const app = service("app", { ...required, capabilities: ["SYS_ADMIN"] });`,
    wide: `const app = service("app", { ...required, capabilities: ["SYS_PTRACE"] });`,
    role: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the scanner
  community.docker.docker_container:
    name: scanner
    image: ghcr.io/example/scanner:1.4.2
    capabilities: [DAC_READ_SEARCH]
`,
      },
    },
  },
  good: `const app = service("app", { ...required, capabilities: ["CHOWN"] });`,
  links: ["https://man7.org/linux/man-pages/man7/capabilities.7.html"],
  inEditor: ["unknown", "boundless"],
  mends: ["unknown"],
  seesContainers: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services))
      for (const [index, capability] of definition.capabilities.entries()) {
        const at = ["services", service, "capabilities", index];
        if (isBoundless(capability)) yield { says: "boundless", at, with: { service, capability } };
        else if (isWide(capability)) {
          // What the facts of the image say that it needs, they give the reason for.
          if (factsOf(definition)?.capabilities.includes(capability) !== true)
            yield { says: "wide", at, with: { service, capability, effect: wide[capability] } };
        } else if (!isKnown(capability)) {
          const plain = plainName(capability);
          yield {
            says: "unknown",
            at,
            with: { service, capability },
            near: nearest(plain, named),
            mend: isKnown(plain) ? { kind: "replace", from: capability, to: plain } : undefined,
          };
        }
      }
  },

  *checkRole(role) {
    for (const container of role.containers)
      for (const key of ["cap_add", "capabilities"])
        for (const [index, written] of textsOfKey(container, key)) {
          const capability = plainName(written);
          if (isWide(capability))
            yield {
              says: "role",
              at: container.at(key, index),
              with: { container: container.name, role: role.name, capability, effect: wide[capability] },
            };
        }
  },
});

export type Review<Name extends string, Options> = Options extends {
  readonly capabilities: infer Given extends readonly string[];
}
  ? [Exclude<Given[number], (typeof known)[number] | keyof typeof wide>] extends [never]
    ? unknown
    : { readonly capabilities: Judged<Given, Name> }
  : unknown;

type Judged<Given extends readonly unknown[], Name extends string> = {
  readonly [Index in keyof Given]: Given[Index] extends (typeof known)[number] | keyof typeof wide
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
