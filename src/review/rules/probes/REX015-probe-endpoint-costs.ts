import { factsOf } from "../../../facts/facts-of.js";
import { urlsIn, wordsOfProbe } from "../../questions/probe.js";
import { isHandWritten, withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX015",
  title: "A probe asks an endpoint that costs, needs a login or is not there",
  level: "error",
  says: {
    sideEffects: "the probe of service '{service}' asks '{path}', which makes the service do work elsewhere",
    login: "the probe of service '{service}' asks '{path}', which needs a login",
    unknown: "the probe of service '{service}' asks '{path}', which image '{image}' is not known to have",
  },
  why: "A probe runs every few seconds for ever. One endpoint called every configured model each time and cost real money; one behind a login answers 401 to a healthy service's own probe.",
  fix: {
    sideEffects: "Ask an endpoint without side effects: {good}.",
    login: "Ask an endpoint without a login: {good}.",
    unknown: "Ask one that it has: {good}.",
  },
  bad: {
    sideEffects: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/health')"], startPeriod: 90 },
});`,
    login: `
const app = service("app", {
  ...qdrant,
  healthcheck: { test: ["bash", "-c", "cat < /dev/tcp/127.0.0.1/6333 # http://127.0.0.1:6333/metrics"], startPeriod: 30 },
});`,
    unknown: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/api/health')"], startPeriod: 90 },
});`,
  },
  good: `
const app = service("app", {
  ...litellm,
  healthcheck: { test: ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4000/health/readiness')"], startPeriod: 90 },
});`,
  links: ["https://docs.litellm.ai/docs/proxy/health"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const facts = factsOf(definition);
      const { image } = definition;
      if (facts === undefined || Object.keys(facts.probes).length === 0) continue;
      const good = Object.entries(facts.probes)
        .flatMap(([path, { login, sideEffects }]) => (login || sideEffects ? [] : [`'${path}'`]))
        .join(", ");
      for (const { word, route } of wordsOfProbe(definition))
        for (const { path } of urlsIn(word)) {
          const at = ["services", service, ...route];
          const endpoint = facts.probes[path];
          // The first page of a hand-written probe is there, and what it costs is not known.
          if (endpoint === undefined && path === "/" && isHandWritten(definition)) continue;
          if (endpoint === undefined) yield { says: "unknown", at, with: { service, path, image, good } };
          else if (endpoint.sideEffects) yield { says: "sideEffects", at, with: { service, path, good } };
          else if (endpoint.login) yield { says: "login", at, with: { service, path, good } };
        }
    }
  },
});
