import type { DeclaredContainer } from "../../model/ansible/container.js";
import type { Written } from "../../model/ansible/written.js";
import { wordsOf } from "../../model/shell/words.js";
import { keysOfOptions } from "./docker-run.js";

/** What Compose calls the keys of a quadlet that may stand more than once. Source: podman-systemd.unit(5). */
const lists: Readonly<Record<string, string>> = {
  PublishPort: "ports",
  Volume: "volumes",
  Environment: "environment",
  EnvironmentFile: "env_file",
  Network: "networks",
  AddCapability: "cap_add",
  DropCapability: "cap_drop",
  AddDevice: "devices",
  Label: "labels",
  Sysctl: "sysctls",
  Tmpfs: "tmpfs",
  GroupAdd: "group_add",
};

const single: Readonly<Record<string, string>> = {
  Image: "image",
  ContainerName: "name",
  User: "user",
  HostName: "hostname",
  ShmSize: "shm_size",
  PidsLimit: "pids_limit",
  Memory: "mem_limit",
  Entrypoint: "entrypoint",
};

/** The containers of quadlets: units that podman makes a container of. */
export function containersOfQuadlets(written: readonly Written[]): readonly DeclaredContainer[] {
  return written.flatMap(({ path, source, text, lineAt }): readonly DeclaredContainer[] => {
    const file = [path, source?.path ?? ""].find((one) => /\.container(?:\.j2)?$/.test(one));
    if (file === undefined || !/^\s*\[Container\]/m.test(text)) return [];
    const keys: Record<string, unknown> = {};
    const lines = new Map<string, number>();
    let isContainer = false;
    for (const [index, line] of text.split("\n").entries()) {
      if (/^\s*\[/.test(line)) isContainer = /^\s*\[Container\]/.test(line);
      const [, name = "", value = ""] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(isContainer ? line : "") ?? [];
      const words = wordsOf(value).map((word) => word.text);
      const said: Readonly<Record<string, unknown>> =
        name === "PodmanArgs"
          ? keysOfOptions(words)
          : name === "Exec"
            ? { command: words }
            : name in lists
              ? { [lists[name] ?? ""]: name === "Environment" || name === "Label" ? words : [value] }
              : name in single
                ? { [single[name] ?? ""]: value }
                : {};
      for (const [key, one] of Object.entries(said)) {
        const before = keys[key];
        keys[key] = Array.isArray(before) && Array.isArray(one) ? [...before, ...one] : one;
        if (!lines.has(key)) lines.set(key, index + 1);
      }
    }
    // What another unit pulls or builds is told there.
    if (/\.(?:image|build)$/.test(String(keys.image))) delete keys.image;
    const name =
      file
        .split("/")
        .at(-1)
        ?.replace(/\.container.*$/, "") ?? "";
    return [
      {
        from: "unit",
        name: String(keys.name ?? name),
        serves: true,
        keys,
        at: (key) => lineAt(lines.get(String(key)) ?? 1),
      },
    ];
  });
}
