import { type Network, type Secret, service } from "rexible";

/** What all workers share. */
export interface Pool {
  readonly networks: readonly Network[];
  /** Name of the service that holds the queue. */
  readonly queue: string;
  readonly password: Secret;
}

/** One of many workers that take jobs from the queue. Names that a loop makes are judged when the stack is built. */
export function worker(number: number, { networks, queue, password }: Pool) {
  return service(`worker-${number}`, {
    image: "ghcr.io/example/worker:2.3.1",
    networks,
    memory: { limit: "128M" },
    cpus: 0.1,
    user: 10001,
    environment: { QUEUE_HOST: queue, WORKER_NUMBER: number },
    secrets: { QUEUE_PASSWORD: password },
    secretDelivery: { kind: "file", suffix: "_FILE" },
    healthcheck: { test: ["/worker", "alive"] },
  });
}
