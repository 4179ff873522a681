import { catalog } from "rexible";
import { describe, expect, it } from "vitest";
import { programsOfBase } from "../../src/facts/images/base-programs.js";
import { validateStack } from "../../src/validate/stack.js";
import reported from "../../stack.js";
import everything from "./every-service.js";
import { catalogPage } from "./page.js";

const servicesOf = (declared: unknown) =>
  Object.entries(validateStack(declared, (origin) => origin).stack?.services ?? {});
const services = servicesOf(reported);
const others = servicesOf(everything).filter(([name]) => !services.some(([known]) => known === name));

describe.each([...services, ...others])("%s", (_, service) => {
  const { facts } = service;

  it("is an image that the catalog knows", () => {
    expect(facts?.repository).toEqual(expect.any(String));
  });

  it("is probed with a program of its image", () => {
    // Of a probe in words the compiler chooses the program, by the same facts.
    if (service.probe?.kind === "http") return;
    expect([...(facts?.tools ?? []), ...programsOfBase(facts?.base)]).toContain(service.healthcheck?.test[0]);
  });

  it("keeps every data path of its image in a volume", () => {
    const volumes = service.volumes.flatMap((mount) => (mount.kind === "volume" ? [mount.path] : []));
    expect(volumes).toEqual(expect.arrayContaining([...(facts?.dataPaths ?? [])]));
  });

  it("has the capabilities of its entrypoint, and none where it starts as its own user", () => {
    const user = service.user?.split(":")[0] ?? String(facts?.startsAs);
    expect([...service.capabilities].sort()).toEqual(user === "0" ? [...(facts?.capabilities ?? [])].sort() : []);
  });

  it("runs as another user than root, or is known to have no other", () => {
    if (service.runsAs.uid === 0) expect(facts?.rootBecause).toEqual(expect.any(String));
  });

  it("finds its configuration where the image looks for it", () => {
    const isRead = (path: string) => facts?.configPaths.some((known) => path === known || path.startsWith(`${known}/`));
    const templatesOfOurs = [
      "/etc/grafana/dashboards/",
      "/etc/grafana/keep-password.sh",
      "/etc/mysql/rexible/",
      "/qdrant/backup/",
    ];
    const files = service.files.map(({ path }) => path);
    expect(files.filter((path) => !isRead(path) && !templatesOfOurs.some((own) => path.startsWith(own)))).toEqual([]);
  });

  it("can write where it must, on a read-only root", () => {
    const writable = [
      ...service.volumes.flatMap((mount) => ("path" in mount ? [mount.path] : [])),
      ...Object.keys(service.tmpfs),
    ];
    const needed = service.readOnly ? (facts?.writablePaths ?? []) : [];
    expect(needed.filter((path) => !writable.includes(path))).toEqual([]);
  });
});

it("looks at all twelve services of the report, and at each constructor of the catalog", () => {
  expect(services).toHaveLength(12);
  const names = Object.keys(catalog).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  expect([...services, ...others].map(([name]) => name)).toEqual(expect.arrayContaining(names));
});

it("stands in docs/catalog.md", async () => {
  await expect(catalogPage([...services, ...others])).toMatchFileSnapshot("../../docs/catalog.md");
});
