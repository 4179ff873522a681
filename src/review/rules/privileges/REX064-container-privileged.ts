import { type DeclaredContainer, textsOfKey } from "../../../model/ansible/container.js";
import { isBoundless, plainName } from "../../questions/capabilities.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX064",
  title: "A container that is root on the host, and nobody says why",
  level: "error",
  says: {
    service: "service '{service}' has '{setting}', which makes it root on the host",
    role: "container '{container}' of role '{role}' has '{setting}', which makes it root on the host",
  },
  why: "One hole in the program is then a hole in the host: it can mount the disk, load a kernel module, or see the processes and the network of all others.",
  fix: "Remove it and add the capabilities that the program needs, by name, or the one device; where nothing less will do, declare the service in the stack and give the reason with 'privileged'.",
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
  seesContainers: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { privileges } = definition;
      const at = ["services", service, "privileges"];
      // A reason is an answer, unless it is none.
      const isArgued = (privileges.because ?? "").trim().length >= 10;
      if (privileges.privileged && !isArgued)
        yield { says: "service", at: [...at, "privileged"], with: { service, setting: "privileged: true" } };
      for (const [index, name] of privileges.hostNamespaces.entries())
        if (rootly.includes(name))
          yield {
            says: "service",
            at:
              definition.runsAs === undefined
                ? [...at, "hostNamespaces", index]
                : ["services", service, "compose", name],
            with: { service, setting: `${name}: host` },
          };
      for (const [index, option] of privileges.securityOptions.entries())
        if (unwalled.test(option) && !isArgued)
          yield {
            says: "service",
            at: [...at, "securityOptions", index],
            with: { service, setting: `security_opt: ${option}` },
          };
      for (const [index, { source }] of definition.devices.entries())
        if (wholeDisk.test(source))
          yield {
            says: "service",
            at: ["services", service, "devices", index],
            with: { service, setting: `devices: ${source}` },
          };
    }
  },

  *checkRole(role) {
    for (const container of role.containers)
      for (const [key, setting] of settingsOf(container))
        yield { says: "role", at: container.at(key), with: { container: container.name, role: role.name, setting } };
  },
});

/** What takes away a wall that Docker puts up. */
const unwalled = /unconfined|label[:=]disable/;

/** Disks, and the memory of the host. */
const wholeDisk = /^\/dev\/(?:sd[a-z]|nvme\d+n|vd[a-z]|xvd|mem$|kmem|dm-|mapper|loop)/;

const rootly = ["pid", "ipc", "userns_mode"];

function settingsOf(container: DeclaredContainer): readonly (readonly [string, string])[] {
  const { keys } = container;
  const shared = ["pid", "pid_mode", "ipc", "ipc_mode", "userns_mode"].filter((key) => keys[key] === "host");
  const everything = ["cap_add", "capabilities"].flatMap((key) =>
    textsOfKey(container, key).flatMap(([, name]) => (isBoundless(plainName(name)) ? [[key, name]] : [])),
  );
  const opened = ["security_opt", "security_opts"].flatMap((key) =>
    textsOfKey(container, key).flatMap(([, option]) => (unwalled.test(option) ? [[key, option]] : [])),
  );
  const disks = textsOfKey(container, "devices").filter(([, device]) => wholeDisk.test(device));
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
