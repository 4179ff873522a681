import type { SourceFile } from "../../model/sources.js";
import { readYaml } from "./yaml.js";

/** A line of an inventory in INI: who stands in which group, with variables. */
export type IniEntry = { readonly group: string; readonly line: number } & (
  | { readonly kind: "group" }
  | { readonly kind: "host"; readonly name: string; readonly variables: readonly (readonly [string, unknown])[] }
  | { readonly kind: "child"; readonly name: string }
  | { readonly kind: "variable"; readonly name: string; readonly value: unknown }
);

/** Reads an inventory in Ansible's INI. Lines that are none of it are left out. */
export function readIni({ text }: SourceFile): readonly IniEntry[] {
  const entries: IniEntry[] = [];
  let group = "ungrouped";
  let section: string | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = index + 1;
    const content = raw.replace(/(?:^|\s)[#;].*$/, "").trim();
    const header = /^\[([^\]:]+)(?::(children|vars|hosts))?\]$/.exec(content);
    if (header !== null) {
      [, group = "ungrouped", section] = header;
      entries.push({ kind: "group", group, line });
    } else if (content === "") continue;
    else if (section === "children") entries.push({ kind: "child", group, name: content, line });
    else if (section === "vars") {
      const [name = "", ...value] = content.split("=");
      entries.push({ kind: "variable", group, name: name.trim(), value: scalarOf(value.join("=").trim()), line });
    } else entries.push(...hostsOf(content, group, line));
  }
  return entries;
}

function hostsOf(content: string, group: string, line: number): readonly IniEntry[] {
  const [pattern = "", ...parts] = content.match(/(?:"[^"]*"|'[^']*'|[^\s])+/g) ?? [];
  const variables = parts.flatMap((part) => {
    const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(part);
    return match === null
      ? []
      : [[match[1] ?? "", scalarOf((match[2] ?? "").replace(/^(["'])([\s\S]*)\1$/, "$2"))] as const];
  });
  const name = pattern.replace(/:\d+$/, "");
  return hostsInRange(name).map((host) => ({ kind: "host", group, name: host, variables, line }));
}

/** The hosts that `web[01:03].example.com` stands for; at most 1000. */
export function hostsInRange(pattern: string): readonly string[] {
  const [whole, from = "", to = ""] = /\[(\w+):(\w+)\]/.exec(pattern) ?? [];
  if (whole === undefined) return [pattern];
  const isNumber = /^\d+$/.test(from) && /^\d+$/.test(to);
  const [start, end] = isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  if (!(end >= start) || end - start > 1000) return [pattern];
  return Array.from({ length: end - start + 1 }, (_, index) => {
    const part = isNumber ? String(start + index).padStart(from.length, "0") : String.fromCharCode(start + index);
    return pattern.replace(whole, part);
  });
}

function scalarOf(text: string): unknown {
  const read = readYaml(text);
  return read.ok ? read.data : text;
}
