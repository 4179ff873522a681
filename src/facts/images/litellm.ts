import type { ImageFacts } from "../../model/facts.js";

const repositories = ["ghcr.io/berriai/litellm", "docker.litellm.ai/berriai/litellm", "docker.io/litellm/litellm"];

const common: Omit<ImageFacts, "repository" | "versions" | "tagPattern" | "writablePaths" | "probes"> = {
  published: "^(main-)?v\\d+\\.\\d+\\.\\d+([.-][a-z0-9.-]+)?$",
  sources: [
    "https://docs.litellm.ai/docs/proxy/config_settings",
    "https://docs.litellm.ai/docs/proxy/health",
    "https://github.com/BerriAI/litellm/pull/12066: HTTPS_PROXY counts with AIOHTTP_TRUST_ENV",
    "https://github.com/BerriAI/litellm/blob/main/Dockerfile: wolfi-base, Python 3.13, docker/prod_entrypoint.sh",
    "https://github.com/BerriAI/litellm/releases: 'v1.108.12' and the like; '-stable' was the form until 1.83",
    "https://github.com/BerriAI/litellm/blob/main/docker/Dockerfile.non_root: the image without root",
    "PyPI package litellm 1.83.3: DATABASE_HOST, _NAME, _USERNAME and _PASSWORD become the database's URL",
    "PyPI package litellm 1.108.12, proxy/management_endpoints/key_management_endpoints.py: a virtual key may be given, begins with sk-, is kept by its hash; one alias, one key",
    "field report: 1.83.14 failed; '/health' calls every model and cost money; migrations write below site-packages",
  ],
  startsAs: 0,
  runsAs: { uid: 0, gid: 0 },
  rootBecause:
    "the image keeps /app and what its migrations write for root; its makers have another image without root, 'litellm-non_root', with paths of its own",
  capabilities: [],
  shell: "/bin/sh",
  base: "wolfi",
  tools: ["sh", "python", "python3", "litellm"],
  dataPaths: [],
  wrongPaths: {},
  // The last two are read by the program that gives out keys, in the image and beside LiteLLM.
  configPaths: ["/app/config.yaml", "/app/keys.json", "/app/keep-keys.py"],
  readOnlyWorks: false,
  port: 4000,
  bootMemory: 768,
  startPeriod: 90,
  requiredEnvironment: ["LITELLM_MASTER_KEY"],
  administratorSecrets: ["LITELLM_MASTER_KEY"],
  firstStartOnly: [],
  proxyEnvironment: [],
  websocket: false,
  egress: true,
  heedsProxy: true,
  besideProxy: { AIOHTTP_TRUST_ENV: "True" },
  heapVariable: undefined,
};

const free = { login: false, sideEffects: false };

const probes = {
  "/health/readiness": free,
  "/health/liveliness": free,
  "/health/liveness": free,
  "/health": { login: true, sideEffects: true },
};

const before184 = {
  versions: ">=1.80 <1.83.14",
  tagPattern: "^(main-)?v\\d+\\.\\d+\\.\\d+-stable(\\.patch)?(\\.\\d+)?$",
  writablePaths: ["/app", "/tmp", "/root/.cache", "/usr/lib/python3.13/site-packages"],
  probes: { ...probes, "/metrics": free },
};

const since184 = {
  versions: ">=1.84 <1.109",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  writablePaths: ["/app", "/tmp", "/root/.cache"],
  // https://github.com/BerriAI/litellm/pull/27502: with a key, unless 'require_auth_for_metrics_endpoint' is false.
  probes: { ...probes, "/metrics": { login: true, sideEffects: false } },
};

export const litellmFacts: readonly ImageFacts[] = repositories.flatMap((repository) => [
  { ...common, ...since184, repository },
  { ...common, ...before184, repository },
]);
