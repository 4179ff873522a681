import { waitingInCircle } from "../../../model/machines/start-order.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX244",
  title: "Machines that wait for each other",
  level: "error",
  says: "'{service}' of the machine '{machine}' waits for '{needed}' of '{other}', where something waits for '{machine}' too",
  why: "Machines are deployed one after the other, each once those that it waits for serve. Where each waits for the other, none can be the first.",
  fix: "Put '{service}' and '{needed}' on one machine, or let one of the two machines wait for nobody.",
  bad: `
const store = service("store", { ...required, on: far, port: 8080 });
const other = service("other", { ...required, on: near, port: 8081 });
const app = service("app", { ...required, on: near, dependsOn: [store] });
const report = service("report", { ...required, on: far, dependsOn: [other] });

export default defineStack("example", {
  ...twoHosts,
  phases: [
    phase("1", "Containers", [
      docker(), configure(store), configure(other), configure(app), configure(report),
      deploy({ infra: [store, other], apps: [app, report] }),
    ]),
  ],
});`,
  good: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const [first, ...others] = waitingInCircle(stack);
    if (first === undefined) return;
    const { service, needed, machine, neededMachine: other } = first;
    yield {
      at: ["services", service],
      with: { service, needed, machine, other },
      related: others.map((wait) => ({
        at: ["services", wait.service],
        says: `'${wait.service}' of '${wait.machine}' waits for '${wait.needed}' of '${wait.neededMachine}'`,
      })),
    };
  },
});
