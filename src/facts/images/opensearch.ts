import { imageFacts } from "../image-facts.js";

export const opensearchFacts = imageFacts({
  repositories: ["docker.io/opensearchproject/opensearch", "public.ecr.aws/opensearchproject/opensearch"],
  versions: ">=2.12 <4",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/opensearch-project/opensearch-build/blob/main/docker/release/dockerfiles/opensearch.al2023.dockerfile: Amazon Linux, USER 1000, EXPOSE 9200",
    "https://github.com/opensearch-project/opensearch-build/blob/main/docker/release/config/opensearch/opensearch-docker-entrypoint-default.x.sh: DISABLE_SECURITY_PLUGIN, settings with dots",
    "https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/: half of the memory as heap",
  ],
  runsAs: { uid: 1000, gid: 1000 },
  shell: "/bin/bash",
  tools: ["bash", "sh", "curl", "opensearch"],
  dataPaths: ["/usr/share/opensearch/data"],
  writablePaths: ["/usr/share/opensearch/data", "/usr/share/opensearch/logs", "/usr/share/opensearch/config", "/tmp"],
  configPaths: ["/usr/share/opensearch/config"],
  port: 9200,
  probes: ["/_cluster/health"],
  heapVariable: "OPENSEARCH_JAVA_OPTS",
});
