// Times `cdk8s synth` of a chart with twelve services. cdk8s is installed once, pinned, in a cache of the user's.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

export const pinned = { cdk8s: "2.70.106", "cdk8s-cli": "2.207.60", constructs: "10.4.2" };

const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rexible-bench", "cdk8s");

const chart = `const { App, Chart, ApiObject } = require("cdk8s");
const app = new App();
const chart = new Chart(app, "stack");
for (let number = 1; number <= 12; number++) {
  const name = "s" + number, labels = { app: name };
  new ApiObject(chart, name + "-config", { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { "app.yml": "number: " + number } });
  new ApiObject(chart, name + "-volume", { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } });
  new ApiObject(chart, name + "-service", { apiVersion: "v1", kind: "Service", metadata: { name }, spec: { selector: labels, ports: [{ port: 8080 }] } });
  new ApiObject(chart, name, { apiVersion: "apps/v1", kind: "Deployment", metadata: { name }, spec: { selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name, image: "ghcr.io/example/app:1.4." + number,
      resources: { limits: { memory: "64Mi", cpu: "0.1" } }, securityContext: { capabilities: { drop: ["ALL"] } } }] } } } });
}
app.synth();
`;

/** Milliseconds of each run. */
export function timeCdk8s(runs) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, "node_modules/cdk8s-cli"))) {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: pinned }));
    execFileSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" });
  }
  writeFileSync(join(folder, "main.js"), chart);
  writeFileSync(join(folder, "cdk8s.yaml"), "language: typescript\napp: node main.js\n");
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync("node_modules/.bin/cdk8s", ["synth"], { cwd: folder, env: { ...process.env, CHECK_UPGRADE: "false" } });
    if (status !== 0) throw new Error(String(stderr));
    return performance.now() - start;
  });
}
