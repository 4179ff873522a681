import { imageOf } from "../../../facts/image-of.js";
import type { Service } from "../../../model/service/service.js";
import { mebibytesOf } from "../../questions/size.js";
import { literalOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX086",
  title: "Redis may use its whole memory limit for data",
  level: "error",
  says: "service '{service}' may hold {data} MiB of data, which leaves {left} MiB of its limit for {need}",
  why: "A snapshot is written by a copy of the process, which shares memory only as long as nothing changes; buffers and fragments come on top. The kernel ends the process in the middle of it, and what was not yet written is gone.",
  fix: "Let it hold {advised} MiB, or raise the limit.",
  bad: `const app = service("app", { ...redis, command: ["redis-server", "--maxmemory", "256mb"] });`,
  good: `const app = service("app", { ...redis, command: ["redis-server", "--maxmemory", "128mb"] });`,
  links: ["https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      if (!/(?:^|\/)(?:redis|redis-stack-server|valkey|keydb)$/.test(imageOf(definition)?.repository ?? "")) continue;
      const limit = mebibytesOf(definition.memory?.limit ?? "");
      const settings = settingsOf(definition);
      const data = bytesOf(settings.findLast(([name]) => name === "maxmemory")?.[1]);
      if (limit === undefined || data === undefined || data === 0) continue;
      const saves = settings.filter(([name]) => name === "save");
      const writesSnapshots = saves.length === 0 || saves.some(([, value]) => /\d/.test(value));
      const share = writesSnapshots ? 0.75 : 0.9;
      if (data <= limit * share) continue;
      yield {
        at: ["services", service, "memory", "limit"],
        with: {
          service,
          data,
          left: Math.max(0, Math.floor(limit - data)),
          need: writesSnapshots ? "the copy that writes a snapshot" : "all else",
          advised: Math.floor(limit / 2),
        },
      };
    }
  },
});

/** The settings of the command line and of configuration files, in the order in which they count. */
function settingsOf({ command = [], files }: Service): readonly (readonly [string, string])[] {
  const inFiles = files.flatMap(({ content }) =>
    content.kind === "verbatim"
      ? [...literalOf(content.text).matchAll(/^[ \t]*([a-z-]+)[ \t]+(.+)$/gim)].map(
          ([, name = "", value = ""]) => [name.toLowerCase(), value.trim()] as const,
        )
      : [],
  );
  const words = command.map(literalOf);
  const given = words.flatMap((word, index) => {
    const [, name, value = words[index + 1] ?? ""] = /^--(maxmemory|save)(?:=(.*))?$/.exec(word) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  return [...inFiles, ...given];
}

/** Redis' own sizes: "256mb", "1gb", or bytes. */
function bytesOf(size: string | undefined): number | undefined {
  const [, number, unit = ""] = /^"?(\d+)(kb?|mb?|gb?)?"?$/i.exec(size ?? "") ?? [];
  const factor = { k: 1 / 1024, m: 1, g: 1024 }[unit.charAt(0).toLowerCase()] ?? 1 / 1024 / 1024;
  return number === undefined ? undefined : Math.round(Number(number) * factor);
}
