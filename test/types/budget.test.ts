import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compileProject, compilerOptions, compilers } from "./compilers.js";

const folder = mkdtempSync(join(tmpdir(), "rexible-budget-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A sound stack of so many services, each with an image, mounts, a probe and a dependency of its own. */
function stackOfServices(count: number, stepsInPhase = 50): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const services = numbers.map(
    (index) => `const s${index} = service("s${index}", {
  image: "ghcr.io/example/app${index}:1.${index}.3-alpine",
  networks: [backend],
  memory: { limit: "256M", reservation: "64M" },
  cpus: 0.5,
  user: 1000,
  capabilities: ["CHOWN", "SETGID"],
  volumes: [volume("/data${index}", { backup: "files" })],
  environment: { APP_MODE: "fast", APP_LEVEL: "${index}" },
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:${8000 + index}/health"], startPeriod: 60 },
  port: ${8000 + index},
  ${index > 0 ? `dependsOn: [s${index - 1}],` : ""}
});`,
  );
  const phases = numbers
    .filter((index) => index % stepsInPhase === 0)
    .map((first) => {
      const steps = numbers.slice(first, first + stepsInPhase).map((index) => `configure(s${index})`);
      return `phase("c${first}", "Configuration", [${steps.join(", ")}]),`;
    });
  return `import { common, configure, defineStack, deploy, host, network, phase, service, volume } from "rexible";
const backend = network("backend", { subnet: "172.20.2.0/24" });
${services.join("\n")}
export default defineStack("big", {
  hosts: { prod: host({ address: "192.0.2.1", user: "deploy" }) },
  domain: "example.com",
  phases: [
    phase("1", "Foundations", [common()]),
    ${phases.join("\n    ")}
    phase("9", "Containers", [deploy({ infra: [], apps: [${numbers.map((index) => `s${index}`).join(", ")}] })]),
  ],
});
`;
}

/** How many types TypeScript 7 instantiates for so many services. */
function instantiations(count: number, stepsInPhase?: number): number {
  writeFileSync(join(folder, "stack.ts"), stackOfServices(count, stepsInPhase));
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["stack.ts"] }));
  const output = compileProject(compilers["7.0"] ?? "", folder, "--extendedDiagnostics", "--singleThreaded");
  expect(output).not.toContain("error TS");
  return Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1]);
}

// Measured: 720, of which each letter of its name and each word of its probe takes some.
test("a service costs the type checker at most 750 instantiations", { timeout: 120_000 }, () => {
  const [few, many] = [instantiations(20), instantiations(220)];
  expect((many - few) / 200).toBeLessThan(750);
  expect((many - few) / 200).toBeGreaterThan(50);
});

// Measured: 860,000 and 680,000. A walk step by step would be "excessively deep and possibly infinite".
test.each([
  ["one phase with 1,000 steps", 1000, 1000],
  ["300 phases", 300, 1],
])("%s is judged, too, with at most 1,200,000 instantiations", { timeout: 300_000 }, (_, count, stepsInPhase) => {
  expect(instantiations(count, stepsInPhase)).toBeLessThan(1_200_000);
});
