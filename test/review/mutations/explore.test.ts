import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { mutations } from "./all.js";
import { outcomeOf } from "./outcome.js";

const counts = new Map<string, number>();
const once = new Set<string>();
for (const { kind, spelling } of mutations)
  if (!once.has(`${kind}|${spelling}`)) {
    once.add(`${kind}|${spelling}`);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
test("explore", () => {
  const only = process.env.ONLY ?? "";
  const few = Number(process.env.FEW ?? 0);
  const seen = new Map<string, number>();
  const chosen = mutations.filter(({ kind, spelling, place }) => {
    if (!new RegExp(only).test(kind)) return false;
    if (few === 0) return true;
    const key = `${kind}|${spelling}`;
    const isNew = !seen.has(key);
    seen.set(key, 1);
    if (!isNew) return false;
    const n = seen.get(kind) ?? 0;
    seen.set(kind, n + 1);
    return n % Math.max(1, Math.ceil((counts.get(kind) ?? 0) / few)) === 0;
  });
  const t = performance.now();
  const by = new Map<string, { n: number; bad: string[]; spell: Map<string, Set<string>> }>();
  for (const m of chosen) {
    let o: ReturnType<typeof outcomeOf>;
    try {
      o = outcomeOf(m);
    } catch (error) {
      console.log("BROKEN", m.kind, m.spelling, String(error));
      continue;
    }
    const e = by.get(m.kind) ?? { n: 0, bad: [], spell: new Map<string, Set<string>>() };
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
    for (const [k, s] of spell)
      lines.push(
        `- ${k}`,
        ...[...s].slice(0, 2).map((x) => `    ${x}`),
        ...(s.size > 2 ? [`    … ${s.size} places`] : []),
      );
  }
  writeFileSync(process.env.OUT ?? "/tmp/explore.txt", lines.join("\n"));
  console.log(lines.filter((l) => /^##|^\d/.test(l)).join("\n"));
}, 3_000_000);
