import { catalog, network, secret } from "rexible";
import { describe, expect, it } from "vitest";

const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const superuserPassword = secret("postgresql_superuser_password");

function upgradeOf(image: string, from: number) {
  const service = catalog.postgresql({
    image,
    networks: [backend],
    memory: { limit: "512M" },
    cpus: 1,
    superuserPassword,
    upgrade: { from },
  });
  const [volume] = service.volumes ?? [];
  if (volume?.kind !== "volume") throw new Error("the data is in no volume");
  return { upgrade: volume.upgrade, refused: volume.refuses?.map(({ found }) => found) };
}

// Where each version keeps its cluster: https://github.com/docker-library/postgres/pull/1259
describe("an upgrade of PostgreSQL", () => {
  it("finds the old cluster in the layout of its version, and refuses others all the same", () => {
    const { upgrade, refused } = upgradeOf("postgres:18.4-bookworm", 17);
    expect(upgrade).toMatchObject({ from: 17, to: 18, tells: { from: "PG_VERSION", to: "18/docker/PG_VERSION" } });
    expect(refused).toEqual(["data/PG_VERSION", "*/docker/PG_VERSION"]);
    expect(upgradeOf("pgvector/pgvector:0.8.1-pg17", 15).upgrade?.tells).toEqual({
      from: "PG_VERSION",
      to: "PG_VERSION",
    });
  });

  it.each([
    ["postgres:17.6-bookworm", 18, "leads from 18 to 17, and PostgreSQL reads no dump of a later version"],
    ["postgres:17.6-bookworm", 17, "leads from 17 to 17"],
    ["postgres:18.4-bookworm", 17.6, "is no major version"],
  ])("to '%s' from %s is refused", (image, from, says) => {
    expect(() => upgradeOf(image, from)).toThrow(says);
  });
});
