import { factsOf } from "../../../facts/facts-of.js";
import { doesOwnWork } from "../../questions/own-work.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX031",
  title: "An environment variable without which the image does not start",
  level: "error",
  says: "service '{service}' does not set '{name}', without which image '{image}' does not start",
  why: "The container ends with a message in its own log, and Docker starts it again for ever.",
  fix: "Set '{name}' in 'secrets', or in 'environment' where it is no secret.",
  bad: `
const app = service("app", {
  ...litellm,
  secrets: {},
});`,
  good: `
const app = service("app", {
  ...litellm,
  secrets: { LITELLM_MASTER_KEY: secret("litellm_master_key") },
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, environment, secrets } = definition;
      const given = new Set([...Object.keys(environment), ...Object.keys(secrets)]);
      const { requiredEnvironment = [], insteadOfRequired = [] } = factsOf(definition) ?? {};
      if (doesOwnWork(definition)) continue;
      const isGiven = (name: string) => given.has(name) || given.has(`${name}_FILE`);
      const makesUp = (one: string) => {
        const [name = "", value] = one.split("=");
        return value === undefined ? isGiven(name) : environment[name] === value;
      };
      if (insteadOfRequired.some(makesUp)) continue;
      for (const name of requiredEnvironment)
        if (!isGiven(name)) yield { at: ["services", service, "environment"], with: { service, name, image } };
    }
  },
});
