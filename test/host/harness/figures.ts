import { mkdirSync, writeFileSync } from "node:fs";
import { cacheFolder } from "./cache.js";
import { say } from "./progress.js";

/** What a run of the playbook took. */
export interface Figure {
  readonly tasks: number;
  readonly seconds: number;
  /** Requests to other services that were refused meanwhile, and how many were made. */
  readonly refused?: number;
  readonly requests?: number;
}

const titles = {
  first: "first deployment, with -vvv --diff",
  unchanged: "deployment that changes nothing",
  changed: "deployment that changes one service",
} as const;

const figures: Partial<Record<keyof typeof titles, Figure>> = {};

/** Prints a figure, and keeps all of them where `make bench` finds them. */
export function note(kind: keyof typeof titles, figure: Figure): void {
  figures[kind] = figure;
  const { tasks, seconds, refused, requests } = figure;
  const meanwhile = requests === undefined ? "" : `, ${refused} of ${requests} requests to other services refused`;
  say(`${titles[kind]}: ${tasks} tasks, ${seconds.toFixed(0)} s${meanwhile}`);
  mkdirSync(cacheFolder(), { recursive: true });
  const rows = Object.entries(figures).map(([name, row]) => ({ title: titles[name as keyof typeof titles], ...row }));
  writeFileSync(cacheFolder("figures.json"), `${JSON.stringify(rows, null, 2)}\n`);
}
