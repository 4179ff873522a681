import { imageFacts } from "../image-facts.js";

export const meilisearchFacts = imageFacts({
  repositories: ["docker.io/getmeili/meilisearch"],
  versions: ">=1 <2",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/meilisearch/meilisearch/blob/main/Dockerfile: alpine, curl, tini, /meili_data, EXPOSE 7700",
    "https://www.meilisearch.com/docs/learn/self_hosted/configure_meilisearch_at_launch: MEILI_MASTER_KEY, at least 16 bytes in production",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "alpine",
  tools: ["curl", "tini", "meilisearch"],
  // https://www.meilisearch.com/docs/learn/security/basic_security: the master key is for making keys, never for clients.
  administratorSecrets: ["MEILI_MASTER_KEY"],
  dataPaths: ["/meili_data"],
  port: 7700,
  probes: ["/health"],
});
