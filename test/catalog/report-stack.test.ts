import { describe, expect, it } from "vitest";
import { validateStack } from "../../src/validate/stack.js";
import declared from "../../stack.js";

const { stack } = validateStack(declared, (origin) => origin);
const services = Object.entries(stack?.services ?? {});

describe.each(services)("%s in the stack of the report", (_, service) => {
  const { facts } = service;

  it("is an image that the catalog knows", () => {
    expect(facts?.repository).toEqual(expect.any(String));
  });

  it("is probed with a program of its image", () => {
    expect(facts?.tools).toContain(service.healthcheck.test[0]);
  });

  it("keeps every data path of its image in a volume", () => {
    const volumes = service.volumes.flatMap((mount) => (mount.kind === "volume" ? [mount.path] : []));
    expect(volumes).toEqual(expect.arrayContaining([...(facts?.dataPaths ?? [])]));
  });

  it("has the capabilities of its entrypoint, and none where it starts as its own user", () => {
    const user = service.user?.split(":")[0] ?? String(facts?.startsAs);
    expect([...service.capabilities].sort()).toEqual(user === "0" ? [...(facts?.capabilities ?? [])].sort() : []);
  });

  it("finds its configuration where the image looks for it", () => {
    const isRead = (path: string) => facts?.configPaths.some((known) => path === known || path.startsWith(`${known}/`));
    const templatesOfOurs = ["/etc/grafana/dashboards/", "/etc/grafana/keep-password.sh"];
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

it("looks at all twelve services of the report", () => {
  expect(services).toHaveLength(12);
});
