import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { probeCommand } from "../../src/facts/probe-command.js";
import type { ImageSettings } from "../../src/model/image-settings.js";
import type { Question } from "../../src/model/service/healthcheck.js";
import type { DeployableService } from "../../src/model/service/service.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { idlenessOf } from "../../src/review/questions/idle/probe.js";
import { stackOf } from "../review/tools/evaluate.js";

function emitted(options: string) {
  const stack = stackOf(programOf(`const app = service("app", { ...required, ${options} });`));
  const files = emitProject(planStack(stack, { roles: {}, ownRoles: {}, playbooks: [] }));
  const read = (path: string) => load(files.get(path)?.text ?? "") as Record<string, never>;
  const { services } = read("roles/docker-stack/files/compose/docker-compose.yml") as unknown as {
    services: { app: { healthcheck: object } };
  };
  const document = files.get("docs/stack.md")?.text ?? "";
  return { probe: services.app.healthcheck, role: read("roles/docker-stack/defaults/main.yml"), document, files };
}

test("what an image is known to have asks in the container", () => {
  const timing = { interval: "30s", timeout: "5s", retries: 3, start_period: "30s", start_interval: "2s" };
  const wget = emitted('image: "n8nio/n8n:2.30.7", healthcheck: http(5678, "/healthz")');
  expect(wget.probe).toEqual({
    test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:5678/healthz"],
    ...timing,
  });
  const bash = emitted('image: "redis:8.4.0-bookworm", healthcheck: tcp(6379, { interval: 10 })');
  expect(bash.probe).toEqual({
    test: ["CMD", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/6379"],
    ...timing,
    interval: "10s",
  });
  expect(bash.role).toMatchObject({ docker_stack_asked: [], docker_stack_unasked: [] });
});

test("the host asks what no program of the image asks, and who waits knows of it", () => {
  const { probe, role, document, files } = emitted('healthcheck: http(8080, "/health", { timeout: 3 })');
  expect(probe).toEqual({ disable: true });
  const asked = [
    {
      service: "app",
      container: "example_app",
      via: "example_app",
      kind: "http",
      port: 8080,
      path: "/health",
      timeout: 3,
    },
  ];
  expect(role).toMatchObject({ docker_stack_asked: asked, docker_stack_unasked: [] });
  expect(load(files.get("roles/smoke-tests/defaults/main.yml")?.text ?? "")).toMatchObject({
    smoke_tests_containers: [],
    smoke_tests_asked: asked,
  });
  expect(document).toContain("| app | `http://<container>:8080/health` answers 200 |");
});

test("the image's own probe keeps its timing, but for what is said", () => {
  expect(emitted("healthcheck: ofImage({ startPeriod: 180 })").probe).toEqual({ start_period: "180s" });
  expect(emitted("healthcheck: ofImage()").probe).toBeUndefined();
});

test("a service that nobody asks has no probe by accident either", () => {
  const { probe, role } = emitted('healthcheck: none({ because: "listens nowhere" })');
  expect(probe).toEqual({ disable: true });
  expect(role).toMatchObject({ docker_stack_unasked: ["example_app"] });
});

/** An image that nobody knows, and what its registry says of it. */
const unknown = { image: "ghcr.io/example/app:1.2.3", facts: undefined } as DeployableService;
const says = (settings: Partial<ImageSettings>): ImageSettings => ({
  volumes: [],
  exposedPorts: [],
  entrypoint: [],
  command: [],
  environment: [],
  ...settings,
});

test("of an image that nobody knows, the lock tells what it has", () => {
  const ask = (settings: Partial<ImageSettings>) =>
    probeCommand({ kind: "tcp", port: 1 }, unknown, says(settings))?.[0];
  expect(ask({})).toBeUndefined();
  expect(ask({ entrypoint: ["/bin/bash", "-c"] })).toBe("bash");
  expect(ask({ environment: ["PATH", "NODE_VERSION"] })).toBe("node");
  expect(ask({ command: ["/usr/local/bin/python", "app.py"] })).toBe("python");
  // A shell line may try a program that is not there.
  expect(ask({ healthcheck: { test: ["CMD-SHELL", "nc -z 127.0.0.1 1 || exit 1"] } })).toBeUndefined();
});

const programs = ["wget", "curl", "bash", "python3", "node", "nc"].filter(
  (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0,
);

function endOf(command: readonly string[]): Promise<number | null> {
  const [program = "", ...words] = command;
  return new Promise((resolve) => spawn(program, words, { stdio: "ignore" }).on("close", resolve));
}

test.each(programs)(
  "the command with %s tells what answers from what does not",
  { timeout: 20_000 },
  async (program) => {
    const server = createServer(({ url }, answer) => answer.writeHead(url === "/well" ? 200 : 503).end("text"));
    const port = await new Promise<number>((resolve) =>
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
    );
    const image = says({ entrypoint: [program] });
    const ask = (asked: Question) => probeCommand(asked, unknown, image);
    for (const [asked, ends] of [
      [{ kind: "http", port, path: "/well" }, true],
      [{ kind: "http", port, path: "/ill" }, false],
      [{ kind: "tcp", port }, true],
      [{ kind: "tcp", port: 9 }, false],
    ] as const) {
      const command = ask(asked);
      if (command === undefined) continue;
      expect(idlenessOf(command), command.join(" ")).toBeUndefined();
      expect((await endOf(command)) === 0, command.join(" ")).toBe(ends);
    }
    server.close();
  },
);
