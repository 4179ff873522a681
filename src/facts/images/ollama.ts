import { imageFacts } from "../image-facts.js";

export const ollamaFacts = imageFacts({
  repositories: ["docker.io/ollama/ollama"],
  versions: ">=0.1 <1",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  published: "^\\d+\\.\\d+\\.\\d+(-rc\\d+)?(-rocm)?$",
  sources: [
    "https://github.com/ollama/ollama/blob/main/Dockerfile: ubuntu, entrypoint /bin/ollama, OLLAMA_HOST, EXPOSE 11434",
    "https://docs.ollama.com/docker: -v ollama:/root/.ollama",
    "https://docs.ollama.com/faq: OLLAMA_MODELS, OLLAMA_KEEP_ALIVE; models are pulled through HTTPS_PROXY",
  ],
  runsAs: { uid: 0, gid: 0 },
  rootBecause: "its makers' image names no other user, and its models lie in root's home",
  shell: "/bin/sh",
  base: "ubuntu",
  tools: ["ollama"],
  dataPaths: ["/root/.ollama"],
  port: 11434,
  probes: ["/api/version", "/api/tags"],
  egress: true,
  heedsProxy: true,
});
