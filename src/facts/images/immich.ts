import { imageFacts, type KnownFacts } from "../image-facts.js";

const current: KnownFacts = {
  repositories: ["ghcr.io/immich-app/immich-server"],
  versions: ">=2 <4",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/immich-app/immich/blob/main/docker/docker-compose.yml: /data, port 2283, PostgreSQL with VectorChord, Valkey",
    "https://github.com/immich-app/immich/blob/main/server/bin/start.sh: bash; DB_PASSWORD_FILE and REDIS_PASSWORD_FILE",
    "https://github.com/immich-app/immich/blob/main/server/bin/immich-healthcheck: curl, /api/server/ping",
    "https://github.com/immich-app/immich/blob/main/server/src/services/storage.service.ts: /usr/src/app/upload is taken where only that is there",
    "https://docs.immich.app/FAQ/: 'user' may be another than root",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/bash",
  base: "debian",
  tools: ["bash", "curl", "node", "immich-healthcheck"],
  dataPaths: ["/data"],
  olderDataPaths: { "/data": ["/usr/src/app/upload"] },
  port: 2283,
  probes: ["/api/server/ping"],
  websocket: true,
};

export const immichFacts = [
  ...imageFacts(current),
  // The data moved from /usr/src/app/upload to /data within 1.
  ...imageFacts({ ...current, versions: ">=1.106 <2", dataPaths: [], olderDataPaths: {} }),
];

export const immichMachineLearningFacts = imageFacts({
  repositories: ["ghcr.io/immich-app/immich-machine-learning"],
  versions: ">=1.106 <4",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  published: "^v\\d+\\.\\d+\\.\\d+(-(armnn|cuda|rocm|openvino|rknn))?$",
  sources: [
    "https://github.com/immich-app/immich/blob/main/machine-learning/Dockerfile: python, /cache, port 3003, healthcheck.py",
    "https://github.com/immich-app/immich/blob/main/docs/docs/install/environment-variables.md: MACHINE_LEARNING_CACHE_FOLDER, port 3003",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "debian",
  tools: ["python3"],
  dataPaths: ["/cache"],
  port: 3003,
  probes: ["/ping"],
  egress: true,
});
