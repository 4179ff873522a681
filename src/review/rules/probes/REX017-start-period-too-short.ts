import { factsOf } from "../../../facts/facts-of.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX017",
  title: "A service is given less time to start than its image needs",
  level: "error",
  says: "service '{service}' has {given} s to start, and image '{image}' may need {needed} s",
  why: "The first start migrates a database or fetches certificates. Probes that count too early mark it unhealthy, and the deployment stops though all is well.",
  fix: "Write 'startPeriod: {needed}', or more on a slow host.",
  bad: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/health/readiness')"], startPeriod: 10 },
});`,
  good: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/health/readiness')"], startPeriod: 90 },
});`,
  links: ["https://docs.docker.com/reference/compose-file/services/#healthcheck"],
  inEditor: false,
  mends: true,
  abroad: { because: "How long a program needs is known on its own host." },
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, healthcheck, probe } = definition;
      const timing = healthcheck ?? probe;
      if (timing === undefined || probe?.kind === "none" || probe?.kind === "image" || probe?.kind === "end") continue;
      const given = timing.startPeriod;
      const needed = factsOf(definition)?.startPeriod ?? 0;
      if (given < needed)
        yield {
          at: ["services", service, "healthcheck", "startPeriod"],
          with: { service, given, image, needed },
          mend: { kind: "replace", from: given, to: needed },
        };
    }
  },
});
