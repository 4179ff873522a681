import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Stack } from "../../src/model/stack.js";
import { hostFilesOf } from "../../src/roles/host-files.js";
import { builtInRoles } from "../../src/roles/registry.js";
import { filesBelow, repository } from "../lint/projects.js";

const variables: Readonly<Record<string, object>> = {
  "alerts-config": { to: [{ kind: "webhook", url: "https://example.com" }], driftHours: 1 },
};

function hostFilesOfRole(role: string): readonly string[] {
  const steps = [{ kind: "role", role, own: false, variables: variables[role] ?? {} }];
  return hostFilesOf({
    name: "shop",
    hosts: {},
    services: {},
    phases: [{ id: "1", title: "One", steps }],
  } as unknown as Stack);
}

// What a role brings and this list does not name would stay on the host for ever.
test.each([...builtInRoles.keys()].filter((role) => hostFilesOfRole(role).length > 0))(
  "every program and unit of the role '%s' goes with it",
  (role) => {
    const folder = join(repository, "roles-src", role);
    const below = (part: string) => (existsSync(join(folder, part)) ? filesBelow(join(folder, part)) : []);
    const programs = below("files/bin").map((path) => `/opt/shop/bin/${path}`);
    // What cuts a host off that holds data of another environment stays, whatever leaves the stack.
    const units = below("templates").filter((path) => /(?<!^secluded)\.(service|timer)\.j2$/.test(path));
    const files = hostFilesOfRole(role).filter((path) => path.startsWith("/opt/shop/bin/"));
    expect(files).toEqual(expect.arrayContaining(programs));
    // Those of hardening stay: nobody's host is to be less safe because a line went.
    if (role !== "hardening")
      for (const unit of units.map((path) => path.replace(".j2", "")))
        expect(
          hostFilesOfRole(role).some((path) => path.startsWith("/etc/systemd/system/") && path.endsWith(unit)),
        ).toBe(true);
  },
);
