import {
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  group,
  hardening,
  host,
  network,
  phase,
  secret,
  variable,
} from "rexible";
import { worker } from "./worker.js";

const back = network("back", { subnet: "172.28.10.0/24", internal: true });

const password = secret("queue_password");

const queue = catalog.redis({
  name: "queue",
  image: "redis:8.4.0-bookworm",
  networks: [back],
  memory: { limit: "256M" },
  cpus: 0.5,
  password,
});

const workers = group(
  "workers",
  Array.from({ length: 30 }, (_, index) => worker(index + 1, { networks: [back], queue: queue.name, password })),
);

export default defineStack("pool", {
  hosts: {
    prod: host({
      address: variable("prod_address", { example: "203.0.113.30", description: "Address of the host" }),
      user: "deploy",
      memory: "8G",
    }),
  },
  domain: variable("domain", { example: "example.com", description: "Domain of the host" }),
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Configuration", [configure(queue), configure(workers)]),
    phase("3", "Containers", [deploy({ infra: [queue], apps: [workers] })]),
    phase("4", "Keep it", [backup(), hardening()]),
  ],
});
