import { factsOf } from "../../../facts/facts-of.js";
import { imageOf } from "../../../facts/image-of.js";
import type { Application } from "../../../model/application.js";
import { isOpenPort } from "../../../model/service/ports.js";
import { networksOf } from "../../questions/networks.js";
import { doesOwnWork } from "../../questions/own-work.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX071",
  title: "A database with a way out to the internet",
  level: "warning",
  says: "database '{service}' is in network '{network}', which has a way out to the internet",
  why: "A database needs nobody outside. With a way out, whoever gets into it carries the data away, and a forgotten port mapping is enough to let everyone in.",
  fix: "Put it into a network with 'internal: true', together with the services that use it.",
  bad: `
const data = network("data", { subnet: "172.20.3.0/24" });
const app = service("app", { ...redis, networks: [data] });`,
  good: `
const data = network("data", { subnet: "172.20.3.0/24", internal: true });
const app = service("app", { ...redis, networks: [data] });`,
  links: ["https://docs.docker.com/reference/compose-file/networks/#internal"],
  inEditor: false,
  abroad: { because: "Compose gives every file a network with a way out; few say another." },
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    const engines = enginesIn(application);
    for (const [service, definition] of Object.entries(application.services)) {
      const { publish, ports, expose } = definition;
      const reference = imageOf(definition);
      const isDatabase =
        engines.has(service) || databases.has(`${reference?.registry ?? ""}/${reference?.repository ?? ""}`);
      const isReached =
        publish.length > 0 || ports.some(isOpenPort) || expose.length > 0 || factsOf(definition)?.egress === true;
      if (!isDatabase || isReached || doesOwnWork(definition)) continue;
      for (const [index, network] of networksOf(definition).entries())
        if (application.networks[network]?.internal === false)
          yield {
            at: ["services", service, "networks", index],
            with: { service, network },
            related: [{ at: ["networks", network], says: `'${network}' is not internal` }],
          };
    }
  },
});

const databases = new Set(
  `docker.io/library/postgres docker.io/pgvector/pgvector docker.io/postgis/postgis docker.io/library/mariadb
  docker.io/library/mysql docker.io/library/redis docker.io/valkey/valkey docker.io/library/mongo
  docker.io/library/memcached`.split(/\s+/),
);

function enginesIn({ services }: Application): ReadonlySet<string> {
  return new Set(Object.values(services).flatMap((service) => service.databases.map(({ engine }) => engine)));
}
