import { isRecord } from "../../model/ansible/data.js";
import type { Inventory, InventoryGroup, InventoryHost } from "../../model/ansible/inventory.js";
import type { FilePlace, Route } from "../../model/ansible/place.js";
import type { RoleFile, Unreadable } from "../../model/ansible/role-file.js";
import type { Definition } from "../../model/ansible/variable.js";
import type { SourceFile } from "../../model/sources.js";
import { definition } from "./definitions.js";
import { hostsInRange, readIni } from "./inventory-ini.js";
import { readYaml } from "./yaml.js";

/**
 * Reads an inventory: its own files, in YAML or INI, and the variables below `group_vars/` and `host_vars/`. Never throws: a file that
 * cannot be read is named in `unreadable`, and the others are read.
 */
export function readInventory(sources: readonly SourceFile[]): Inventory {
  const found = new Collected();
  for (const source of sources) {
    const owner = /(?:^|\/)(group_vars|host_vars)\/([^/]+)/.exec(source.path);
    if (owner !== null) found.variablesOf(source, owner[1] === "group_vars" ? "group" : "host", nameOf(owner[2] ?? ""));
    else if (/\.(?:ya?ml|json)$/.test(source.path)) found.yaml(source);
    else found.ini(source);
  }
  return found;
}

/** `all.yml` is the group `all`; a folder `all/` too. */
function nameOf(part: string): string {
  return part.replace(/\.(?:ya?ml|json)$/, "");
}

class Collected implements Inventory {
  readonly hosts: Record<string, InventoryHost> = Object.create(null);
  readonly groups: Record<string, InventoryGroup> = Object.create(null);
  readonly unreadable: Unreadable[] = [];

  yaml(source: SourceFile): void {
    const file = this.read(source);
    if (file === undefined || !isRecord(file.data)) return;
    for (const [name, keys] of Object.entries(file.data)) this.group(file, name, keys, [name], 0);
  }

  ini(source: SourceFile): void {
    const file: RoleFile = { ...source, kind: "other", data: undefined, tags: {} };
    for (const entry of readIni(source)) {
      const at: FilePlace = { file, line: entry.line };
      const make = (name: string, value: unknown): Definition => ({
        ...definition(file, name, "inventory", value, [name]),
        at,
      });
      if (entry.kind === "host") {
        this.addHost(
          entry.name,
          at,
          entry.variables.map(([name, value]) => make(name, value)),
        );
        this.addGroup(entry.group, at, { hosts: [entry.name] });
      } else if (entry.kind === "child") this.addGroup(entry.group, at, { children: [entry.name] });
      else if (entry.kind === "variable")
        this.addGroup(entry.group, at, { variables: [make(entry.name, entry.value)] });
      else this.addGroup(entry.group, at, {});
    }
  }

  variablesOf(source: SourceFile, kind: "group" | "host", name: string): void {
    const file = this.read(source);
    const data = file !== undefined && isRecord(file.data) ? Object.entries(file.data) : [];
    if (file === undefined) return;
    const at = { file, route: [] };
    const variables = data.map(([key, value]) => definition(file, key, "inventory", value, [key]));
    if (kind === "group") this.addGroup(name, at, { variables });
    else this.addHost(name, at, variables);
  }

  private group(file: RoleFile, name: string, keys: unknown, route: Route, depth: number): void {
    const at = { file, route };
    this.addGroup(name, at, {});
    if (!isRecord(keys) || depth > 50) return;
    const { hosts, children, vars } = keys;
    for (const [pattern, own] of isRecord(hosts) ? Object.entries(hosts) : [])
      for (const host of hostsInRange(pattern)) {
        const way = [...route, "hosts", pattern];
        this.addHost(host, { file, route: way }, this.definitions(file, own, way));
        this.addGroup(name, at, { hosts: [host] });
      }
    for (const [child, own] of isRecord(children) ? Object.entries(children) : []) {
      this.addGroup(name, at, { children: [child] });
      this.group(file, child, own, [...route, "children", child], depth + 1);
    }
    this.addGroup(name, at, { variables: this.definitions(file, vars, [...route, "vars"]) });
  }

  private definitions(file: RoleFile, keys: unknown, route: Route): readonly Definition[] {
    return (isRecord(keys) ? Object.entries(keys) : []).map(([name, value]) =>
      definition(file, name, "inventory", value, [...route, name]),
    );
  }

  private addHost(name: string, at: FilePlace, variables: readonly Definition[]): void {
    const known = this.hosts[name];
    this.hosts[name] = { at: known?.at ?? at, variables: [...(known?.variables ?? []), ...variables] };
  }

  private addGroup(name: string, at: FilePlace, more: Partial<Omit<InventoryGroup, "at">>): void {
    const known = this.groups[name] ?? { at, hosts: [], children: [], variables: [] };
    this.groups[name] = {
      at: known.at,
      hosts: [...known.hosts, ...(more.hosts ?? [])],
      children: [...known.children, ...(more.children ?? [])],
      variables: [...known.variables, ...(more.variables ?? [])],
    };
  }

  private read(source: SourceFile): RoleFile | undefined {
    const read = readYaml(source.text);
    if (read.ok) return { ...source, kind: "other", data: read.data, tags: read.tags };
    const { reason, line, column } = read;
    this.unreadable.push({ file: source, reason, line, column });
    return undefined;
  }
}
