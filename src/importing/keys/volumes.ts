import { knownData } from "../../reading/compose/plain.js";
import { type Placed, valueAt } from "../../reading/placed.js";
import { secretIn } from "../../review/questions/secret-forms.js";
import { code } from "../code.js";
import { type Context, changed, type ImportKey, taken } from "../context.js";
import { isSecretMount } from "../secret-mounts.js";
import { secretText, shellText } from "../secret-text.js";
import { placeholder } from "../shell-values.js";
import { secretFilesOf } from "./environment.js";
import { because, type Mount, ofHost, ofVolume } from "./mount.js";

/** What the mounts of a service become. */
interface Became {
  readonly mounts: unknown[];
  readonly files: unknown[];
  readonly secretFiles: Record<string, unknown>;
  readonly tmpfs: Record<string, string>;
  readonly devices: unknown[];
  /** Where the old deployment has the data, by the path of the container. */
  readonly adopt: Record<string, string>;
  /** What is said of them. */
  readonly moved: string[];
}

/** Named volumes become folders of the service, or a folder that services share; paths of the host stay where they are. */
export const volumes: ImportKey = (value, context, keys, plain) => {
  const all = knownData(value);
  if (!Array.isArray(all)) return undefined;
  const secretFiles = keys.has("secrets") ? {} : { ...secretFilesOf(keys, context) };
  const became: Became = { mounts: [], files: [], secretFiles, tmpfs: {}, devices: [], adopt: {}, moved: [] };
  if (Object.keys(secretFiles).length > 0) became.moved.push("files with secrets: give their values to the vault");
  for (const [index, mount] of (all as readonly Mount[]).entries())
    if (!isSecretMount(mount)) add(became, mount, writtenSource(valueAt(plain, index, "source")), context);
  const { mounts, files, tmpfs, devices, adopt, moved } = became;
  const options = {
    ...(mounts.length > 0 && { volumes: mounts }),
    ...(files.length > 0 && { files }),
    ...(Object.keys(secretFiles).length > 0 && { secretFiles }),
    ...(Object.keys(tmpfs).length > 0 && { tmpfs }),
    ...(devices.length > 0 && { devices }),
    ...(Object.keys(adopt).length > 0 && { adopt }),
  };
  return moved.length === 0 ? taken(options) : changed(options, moved.join("; "));
};

function add(became: Became, said: Mount, written: string | undefined, context: Context): void {
  const { mounts, tmpfs, devices, moved } = became;
  const target = said.target?.startsWith("/") === false ? `/${said.target}` : (said.target ?? "");
  const mount = { ...said, target };
  const { type, source = "" } = mount;
  const beside = /^\$(?:PWD\b|\{PWD\})\/?(.*)$/.exec(written ?? "")?.[1];
  if (beside !== undefined) addBeside(became, { ...mount, source: `./${beside}` }, context);
  else if (written !== undefined && isBelowVariable(written))
    mounts.push(ofHost(mount, shellText(written, context, "/decide")));
  else if (typeof mount.content === "string") addText(became, mount.content, source, target, context);
  else if (type === "tmpfs") tmpfs[target] = `${Math.ceil((mount.tmpfs?.size ?? 64 * 1048576) / 1048576)}M`;
  else if (type === "bind" && /(?:^|\/)docker\.sock$/.test(source)) mounts.push(code`dockerSocket(${{ because }})`);
  else if (type === "bind" && isDevice(source) && source === target) {
    devices.push(code`device(${source}, ${{ because }})`);
    moved.push(`'${source}' is a device: mounted alone it is seen and cannot be opened`);
  } else if (type === "bind" && source.startsWith("/")) mounts.push(ofHost(mount));
  else if (type === "bind") addBeside(became, mount, context);
  else if (type === "volume" || source.includes(placeholder)) {
    mounts.push(ofVolume(mount, context));
    keepData(became, mount, `the data of volume '${source || target}'`, context);
  } else moved.push(`'${target}' is left out: nothing here is mounted as '${type}'`);
}

/** A file beside the Compose file comes along with its text, and so do those of a folder of settings; what the service keeps there is moved. */
function addBeside(became: Became, mount: Mount, context: Context): void {
  const { mounts, moved } = became;
  const { source = "", target = "" } = mount;
  const settings = context.filesIn(source);
  if (context.textOf(source) !== undefined) addFile(became, source, target, context);
  else if (settings.length > 0) {
    for (const name of settings)
      addFile(became, `${source.replace(/\/$/, "")}/${name}`, `${target.replace(/\/$/, "")}/${name}`, context);
    moved.push(`the files of '${source}' come along, each read-only`);
  } else if (/[^/]\.\w+$/.test(target)) moved.push(`the file '${source}' could not be read, and is left out`);
  else {
    mounts.push(ofVolume({ ...mount, source: source.replace(/^[./]+/, "") }, context));
    keepData(became, mount, `what lies in '${source}' beside the file`, context);
  }
}

/** Data is taken over from the old project where that was named, once for all who mount it; else somebody has to move it. */
function keepData(became: Became, mount: Mount, what: string, { adopting, jobs, name, running }: Context): void {
  const { adopt, moved } = became;
  const target = mount.target ?? "";
  const from = adopting?.placeOf(mount, running);
  if (adopting === undefined) moved.push(`${what} is to be moved to the new folder`);
  else if (from === undefined)
    moved.push(`${what} is taken over once 'adopt' says where the old host has it: { "${target}": "/path/there" }`);
  else if (jobs.has(name))
    moved.push(`${what} is in '${from}': a service that serves from it is to say 'adopt', or it is to be copied`);
  else if (adopting.taken.has(from)) moved.push(`${what} is taken over by another service that mounts it`);
  else {
    adopt[target] = from;
    adopting.taken.add(from);
    moved.push(`${what} is taken over from '${from}'`);
  }
}

function addFile(became: Became, source: string, target: string, context: Context): void {
  addText(became, context.textOf(source) ?? "", source, target, context);
}

function addText(
  { files, secretFiles, moved }: Became,
  text: string,
  source: string,
  target: string,
  context: Context,
): void {
  if (secretIn(text) === undefined) {
    files.push(code`file(${target}, ${text})`);
    return;
  }
  const secret = secretText(text, source, context);
  if (secret !== undefined) {
    secretFiles[target] = secret;
    moved.push(`the file '${source}' holds secrets: give their values to the vault`);
  } else moved.push(`the file '${source}' holds a secret, and is left out: write 'secretFiles' for '${target}'`);
}

/** The source as the file has it, where the shell gives a part of it. */
function writtenSource(source: Placed | undefined): string | undefined {
  const written = source?.kind === "leaf" ? source.unknown : undefined;
  return written === undefined ? undefined : /^(?:\$\{[^}]*\}|[^:])*/.exec(written)?.[0];
}

/** Whether a path of the host begins with a variable of the shell, such as "${DATA}/app". */
function isBelowVariable(written: string): boolean {
  return /^(?:\$\{\w+(?::?\?[^}]*)?\}|\$[A-Za-z_]\w*|\{\{-?\s*[A-Za-z_]\w*\s*-?\}\})(?:\/[^${]*)?$/.test(written);
}

/** Whether a path is that of one device: the folders of several, and what is none, are mounted. */
function isDevice(source: string): boolean {
  return /^\/dev\/(?:net\/tun|fuse|kvm|nvidia(?:\d+|ctl|-modeset|-uvm|-uvm-tools)|tty(?:USB|ACM|AMA|S)\d+|video\d+|dri\/(?:card|renderD)\d+)$/.test(
    source,
  );
}
