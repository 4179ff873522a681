import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX166",
  title: "A network setting of the kernel in the host's own network",
  level: "error",
  says: "service '{service}' sets '{name}', which in the host's network is the host's",
  why: "Docker refuses to start such a container: the setting is that of a network of its own, and the container has none.",
  fix: "Set it for the host with the 'sysctl' of common(), or give the service a network.",
  fixInFiles: "Set it on the host, or give the service a network.",
  bad: `const app = service("app", { ...required, networks: "host", sysctls: { "net.ipv4.ip_forward": 1 } });`,
  good: `const app = service("app", { ...required, sysctls: { "net.ipv4.ip_forward": 1 } });`,
  links: ["https://docs.docker.com/reference/cli/docker/container/run/#sysctl"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { networks, sysctls }] of Object.entries(services))
      for (const name of networks === "host" ? Object.keys(sysctls) : [])
        if (name.startsWith("net.")) yield { at: ["services", service, "sysctls", name], with: { service, name } };
  },
});
