import { valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Asked, items, known, knownText } from "./asked.js";

/** What Docker grants where nothing is dropped. Source: oci/caps of moby. */
const granted =
  `CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL
AUDIT_WRITE`.split(/\s+/);

/** The user of a service, and what it may do. */
export function privilegesOf(asked: Asked) {
  const dropped = new Set(items(asked, "capabilities", "cap_drop").map((item) => capability(textOf(item) ?? "")));
  const capabilities: string[] = dropped.has("ALL") ? [] : granted.filter((name) => !dropped.has(name));
  for (const item of items(asked, "capabilities", "cap_add")) {
    if (isUnknown(item)) asked.unknown("capabilities");
    else if (!capabilities.includes(capability(textOf(item) ?? ""))) {
      asked.note(["capabilities", capabilities.length], item);
      capabilities.push(capability(textOf(item) ?? ""));
    }
  }
  const readOnly = known(asked, "readOnly", "read_only");
  if (readOnly !== undefined) asked.note(["readOnly"], readOnly);
  return {
    user: knownText(asked, "user", "user"),
    capabilities,
    readOnly: readOnly?.value === true,
    privileges: {
      privileged: isPrivileged(asked),
      hostNamespaces: hostNamespacesOf(asked),
      securityOptions: items(asked, "privileges", "security_opt").flatMap((item, index) => {
        asked.note(["privileges", "securityOptions", index], item);
        return textOf(item) ?? [];
      }),
      because: undefined,
    },
  };
}

/** Docker takes names in small letters, and with "CAP_" before them. */
function capability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, "");
}

function isPrivileged(asked: Asked): boolean {
  const said = known(asked, "privileges", "privileged");
  if (said !== undefined) asked.note(["privileges", "privileged"], said);
  return said?.value === true;
}

function hostNamespacesOf(asked: Asked): readonly string[] {
  const shared = ["pid", "ipc", "userns_mode", "uts", "cgroup"].filter(
    (key) => textOf(valueAt(asked.said, key)) === "host",
  );
  for (const [index, key] of shared.entries()) {
    const value = valueAt(asked.said, key);
    if (value !== undefined) asked.note(["privileges", "hostNamespaces", index], value);
  }
  return shared;
}
