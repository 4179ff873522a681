import { type DeclaredContainer, textsOfKey } from "../../../model/ansible/container.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX064",
  title: "A hand-written container that is root on the host",
  level: "error",
  says: {
    service: "service '{service}' has '{setting}', which makes it root on the host",
    role: "container '{container}' of role '{role}' has '{setting}', which makes it root on the host",
  },
  why: "One hole in the program is then a hole in the host: it can mount the disk, load a kernel module, or see the processes and the network of all others.",
  fix: "Remove it and add the capabilities that the program needs, by name; or declare the container as a service of the stack.",
  bad: {
    service: {
      role: "side-stack",
      files: {
        "files/compose.yml": `services:
  scanner:
    image: ghcr.io/example/scanner:1.4.2
    privileged: true
`,
      },
    },
    role: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the scanner
  community.docker.docker_container:
    name: scanner
    image: ghcr.io/example/scanner:1.4.2
    privileged: true
`,
      },
    },
  },
  good: {
    role: "side-stack",
    files: {
      "files/compose.yml": `services:
  scanner:
    image: ghcr.io/example/scanner:1.4.2
    cap_drop: [ALL]
    cap_add: [NET_RAW]
`,
    },
  },
  links: ["https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { privileges }] of Object.entries(services)) {
      const at = ["services", service, "privileges"];
      if (privileges.privileged)
        yield { says: "service", at: [...at, "privileged"], with: { service, setting: "privileged: true" } };
      for (const [index, name] of privileges.hostNamespaces.entries())
        if (rootly.includes(name))
          yield {
            says: "service",
            at: [...at, "hostNamespaces", index],
            with: { service, setting: `${name}: host` },
          };
    }
  },

  *checkRole(role) {
    for (const container of role.containers)
      for (const [key, setting] of settingsOf(container))
        yield { says: "role", at: container.at(key), with: { container: container.name, role: role.name, setting } };
  },
});

const rootly = ["pid", "ipc", "userns_mode"];

function settingsOf(container: DeclaredContainer): readonly (readonly [string, string])[] {
  const { keys } = container;
  const shared = ["pid", "pid_mode", "ipc", "ipc_mode", "userns_mode"].filter((key) => keys[key] === "host");
  const everything = ["cap_add", "capabilities"].flatMap((key) =>
    textsOfKey(container, key).flatMap(([, name]) =>
      /^(CAP_)?(ALL|SYS_ADMIN|SYS_MODULE)$/i.test(name) ? [[key, name]] : [],
    ),
  );
  const opened = ["security_opt", "security_opts"].flatMap((key) =>
    textsOfKey(container, key).flatMap(([, option]) =>
      /unconfined|label[:=]disable/.test(option) ? [[key, option]] : [],
    ),
  );
  const disks = textsOfKey(container, "devices").filter(([, device]) =>
    /^\/dev\/(?:sd|nvme|vd|xvd|mem|kmem|dm-|mapper)/.test(device),
  );
  const systems = textsOfKey(container, "volumes").filter(
    ([, volume]) => /^\/(?:etc|root|boot|proc|sys|dev|usr|lib|bin|sbin)\/?:/.test(volume) && !/:ro\b/.test(volume),
  );
  return [
    ...opened.map(([key = "", option = ""]) => [key, `${key}: ${option}`] as const),
    ...disks.map(([, device]) => ["devices", `devices: ${device}`] as const),
    ...systems.map(([, volume]) => ["volumes", `volumes: ${volume}`] as const),
    ...(keys.privileged === true ? [["privileged", "privileged: true"] as const] : []),
    ...shared.map((key) => [key, `${key}: host`] as const),
    ...everything.map(([key = "", name = ""]) => [key, `${key}: ${name}`] as const),
  ];
}
