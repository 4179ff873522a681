import { beforeAll, describe, expect, test } from "vitest";
import { container, converged, service, start } from "./converged.js";

const stack = {
  docker_stack_services: [service("shop"), service("migrate"), service("report")],
  docker_stack_starts: [start(1, "migrate"), start(60, "shop"), start(60, "report")],
  docker_stack_jobs: [
    { service: "migrate", container: "demo_migrate", scheduled: false },
    { service: "report", container: "demo_report", scheduled: true },
  ],
  _docker_stack_seen: { hashes: { "demo-apps": { shop: "new", migrate: "wanted", report: "wanted" } }, written: {} },
};

const shop = container("shop", "running", "Up 2 days (healthy)", "old");
const job = (code: number, hash = "wanted") => container("migrate", "exited", `Exited (${code}) 2 days ago`, hash);

describe("a deployment with a job before a service", () => {
  let seen: ReturnType<typeof all>;
  const all = () =>
    converged(stack, {
      done: { containers: [shop, job(0)] },
      changed: { containers: [shop, job(0, "another")] },
      asked: {
        containers: [shop, job(0), container("report", "created", "Created", "wanted")],
        variables: { docker_stack_run_jobs: ["migrate"] },
      },
      failed: { containers: [shop, job(3)], ends: 3 },
      endless: { containers: [shop], ends: "never" },
    });
  beforeAll(() => {
    seen = all();
  }, 120_000);

  const [ran, started, made] = ["up migrate always", "up shop as it is", "stopped report as it is"];

  test("runs it, made anew, before the service is started", () => {
    expect(seen.changed).toEqual({ did: [ran, started, made], said: "" });
  });

  test("does not run it once more, unless it changed, failed or is asked for", () => {
    expect(seen.done).toEqual({ did: [started, made], said: "" });
    expect(seen.asked.did).toEqual([ran, started]);
  });

  test("makes the container of a job on a schedule, and does not start it", () => {
    expect(seen.done.did).toContain(made);
    expect(seen.asked.did).not.toContain(made);
  });

  test("holds the service back where it fails, and shows its last lines", () => {
    expect(seen.failed.did).toEqual([ran]);
    expect(seen.failed.said).toContain("Container 'demo_migrate' is exited with exit code 3.");
    expect(seen.failed.said).toContain("no such column");
  });

  test("stops it where it does not end in its time", () => {
    expect(seen.endless.did).toEqual([ran, "stopped demo_migrate"]);
    expect(seen.endless.said).toContain("It had 1 seconds to end, and was stopped.");
    expect(seen.endless.said).not.toContain("Compose says");
  });
});
