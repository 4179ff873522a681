import { describe, expect, test } from "vitest";
import { describeDisagreements } from "../../src/facts/compare-with-image.js";
import { factsFor } from "../../src/facts/facts-for.js";
import { postgresqlFacts } from "../../src/facts/images/postgresql.js";

const facts = factsFor("postgres:18.4-bookworm", postgresqlFacts);
if (facts === undefined) throw new Error("the catalog knows PostgreSQL 18");

describe("what the image of PostgreSQL says of itself", () => {
  // Source: the Dockerfile of postgres 18: VOLUME /var/lib/postgresql, EXPOSE 5432, no USER.
  test("agrees for version 18", () => {
    expect(describeDisagreements(facts, { volumes: ["/var/lib/postgresql"], exposedPorts: ["5432/tcp"] })).toEqual([]);
  });

  test("disagrees where user, volume or port are others", () => {
    const image = { user: "999:999", volumes: ["/srv/postgresql"], exposedPorts: ["5433/tcp"] };
    expect(describeDisagreements(facts, image)).toEqual([
      "user: the image starts as '999:999', the catalog says 0",
      "volume: the image declares '/srv/postgresql', which the catalog does not know",
      "port: the image exposes 5433/tcp, the catalog says 5432",
    ]);
  });

  test("is compared by what is known: a named user is not root, a port need not be exposed", () => {
    expect(describeDisagreements(facts, { user: "postgres", volumes: [], exposedPorts: [] })).toHaveLength(1);
    expect(
      describeDisagreements({ ...facts, startsAs: 999 }, { user: "postgres", volumes: [], exposedPorts: [] }),
    ).toEqual([]);
    expect(describeDisagreements(facts, { user: "root", volumes: [], exposedPorts: [] })).toEqual([]);
  });
});
