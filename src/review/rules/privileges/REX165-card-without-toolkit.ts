import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX165",
  title: "A graphics card that Docker cannot hand over",
  level: "error",
  says: {
    toolkit: "service '{service}' is to get a graphics card, and no role installs what hands it to containers",
    unreserved: "service '{service}' speaks of a graphics card in '{variable}', and is given none",
  },
  why: "Without NVIDIA's toolkit Docker refuses to start the container: 'could not select device driver'. And without a reservation the program finds no card, and works a hundred times slower on the processor without a word.",
  fix: {
    toolkit: "Say 'nvidia: true' in docker(), or accept this where a role of your own installs the toolkit.",
    unreserved: "Add 'gpu: nvidia()'.",
  },
  bad: {
    toolkit: `const app = service("app", { ...required, gpu: nvidia({ count: 1 }) });`,
    unreserved: `const app = service("app", { ...required, environment: { NVIDIA_VISIBLE_DEVICES: "all" } });`,
  },
  good: `
const app = service("app", { ...required, gpu: nvidia({ count: 1 }) });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker({ nvidia: true })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: ["https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const isInstalled = stepsOf(stack).some(
      ({ step }) =>
        step.kind === "role" &&
        step.role === "docker" &&
        step.variables.nvidia !== undefined &&
        step.variables.nvidia !== false,
    );
    for (const [service, { gpu, environment, privileges, compose }] of Object.entries(stack.services)) {
      if (gpu !== undefined && !isInstalled)
        yield { says: "toolkit", at: ["services", service, "gpu"], with: { service } };
      const variable = "NVIDIA_VISIBLE_DEVICES";
      const isAsked =
        environment[variable] !== undefined && environment[variable] !== "none" && environment[variable] !== "void";
      if (gpu === undefined && isAsked && !privileges.privileged && compose?.keys.runtime === undefined)
        yield { says: "unreserved", at: ["services", service, "environment", variable], with: { service, variable } };
    }
  },
});
