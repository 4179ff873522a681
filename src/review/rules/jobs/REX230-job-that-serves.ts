import { served } from "../../../model/service/job.js";
import type { Service } from "../../../model/service/service.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX230",
  title: "A job that says what only a service has",
  level: "error",
  says: "job '{job}' says '{option}', which is for a service that runs on",
  why: "A job is judged by how it ends, and then it is gone: nobody asks it meanwhile, no address leads to it, and nothing of it can be scraped or dumped.",
  fix: "Take '{option}' away, or declare '{job}' with service() if it runs on.",
  bad: `
const app = service("app", required);
const migrate = job("migrate", { ...required, command: ["bin/migrate"], before: app });`,
  good: `
const app = service("app", required);
const migrate = job("migrate", { ...once, command: ["bin/migrate"], before: app });`,
  links: [],
  inEditor: true,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [job, service] of Object.entries(services))
      for (const option of service.job === undefined ? [] : served.filter((one) => isSaid(service, one)))
        yield { at: ["services", job, option], with: { job, option } };
  },
});

function isSaid(service: Service, option: (typeof served)[number]): boolean {
  if (option === "healthcheck") return service.probe?.kind !== "end";
  const said: unknown = Reflect.get(service, option);
  return said !== undefined && said !== false && said !== 1 && !(Array.isArray(said) && said.length === 0);
}

export type Review<Name extends string, Options> = {
  readonly [Option in keyof Options & (typeof served)[number]]: DesignReview<
    Said<typeof rule, { job: Name; option: Option }>
  >;
};
