import { beforeAll, describe, expect, test } from "vitest";
import { container, converged, service, start } from "./converged.js";

const config = "/opt/demo/configs/db/etc/db.conf";
const hashes = { "demo-apps": { db: "wanted", keys: "wanted", shop: "wanted" } };

/** A database that is set up from inside, what keeps its keys there, and what needs both. */
const stack = {
  docker_stack_services: [
    service("db", { provision: ["provision"] }),
    service("keys", { provision: ["keep-keys"] }),
    service("shop"),
  ],
  docker_stack_starts: [start(60, "db"), start(60, "keys"), start(60, "shop")],
  docker_stack_jobs: [],
  _docker_stack_seen: { hashes, written: { [config]: 50 } },
};

const well = (name: string, more: object = {}) => container(name, "running", "Up 2 days (healthy)", "wanted", more);
const db = (more: object = {}) => well("db", { Created: 100, Mounts: [{ Source: config }], ...more });
const written = (files: Readonly<Record<string, number>>) => ({ _docker_stack_seen: { hashes, written: files } });

describe("a deployment of a host", () => {
  let seen: ReturnType<typeof all>;
  const all = () =>
    converged(stack, {
      whole: { containers: [db(), well("keys"), well("shop")] },
      without_its_database: { containers: [well("keys"), well("shop")] },
      where_a_service_waits_in_vain: {
        containers: [db(), well("keys"), container("shop", "running", "Up 2 days (unhealthy)", "wanted")],
      },
      without_a_file: { containers: [db(), well("keys"), well("shop")], variables: written({}) },
      with_a_file_edited_in_place: {
        containers: [db(), well("keys"), well("shop")],
        variables: written({ [config]: 150 }),
      },
      with_a_folder_that_is_mounted: {
        containers: [db({ Mounts: [{ Source: "/opt/demo/configs/db/etc" }] }), well("keys"), well("shop")],
      },
    });
  beforeAll(() => {
    seen = all();
  }, 120_000);

  const [dbSetUp, keysSetUp] = ["set up demo_db", "set up demo_keys"];

  test("that is as it should be only sets up from inside", () => {
    expect(seen.whole).toEqual({ did: [dbSetUp, keysSetUp], said: "" });
    expect(seen.with_a_folder_that_is_mounted).toEqual(seen.whole);
  });

  test("starts what is gone, before it sets up from inside what needs it", () => {
    expect(seen.without_its_database).toEqual({ did: ["up db as it is", dbSetUp, keysSetUp], said: "" });
  });

  test("restarts what is not well, for Compose would only say so", () => {
    const did = [dbSetUp, keysSetUp, "stopped demo_shop", "up shop as it is"];
    expect(seen.where_a_service_waits_in_vain).toEqual({ did, said: "" });
  });

  test("makes a container anew that holds a file which is gone, or was edited in place", () => {
    const did = ["absent demo_db", "up db as it is", dbSetUp, keysSetUp];
    expect(seen.without_a_file).toEqual({ did, said: "" });
    expect(seen.with_a_file_edited_in_place).toEqual({ did, said: "" });
  });
});
