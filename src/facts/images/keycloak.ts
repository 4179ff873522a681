import { imageFacts, type KnownFacts } from "../image-facts.js";

const current: KnownFacts = {
  repositories: ["quay.io/keycloak/keycloak", "docker.io/keycloak/keycloak"],
  versions: ">=26 <27",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-\\d+)?$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-\\d+)?$",
  sources: [
    "https://github.com/keycloak/keycloak/blob/main/quarkus/container/Dockerfile: ubi9-micro, USER 1000 of group 0, entrypoint kc.sh",
    "https://www.keycloak.org/observability/health: /health/ready on port 9000, no curl in the image",
    "https://www.keycloak.org/server/bootstrap-admin-recovery: KC_BOOTSTRAP_ADMIN_PASSWORD counts while there is no administrator",
    "https://www.keycloak.org/server/reverseproxy: KC_PROXY_HEADERS",
  ],
  startsAs: 1000,
  runsAs: { uid: 1000, gid: 0 },
  shell: "/bin/bash",
  tools: ["bash", "sh", "kc.sh"],
  writablePaths: ["/opt/keycloak/data", "/opt/keycloak/lib", "/tmp"],
  port: 8080,
  probes: ["/health/ready", "/health/live", "/health/started"],
  firstStartOnly: ["KC_BOOTSTRAP_ADMIN_USERNAME", "KC_BOOTSTRAP_ADMIN_PASSWORD"],
  proxyEnvironment: ["KC_PROXY_HEADERS", "KC_HOSTNAME"],
};

export const keycloakFacts = [
  ...imageFacts(current),
  ...imageFacts({
    ...current,
    versions: ">=20 <26",
    sources: [
      "https://github.com/keycloak/keycloak/blob/release/22.0/quarkus/container/Dockerfile: ubi9-micro, USER 1000 of group 0, entrypoint kc.sh",
      "https://www.keycloak.org/docs/25.0.6/upgrading/: health on port 9000 since 25",
    ],
    firstStartOnly: ["KEYCLOAK_ADMIN", "KEYCLOAK_ADMIN_PASSWORD"],
    proxyEnvironment: [],
  }),
];
