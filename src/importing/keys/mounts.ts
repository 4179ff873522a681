import { knownData } from "../../reading/compose/plain.js";
import { type Placed, valueAt } from "../../reading/placed.js";
import { secretIn } from "../../review/questions/secret-forms.js";
import { Code, code } from "../code.js";
import { type Context, changed, type ImportKey, taken } from "../context.js";
import { isSecretMount } from "../secret-mounts.js";
import { secretText, shellText } from "../secret-text.js";
import { secretFilesOf } from "./environment.js";

interface Mount {
  readonly type?: string;
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: { readonly size?: number };
}

/** Named volumes become folders of the service, or a folder that services share; paths of the host stay where they are. */
export const volumes: ImportKey = (value, context, keys, plain) => {
  const all = knownData(value);
  if (!Array.isArray(all)) return undefined;
  const mounts: unknown[] = [];
  const files: unknown[] = [];
  const moved: string[] = [];
  const secretFiles: Record<string, unknown> = keys.has("secrets") ? {} : { ...secretFilesOf(keys, context) };
  if (Object.keys(secretFiles).length > 0) moved.push("files with secrets: give their values to the vault");
  for (const [index, mount] of (all as readonly Mount[]).entries()) {
    if (isSecretMount(mount)) continue;
    const below = belowVariable(valueAt(plain, index, "source"));
    if (below !== undefined) {
      mounts.push(ofHost(mount, shellText(below, context, "/decide")));
      continue;
    }
    const { type, source = "", target = "" } = mount;
    if (type === "volume") {
      mounts.push(ofVolume(mount, context));
      moved.push(`the data of volume '${source || target}' is to be moved to the new folder`);
    } else if (type === "bind" && /(?:^|\/)docker\.sock$/.test(source)) {
      mounts.push(code`dockerSocket(${{ because: "as in the Compose file that this was imported from" }})`);
    } else if (type === "bind" && source.startsWith("/")) mounts.push(ofHost(mount));
    else if (type === "bind") {
      const text = context.textOf(source);
      const secret = text === undefined || secretIn(text) === undefined ? undefined : secretText(text, source, context);
      if (secret !== undefined) {
        secretFiles[target] = secret;
        moved.push(`the file '${source}' holds secrets: give their values to the vault`);
      } else if (text !== undefined && secretIn(text) !== undefined)
        moved.push(`the file '${source}' holds a secret, and is left out: write 'secretFiles' for '${target}'`);
      else if (text !== undefined) files.push(code`file(${target}, ${text})`);
      else if (/[^/]\.\w+$/.test(target)) moved.push(`the file '${source}' could not be read, and is left out`);
      else {
        mounts.push(ofVolume({ ...mount, source: source.replace(/^[./]+/, "") }, context));
        moved.push(`what lies in '${source}' beside the file is to be moved to the new folder`);
      }
    }
  }
  const options = {
    ...(mounts.length > 0 && { volumes: mounts }),
    ...(files.length > 0 && { files }),
    ...(Object.keys(secretFiles).length > 0 && { secretFiles }),
  };
  return moved.length === 0 ? taken(options) : changed(options, moved.join("; "));
};

function ofVolume({ source = "", target = "", read_only: isReadOnly = false }: Mount, { shared }: Context): Code {
  const constant = shared.get(source);
  if (constant !== undefined)
    return code`${new Code(constant)}.at(${target}${new Code(isReadOnly ? "" : ", { write: true }")})`;
  const folder = source
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return code`volume(${target}, ${{ folder: folder || undefined, backup: "files-paused" }})`;
}

/** A path of the host that begins with a variable of the shell, such as "${DATA}/app", as the file has it; PWD is the folder of the file. */
function belowVariable(source: Placed | undefined): string | undefined {
  const [, path] =
    /^(\$\{(?!PWD\b)\w+(?::?\?[^}]*)?\}(?:\/[^:$]*)?)(?::|$)/.exec(
      source?.kind === "leaf" ? (source.unknown ?? "") : "",
    ) ?? [];
  return path;
}

function ofHost({ source = "", target = "", read_only: isReadOnly = false }: Mount, below?: Code): Code {
  const because = "as in the Compose file that this was imported from";
  const backup = { none: "say whether it is worth keeping" };
  if (below !== undefined)
    return code`hostFolder(${below}, ${target}, ${{ ...(!isReadOnly && { write: true }), because, backup }})`;
  if (isReadOnly) return code`hostPath(${plainPath(source)}, ${target}, ${{ because }})`;
  return code`hostFolder(${plainPath(source)}, ${target}, ${{ write: true, because, backup }})`;
}

function plainPath(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
}

export const tmpfs: ImportKey = (value) => {
  const known = knownData(value);
  const all = Array.isArray(known) ? known.map(String) : [String(known)];
  const sized = all.map((one) => {
    const [path = "", options = ""] = one.split(":");
    const [, size = "64", unit = "m"] = /size=(\d+)([kmg]?)/i.exec(options) ?? [];
    return [path, unit === "" ? `${Math.ceil(Number(size) / 1048576)}M` : `${size}${unit.toUpperCase()}`];
  });
  return taken({ tmpfs: Object.fromEntries(sized) });
};

/** Secrets of Compose are the vault's; those that a variable names are in the environment's place. */
export const secrets: ImportKey = (_, context, keys) => {
  const secretFiles = secretFilesOf(keys, context);
  if (Object.keys(secretFiles).length === 0) return taken({}, "as secrets");
  return changed({ secretFiles }, "give their values to the vault");
};
