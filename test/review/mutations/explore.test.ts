import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { mutations } from "./all.js";
import { outcomeOf } from "./outcome.js";
test("explore", () => {
  const only = process.env.ONLY ?? "";
  const chosen = mutations.filter(({ kind }) => kind.includes(only));
  const t = performance.now();
  const by = new Map<string, { n: number; bad: string[]; spell: Map<string, Set<string>> }>();
  for (const m of chosen) {
    const o = outcomeOf(m);
    const e = by.get(m.kind) ?? { n: 0, bad: [], spell: new Map() };
    e.n++;
    if (o.fault) {
      e.bad.push(m.spelling);
      const k = `${m.spelling}`;
      const s = e.spell.get(k) ?? new Set();
      s.add(`${o.fault} @ ${m.place} :: ${o.judged.crash ?? o.judged.messages[0] ?? ""}`);
      e.spell.set(k, s);
    }
    by.set(m.kind, e);
  }
  const lines: string[] = [`${chosen.length} mutations in ${Math.round(performance.now() - t)} ms`];
  for (const [kind, { n, bad, spell }] of by) {
    lines.push(`## ${kind}: ${n - bad.length}/${n} right`);
    for (const [k, s] of spell) lines.push(`- ${k}`, ...[...s].slice(0, 2).map((x) => `    ${x}`), ...(s.size > 2 ? [`    … ${s.size} places`] : []));
  }
  writeFileSync(process.env.OUT ?? "/tmp/explore.txt", lines.join("\n"));
  console.log(lines.filter((l) => /^##|^\d/.test(l)).join("\n"));
}, 3_000_000);
