import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

/**
 * What `docker compose config` says of an application and of what was built of its import, where they differ and IMPORT.md does not say so.
 *
 * @param source paths of the Compose files, each standing over those before.
 * @param files what was built, by path.
 * @param notes what the import said of each key.
 * @param folder for the files that Compose is to read.
 * @returns one line for each difference; undefined where Compose refuses the source.
 */
export function unlistedDifferences(source, files, notes, folder) {
  const variables = variablesOf(source);
  const before = config(source, variables);
  if (before === undefined) return undefined;
  const paths = written(files, folder);
  const after = config(paths, { ...unknownIn(paths), ...inventory(files), ...renamed(variables) });
  if (after === undefined) return ["Compose refuses what was built"];
  const said = new Map(Map.groupBy?.(notes, ({ service }) => service) ?? grouped(notes));
  return Object.entries(before).flatMap(([name, one]) => {
    const own = said.get(name) ?? [];
    const other = after[safe(name)];
    if (other === undefined) return own.some(({ outcome }) => outcome === "changed") ? [] : [`${name} is not there`];
    return differences(one, other, own).map((key) => `${name}.${key}`);
  });
}

function grouped(notes) {
  const groups = new Map();
  for (const note of notes) groups.set(note.service, [...(groups.get(note.service) ?? []), note]);
  return groups;
}

/** Keys that Compose says of every service, or that a stack says of all its services at once. */
const ofAll = new Set(
  "secrets configs container_name depends_on networks network_mode restart cap_drop build pull_policy logging".split(" "),
);

function differences(one, other, notes) {
  const listed = (key, word) =>
    notes.some((note) => note.key === key && note.outcome !== "taken" && (word === undefined || note.says.includes(word)));
  return Object.keys(one).flatMap((key) => {
    if (ofAll.has(key)) return [];
    if (key === "environment")
      return Object.entries(one.environment ?? {}).flatMap(([name, value]) =>
        value === null || String(other.environment?.[name]) === String(value) || listed(key, name)
          ? []
          : [`environment.${name}: ${value} | ${other.environment?.[name]}`],
      );
    const [first, second] = [compared(key, one), compared(key, other)];
    if (first === second || listed(key === "deploy" ? "memory" : key) || listed(key)) return [];
    return [`${key}: ${first} | ${second}`];
  });
}

/** A key in the form in which both sides can be told apart. */
function compared(key, { [key]: value, deploy }) {
  const sorted = (list) => [...new Set(list)].sort().join(" ");
  const limits = deploy?.resources?.limits ?? {};
  if (key === "mem_limit") return String(value ?? limits.memory ?? "");
  if (key === "pids_limit") return String(value ?? limits.pids ?? "");
  if (key === "cpus") return String(value ?? limits.cpus ?? "");
  if (value === undefined || value === null) return "";
  if (key === "security_opt") return sorted(value.filter((one) => !one.startsWith("no-new-privileges")));
  if (key === "image") return value.replace(/^docker\.io\/(?:library\/)?/, "").replace(/[:@][^/]*$/, "");
  if (key === "volumes")
    return sorted(value.flatMap(({ target }) => (target?.startsWith("/run/secrets/") ? [] : [target])));
  if (key === "ports") return sorted(value.filter(({ published }) => published).map((one) => `${one.published}:${one.target}/${one.protocol}`));
  // One number is both limits.
  if (key === "ulimits")
    return JSON.stringify(value, (_, one) => (one?.soft !== undefined && one.soft === one.hard ? one.soft : one));
  if (key === "labels") return sorted(Object.entries(value).filter(([name]) => !name.startsWith("dev.rexible.")).map(String));
  if (key === "deploy") return String(value.resources?.limits?.memory ?? "");
  if (key === "healthcheck") return JSON.stringify(value.test ?? "").replace(/^\["CMD-SHELL",/, '["CMD","sh","-c",');
  if (Array.isArray(value) && !["command", "entrypoint"].includes(key)) return sorted(value.map((item) => JSON.stringify(item)));
  return JSON.stringify(value);
}

/** The variables that the files name: as an example beside them says, else by a word of their own. */
function variablesOf(source) {
  const folder = dirname(source[0]);
  const given = {};
  for (const text of source.map((path) => readFileSync(path, "utf8")))
    for (const [, name] of text.matchAll(/(?<!\$)\$\{?(\w+)(?!\w*:?[-+])/g)) if (process.env[name] === undefined) given[name] = `v-${name}`;
  for (const example of [".env"])
    try {
      for (const [, name] of readFileSync(join(folder, example), "utf8").matchAll(/^(\w+)=/gm)) delete given[name];
    } catch {}
  return given;
}

/** Digests and other values that Ansible works out. */
const unknownIn = (paths) =>
  Object.fromEntries(
    paths.flatMap((path) => [...readFileSync(path, "utf8").matchAll(/\$\{(\w+)/g)].map(([, name]) => [name, "unknown"])),
  );

const renamed = (variables) => Object.fromEntries(Object.entries(variables).map(([name, value]) => [name.toUpperCase(), value]));

function inventory(files) {
  const said = parse([...files].find(([path]) => path.endsWith("group_vars/all/defaults.yml"))?.[1].text ?? "") ?? {};
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name.toUpperCase(), String(value)]));
}

function written(files, folder) {
  mkdirSync(folder, { recursive: true });
  return [...files].flatMap(([path, { text }]) => {
    if (!/files\/compose\/[^/]+\.yml$/.test(path)) return [];
    const at = join(folder, path.split("/").at(-1));
    // Files with secrets stand on the host alone.
    writeFileSync(at, text.replace(/^( +)env_file:(?:.*\n)(?:\1 +.*\n|\1- .*\n)*/gm, ""));
    return [at];
  });
}

/** What Compose makes of the services of files. */
function config(paths, variables) {
  const services = {};
  const sets = paths.some((path) => path.includes("docker-compose-infra")) ? paths.map((path) => [path]) : [paths];
  for (const set of sets) {
    const words = ["--profile", "*", ...set.flatMap((path) => ["-f", path]), "config", "--format", "json"];
    const { status, stdout, stderr } = spawnSync("docker-compose", words, {
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: "/nonexistent", ...variables },
    });
    if (status !== 0 && process.env.DEBUG) console.error(words.join(" "), stderr);
    if (status !== 0) return undefined;
    Object.assign(services, JSON.parse(stdout).services);
  }
  return services;
}

const safe = (name) => {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(plain) ? plain : `s-${plain}`.replace(/-+$/, "");
};
