import { imageFacts } from "../image-facts.js";

export const keycloakFacts = imageFacts({
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
});
