import { randomBytes } from "node:crypto";
import type { Deployed } from "./deployed.js";

/** Data that a test put into the stack, to find again: a row, a key and a file with the same word in them. */
export interface Planted {
  readonly word: string;
}

/** Plants a word in a table of PostgreSQL, under a key of Redis, and in the volumes of n8n and Grafana. */
export async function plant({ host, project }: Pick<Deployed, "host" | "project">): Promise<Planted> {
  const word = `planted-${randomBytes(6).toString("hex")}`;
  const sql = `CREATE TABLE IF NOT EXISTS planted (word text); TRUNCATE planted; INSERT INTO planted VALUES ('${word}');`;
  await host.console(`${psql(project.stack)} -c "${sql}"`);
  await host.console(redis(project.stack, `set planted ${word}`));
  await host.console(redis(project.stack, "save"));
  for (const file of filesOf(project.root)) await host.console(`echo ${word} > ${file}`);
  return { word };
}

/** What is found of it now: equal words mean that nothing was lost. */
export async function found({ host, project }: Pick<Deployed, "host" | "project">): Promise<readonly string[]> {
  const row = await host.tryConsole(`${psql(project.stack)} -tAc "SELECT word FROM planted"`);
  const key = await host.tryConsole(redis(project.stack, "get planted"));
  const files = await Promise.all(filesOf(project.root).map((file) => host.tryConsole(`cat ${file}`)));
  return [row, key, ...files].map(({ stdout, stderr }) => stdout.trim() || stderr.trim());
}

/** What `found` says when all of it is still there. */
export function everywhere({ word }: Planted): readonly string[] {
  return Array.from({ length: 4 }, () => word);
}

function psql(stack: string): string {
  return `docker exec --user postgres ${stack}_postgresql psql -U postgres -d litellm`;
}

function redis(stack: string, command: string): string {
  return `docker exec ${stack}_redis sh -c 'REDISCLI_AUTH=$(cat /run/secrets/REDIS_PASSWORD) redis-cli ${command}'`;
}

function filesOf(root: string): readonly string[] {
  return [`${root}/data/n8n/planted`, `${root}/data/grafana/planted`];
}
