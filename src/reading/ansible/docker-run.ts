import type { Script } from "../../model/ansible/command.js";
import type { DeclaredContainer } from "../../model/ansible/container.js";
import { dockerCallOf } from "../../model/ansible/docker-call.js";

/** Options of `docker run`, and of podman's, that take no value. Sources: their reference pages. */
const switches =
  /^(?:-[ditPq]+|--(?:detach|disable-content-trust|init|interactive|no-healthcheck|oom-kill-disable|privileged|publish-all|quiet|read-only|replace|rm|rmi|sig-proxy|tls-verify|tty|use-api-socket|env-host|http-proxy|no-hostname|no-hosts|passwd|read-only-tmpfs)(?:=.*)?)$/;

/** What Compose calls the options that a list of values grows by. */
const lists: Readonly<Record<string, string>> = {
  "-p": "ports",
  "--publish": "ports",
  "-v": "volumes",
  "--volume": "volumes",
  "-e": "environment",
  "--env": "environment",
  "--cap-add": "cap_add",
  "--network": "networks",
  "--net": "networks",
  "--device": "devices",
  "--security-opt": "security_opt",
  "--cap-drop": "cap_drop",
  "--env-file": "env_file",
  "-l": "labels",
  "--label": "labels",
  "--tmpfs": "tmpfs",
  "--group-add": "group_add",
  "--sysctl": "sysctls",
};

/** What Compose calls the options of one value. */
const single: Readonly<Record<string, string>> = {
  "--pid": "pid",
  "--ipc": "ipc",
  "--userns": "userns_mode",
  "--name": "name",
  "-u": "user",
  "--user": "user",
  "-m": "mem_limit",
  "--memory": "mem_limit",
  "--cpus": "cpus",
  "--pids-limit": "pids_limit",
  "--shm-size": "shm_size",
  "-h": "hostname",
  "--hostname": "hostname",
  "--entrypoint": "entrypoint",
  "--restart": "restart",
};

/** The containers that command lines start with `docker run`, `docker create` or `docker service create`. */
export function containersRun(scripts: readonly Script[]): readonly DeclaredContainer[] {
  return scripts.flatMap((script) =>
    script.commands.flatMap((command): readonly DeclaredContainer[] => {
      const call = dockerCallOf(command);
      if (call === undefined || !/^(?:run|create|service create)$/.test(call.verb)) return [];
      const keys = keysOf(call.words.map(({ text }) => text));
      const place = script.lineAt(command.line);
      const { name, image } = keys;
      const waits = call.verb === "create" || keys.rm === true || keys.command !== undefined;
      const isService = call.verb === "service create";
      const serves = isService || script.kind === "unit" || keys.detach === true || !waits;
      return [{ from: "command", name: String(name ?? image ?? "docker run"), serves, keys, at: () => place }];
    }),
  );
}

/** What Compose calls what options of podman say, without an image behind them. */
export function keysOfOptions(options: readonly string[]): Readonly<Record<string, unknown>> {
  return keysOf(options);
}

function keysOf(words: readonly string[]): Readonly<Record<string, unknown>> {
  const keys: Record<string, unknown> = {};
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (!word.startsWith("-")) return { ...keys, image: word, ...commandOf(words.slice(index + 1)) };
    if (/^--privileged(?:=true)?$/.test(word)) keys.privileged = true;
    if (/^(?:-[itPq]*d[itPq]*|--detach(?:=true)?)$/.test(word)) keys.detach = true;
    if (/^--rm(?:=true)?$/.test(word)) keys.rm = true;
    if (/^--read-only(?:=true)?$/.test(word)) keys.read_only = true;
    if (/^--init(?:=true)?$/.test(word)) keys.init = true;
    if (/^(?:-P|--publish-all(?:=true)?)$/.test(word)) keys.ports = ["all"];
    if (switches.test(word)) continue;
    const [option, attached] = optionOf(word);
    const value = attached ?? words[++index] ?? "";
    if (option === "--health-cmd") keys.healthcheck = { test: value };
    const list = lists[option];
    const one = single[option];
    if (list !== undefined) keys[list] = [...(Array.isArray(keys[list]) ? keys[list] : []), value];
    else if (one !== undefined) keys[one] = value;
    else if (option === "--mount")
      keys.volumes = [...(Array.isArray(keys.volumes) ? keys.volumes : []), mountOf(value)];
  }
  return keys;
}

function commandOf(words: readonly string[]): Readonly<Record<string, unknown>> {
  return words.length === 0 ? {} : { command: words };
}

function optionOf(word: string): readonly [string, string | undefined] {
  const long = /^(--[^=]+)=([\s\S]*)$/.exec(word);
  if (long !== null) return [long[1] ?? "", long[2]];
  const short = /^(-[a-zA-Z])(.+)$/.exec(word);
  return short === null || word.startsWith("--") ? [word, undefined] : [short[1] ?? "", short[2]?.replace(/^=/, "")];
}

function mountOf(value: string): string {
  const parts = Object.fromEntries(value.split(",").map((part) => part.split("=")));
  return `${parts.source ?? parts.src ?? ""}:${parts.target ?? parts.destination ?? parts.dst ?? ""}`;
}
