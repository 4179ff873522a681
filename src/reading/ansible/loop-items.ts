import { isRecord } from "../../model/ansible/data.js";

/** What is known of a variable, by its name. */
export type Known = (name: string) => unknown;

/** A variable, a part of it, and filters that keep the entries. */
const named =
  /^\s*\{\{\s*([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*|\[\s*'[^']*'\s*\])*)\s*((?:\|\s*(?:list|unique|flatten|sort|dict2items|default\(\s*(?:\[\]|\{\})\s*\))\s*)*)\}\}\s*$/;

/** The items of a loop that stand in the task or in the role's variables; nothing where only a run knows them. */
export function itemsOf(keyword: string, items: unknown, known: Known): readonly unknown[] | undefined {
  const said = typeof items === "string" ? valueIn(items, known) : items;
  if (keyword === "with_dict" && isRecord(said)) return entriesOf(said);
  if (!Array.isArray(said)) return undefined;
  return keyword === "loop" ? said : said.flat();
}

function valueIn(text: string, known: Known): unknown {
  const [, name = "", way = "", filters = ""] = named.exec(text) ?? [];
  if (name === "") return undefined;
  const steps = [...way.matchAll(/\w+/g)].map(([step]) => step);
  const found = steps.reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), known(name));
  return /dict2items/.test(filters) && isRecord(found) ? entriesOf(found) : found;
}

function entriesOf(map: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}
