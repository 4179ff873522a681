import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const program = join(repository, "roles-src/uptime-config/files/bin/container-metrics");

/** What Docker's API 1.52 answers, as far as it is read; control groups of version 1 name files otherwise. */
const stats = (total: number, memory: object, more: object = {}) => ({
  cpu_stats: { cpu_usage: { total_usage: total, usage_in_kernelmode: 1 }, online_cpus: 2 },
  memory_stats: memory,
  pids_stats: { current: 7, limit: 256 },
  ...more,
});
const answers: Readonly<Record<string, unknown>> = {
  "/containers/json": [{ Id: "one" }, { Id: "two" }, { Id: "gone" }, { Id: "ended" }],
  "/containers/one/json": { Name: "/shop_postgresql", HostConfig: { Memory: 536870912 } },
  "/containers/one/stats?stream=false&one-shot=true": stats(
    12_500_000_000,
    { usage: 1000, limit: 536870912, stats: { inactive_file: 400 } },
    { networks: { eth0: { rx_bytes: 10, tx_bytes: 1 }, eth1: { rx_bytes: 20, tx_bytes: 2 } } },
  ),
  "/containers/two/json": { Name: "/shop_older", HostConfig: { Memory: 0 } },
  "/containers/two/stats?stream=false&one-shot=true": stats(1_000_000_000, {
    usage: 900,
    stats: { total_inactive_file: 100 },
  }),
  "/containers/gone/json": { Name: "/shop_gone", HostConfig: { Memory: 0 } },
  "/containers/ended/json": { Name: "/shop_ended", HostConfig: { Memory: 0 } },
  "/containers/ended/stats?stream=false&one-shot=true": stats(0, {}),
};

test("what each container uses is written as cAdvisor names it, and goes when Docker does not answer", async () => {
  const folder = scratch({});
  const [file, socket] = [join(folder, "containers.prom"), join(folder, "docker.sock")];
  const server = createServer(({ url = "" }, answer) => {
    const found = answers[url];
    answer.writeHead(found === undefined ? 404 : 200).end(JSON.stringify(found ?? { message: "No such container" }));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => void server.close());
  const measure = (at: string) =>
    promisify(execFile)("python3", [program, file], { env: { ...process.env, DOCKER_SOCKET: at } });

  await measure(socket);
  expect(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("container_")),
  ).toEqual([
    'container_cpu_usage_seconds_total{name="shop_older"} 1.0',
    'container_cpu_usage_seconds_total{name="shop_postgresql"} 12.5',
    'container_memory_working_set_bytes{name="shop_older"} 800',
    'container_memory_working_set_bytes{name="shop_postgresql"} 600',
    'container_spec_memory_limit_bytes{name="shop_older"} 0',
    'container_spec_memory_limit_bytes{name="shop_postgresql"} 536870912',
    'container_processes{name="shop_older"} 7',
    'container_processes{name="shop_postgresql"} 7',
    'container_network_receive_bytes_total{name="shop_older"} 0',
    'container_network_receive_bytes_total{name="shop_postgresql"} 30',
    'container_network_transmit_bytes_total{name="shop_older"} 0',
    'container_network_transmit_bytes_total{name="shop_postgresql"} 3',
  ]);

  writeFileSync(file, "old");
  await expect(measure(join(folder, "nothing.sock"))).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Docker says nothing of its containers: .*\n$/),
  });
  expect(existsSync(file)).toBe(false);
});
