import fc from "fast-check";
import type { DeployableService } from "../../../src/model/service/service.js";
import type { Stack } from "../../../src/model/stack.js";
import { probed, report } from "./changed-report.js";

const word = fc.oneof(
  fc.string(),
  fc.constantFrom("", "/", "http://", "$(", "sh", "-c", "postgres:18", "redis:8.4.0-bookworm"),
);
const drawn = fc.record({
  image: word,
  networks: fc.oneof(fc.constant("host" as const), fc.array(word, { maxLength: 3 })),
  capabilities: fc.array(word, { maxLength: 3 }),
  readOnly: fc.boolean(),
  reverseProxy: fc.boolean(),
  dependsOn: fc.array(word, { maxLength: 2 }),
  publish: fc.array(word, { maxLength: 2 }),
  environment: fc.dictionary(word, fc.oneof(word, fc.boolean(), fc.integer())),
  command: fc.option(fc.array(word), { nil: undefined }),
  test: fc.array(word, { minLength: 1 }),
  path: word,
  limit: word,
  user: fc.option(word, { nil: undefined }),
  subdomain: fc.option(word, { nil: undefined }),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const model = report.services.n8n as DeployableService;

function anyStack(services: Record<string, Drawn>, networks: Record<string, string>): Stack {
  return {
    ...report,
    networks: Object.fromEntries(Object.entries(networks).map(([name, subnet]) => [name, { subnet, internal: false }])),
    services: Object.fromEntries(
      Object.entries(services).map(([name, { test: probe, path, limit, subdomain, ...given }]) => [
        name,
        {
          ...model,
          ...given,
          facts: undefined,
          healthcheck: { ...probed(model.healthcheck), test: probe as [string, ...string[]] },
          volumes: [{ kind: "volume", path, backup: "files" }],
          memory: { ...model.memory, limit },
          expose: subdomain === undefined ? [] : [{ kind: "public", subdomain }],
        } satisfies DeployableService,
      ]),
    ),
  };
}

/** Stacks of the right types, with any words in them. */
export const anyStacks = fc
  .tuple(fc.dictionary(word, drawn), fc.dictionary(word, word))
  .map(([services, networks]) => anyStack(services, networks));
