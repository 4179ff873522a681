import type { ConfigFile } from "../../../model/service/config-file.js";
import type { AnyMount } from "../../../model/service/mount.js";
import { type Mapping, type Placed, valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Asked, items, withGaps } from "./asked.js";

/** Volumes, folders of the host, and memory as a disk. */
export function mountsOf(asked: Asked, application: Mapping) {
  const volumes: AnyMount[] = [];
  const tmpfs: Record<string, string> = {};
  for (const mount of items(asked, "volumes", "volumes")) {
    const path = valueAt(mount, "target");
    if (path?.kind !== "leaf" || isUnknown(path)) asked.unknown("volumes");
    else if (textOf(valueAt(mount, "type")) === "tmpfs") {
      tmpfs[String(path.value)] = "";
      asked.note(["tmpfs", String(path.value)], path);
    } else {
      const route = ["volumes", volumes.length];
      asked.note(route, mount);
      asked.note([...route, "path"], path);
      const source = valueAt(mount, "source");
      if (source !== undefined) asked.note([...route, "source"], source);
      volumes.push(mountOf(mount, String(path.value)));
    }
  }
  for (const item of items(asked, "tmpfs", "tmpfs")) {
    const text = textOf(item) ?? "";
    const [path = "", ...options] = text.split(":");
    if (isUnknown(item)) asked.unknown("tmpfs");
    else tmpfs[path] = options.join(":");
    asked.note(["tmpfs", path], item);
  }
  return { volumes, tmpfs, files: filesOf(asked, application) };
}

function mountOf(mount: Placed, path: string): AnyMount {
  const [type, source, readOnly] = ["type", "source", "read_only"].map((key) => valueAt(mount, key));
  const isWritable = !(readOnly?.kind === "leaf" && readOnly.value === true && readOnly.unknown === undefined);
  const name = source === undefined || isUnknown(source) ? undefined : textOf(source);
  if (type !== undefined && !isUnknown(type) && textOf(type) === "volume")
    return { kind: "named-volume", name, path, isWritable };
  return { kind: "bind", source: name, path, isWritable };
}

/** Files whose text stands in the Compose file. */
function filesOf(asked: Asked, application: Mapping): readonly ConfigFile[] {
  return items(asked, "files", "configs").flatMap((config, index): readonly ConfigFile[] => {
    const source = textOf(valueAt(config, "source")) ?? "";
    const content = valueAt(application, "configs", source, "content");
    const path = textOf(valueAt(config, "target")) ?? `/${source}`;
    if (content?.kind !== "leaf") return [];
    asked.note(["files", index], config);
    asked.note(["files", index, "content"], content);
    return [{ kind: "file", path, content: { kind: "verbatim", text: withGaps(content) } }];
  });
}
