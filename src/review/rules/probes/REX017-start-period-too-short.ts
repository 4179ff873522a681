import { factsOf } from "../../../facts/facts-of.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX017",
  title: "A service is given less time to start than its image needs",
  level: "error",
  says: {
    start: "service '{service}' has {given} s to start, and image '{image}' may need {needed} s",
    timeout: "the probe of service '{service}' may take {timeout} s, longer than the {interval} s between two",
  },
  why: "The first start migrates a database or fetches certificates. Probes that count too early mark it unhealthy, and the deployment stops though all is well.",
  fix: {
    start: "Write 'startPeriod: {needed}', or more on a slow host.",
    timeout: "Make 'timeout' shorter than 'interval'.",
  },
  bad: {
    start: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/health/readiness')"], startPeriod: 10 },
});`,
    timeout: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["/app/health"], interval: 5, timeout: 30 },
});`,
  },
  good: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/health/readiness')"], startPeriod: 90 },
});`,
  links: ["https://docs.docker.com/reference/compose-file/services/#healthcheck"],
  inEditor: false,
  mends: ["start"],
  abroad: { because: "How long a program needs is known on its own host." },
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, healthcheck, probe } = definition;
      const timing = healthcheck ?? probe;
      if (timing === undefined || probe?.kind === "none" || probe?.kind === "image") continue;
      const { startPeriod: given, timeout, interval } = timing;
      const needed = factsOf(definition)?.startPeriod ?? 0;
      if (given < needed)
        yield {
          says: "start",
          at: ["services", service, "healthcheck", "startPeriod"],
          with: { service, given, image, needed },
          mend: { kind: "replace", from: given, to: needed },
        };
      if (timeout > interval)
        yield {
          says: "timeout",
          at: ["services", service, "healthcheck", "timeout"],
          with: { service, timeout, interval },
        };
    }
  },
});
