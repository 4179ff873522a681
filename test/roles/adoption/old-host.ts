import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../lint/projects.js";
import { scratch } from "../../tools/scratch.js";

const role = join(repository, "roles-src/docker-stack");

export interface OldContainer {
  readonly Id: string;
  readonly Name: string;
  readonly State: { readonly Running: boolean; readonly StartedAt: string };
  readonly HostConfig: {
    readonly RestartPolicy: { readonly Name: string; readonly MaximumRetryCount: number };
    readonly AutoRemove?: boolean;
  };
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly Mounts: readonly { readonly Source: string; readonly RW: boolean }[];
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, object>> };
}

export interface Docker {
  readonly containers: readonly OldContainer[];
  readonly volumes: readonly object[];
  readonly networks: readonly { readonly Id: string; readonly Name: string; readonly Labels: object }[];
}

/** A container of an old project, or of nobody. */
export function container(name: string, project: string, more: Partial<OldContainer> = {}): OldContainer {
  return {
    Id: `id-${name}`,
    Name: `/${name}`,
    State: { Running: true, StartedAt: "2026-01-02T00:00:00Z" },
    HostConfig: { RestartPolicy: { Name: "always", MaximumRetryCount: 0 } },
    Config: { Labels: project === "" ? {} : { "com.docker.compose.project": project } },
    Mounts: [],
    NetworkSettings: { Networks: {} },
    ...more,
  };
}

/** A container that the stack made. */
export const own = (name: string, source: string): OldContainer => ({
  ...container(name, "demo-apps", { Id: `own-${name}`, Mounts: [{ Source: source, RW: true }] }),
  Config: { Labels: { "com.docker.compose.project": "demo-apps", "dev.rexible.stack": "demo" } },
});

/** A host with a shop that plain Compose runs: a database on a named volume, a program on a path of the host. */
export function oldHost() {
  const world = scratch({ log: "" });
  const { uid, gid } = statSync(world);
  const at = (path: string) => join(world, path);
  const write = (path: string, text: string) => {
    mkdirSync(join(at(path), ".."), { recursive: true });
    writeFileSync(at(path), text);
  };
  write("volumes/old_pgdata/_data/PG_VERSION", "17\n");
  write("volumes/old_pgdata/_data/base/1/rows", "4711");
  write("srv/files/kept", "mine");
  write("opt/data/db/.keep-out", "");
  mkdirSync(at("opt/data/files"), { recursive: true });
  mkdirSync(at("programs"));
  cpSync(join(repository, "test/roles/adoption/docker.py"), at("programs/docker"));
  const program = (name: string, text: string) => writeFileSync(at(`programs/${name}`), text, { mode: 0o755 });
  program("sync", "#!/bin/sh\n");
  spawnSync("sh", ["-c", "chmod +x programs/docker; rm opt/data/db/.keep-out"], { cwd: world });

  const docker = (): Docker => JSON.parse(readFileSync(at("docker.json"), "utf8"));
  const set = (change: Partial<Docker>) =>
    writeFileSync(
      at("docker.json"),
      JSON.stringify({
        ...(existsSync(at("docker.json")) ? docker() : { containers: [], volumes: [], networks: [] }),
        ...change,
      }),
    );
  const volume = { Name: "old_pgdata", Driver: "local", Options: null, Mountpoint: at("volumes/old_pgdata/_data") };
  set({
    volumes: [volume],
    containers: [
      container("old-web-1", "old", {
        State: { Running: true, StartedAt: "2026-01-02T00:00:09Z" },
        Mounts: [{ Source: at("srv/files"), RW: true }],
      }),
      container("old-db-1", "old", { Mounts: [{ Source: volume.Mountpoint, RW: true }] }),
      container("stranger", "else"),
    ],
  });
  const owner = `${uid}:${gid}`;
  const said = {
    stack: "demo",
    root: at("opt"),
    release: "",
    names: ["demo_db", "demo_files"],
    networks: ["demo_backend"],
    projects: ["old"],
    containers: [] as string[],
    data: [
      {
        ...{ of: "db", from: "old_pgdata", to: at("opt/data/db"), owner, mode: "0700" },
        version: { file: "PG_VERSION", major: 17 },
      },
      { of: "files", from: at("srv/files"), to: at("opt/data/files"), owner, mode: "0750" },
    ],
  };
  const environment = { ...process.env, WORLD: world, PATH: `${at("programs")}:${process.env.PATH}` };
  /** Sends a step as the role does. */
  const step = (file: string, call: string, more: object = {}) => {
    const text = ["adopt", file].map((name) => readFileSync(join(role, `files/${name}.py`), "utf8")).join("\n");
    const what = JSON.stringify(JSON.stringify({ ...said, ...more }));
    const input = `${text}\n${call.replace("SAID", `json.loads(${what})`)}\n`;
    const { status, signal, stdout, stderr } = spawnSync("python3", ["-"], {
      input,
      env: environment,
      encoding: "utf8",
    });
    return { ended: signal ?? status, stdout, stderr };
  };
  const seen = (more: object = {}) => {
    const { stdout, stderr } = step("adopt-look", "tell(SAID)", more);
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as {
      readonly problems: readonly string[];
      readonly pending: boolean;
      readonly copies: readonly { readonly to: string }[];
      readonly says: string;
    };
  };
  /** The old stops, and its data is copied: as far as it comes. */
  const take = (more: object = {}): void => {
    const { copies } = seen(more);
    if (step("adopt-take", "stop(SAID)", more).ended !== 0) return;
    for (const { to } of copies) if (step("adopt-take", `copy(SAID, ${JSON.stringify(to)})`, more).ended !== 0) return;
  };
  const running = () => docker().containers.flatMap((one) => (one.State.Running ? [one.Name.slice(1)] : []));
  const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), "utf8") : undefined);
  /** What the new places hold. */
  const taken = () => [read("opt/data/db/base/1/rows"), read("opt/data/files/kept")];
  /** What the new containers left of the database in folders beside its place, the earliest first. */
  const givenBack = () =>
    readdirSync(at("opt/data"))
      .filter((name) => name.startsWith("db.given-back-"))
      .sort()
      .map((name) => read(`opt/data/${name}/base/1/rows`));
  return {
    world,
    at,
    said,
    environment,
    program,
    write,
    read,
    docker,
    set,
    step,
    seen,
    take,
    running,
    taken,
    givenBack,
  };
}
