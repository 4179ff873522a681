import { expect, it } from "vitest";
import { startsOf } from "../../src/model/starts.js";
import { programOf } from "../../src/review/example.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = `
const store = service("store", { ...required, healthcheck: { test: ["/store", "ok"], startPeriod: 60, interval: 10, timeout: 5, retries: 4 }, stopGracePeriod: 20 });
const api = service("api", { ...required, dependsOn: [store] });
const app = service("app", { ...required, dependsOn: [api, store] });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [configure(app), configure(api), configure(store), deploy({ infra: [], apps: [app, store, api] })])],
});`;

it("starts what others wait for before them, however the services are listed", () => {
  const starts = startsOf(stackOf(programOf(program)), "apps");
  expect(starts.map(({ services }) => services)).toEqual([["store"], ["api"], ["app"]]);
});

it("waits until the slowest service of a group must be healthy: its grace, its probes, its stop, and Docker's own two minutes", () => {
  const [first] = startsOf(stackOf(programOf(program)), "apps");
  expect(first?.patience).toBe(60 + (10 + 5) * 4 + 20 + 120);
});
