import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { domain, internet } from "./addresses.js";
import { cacheFolder } from "./cache.js";
import { docker, dockerDemand } from "./engine.js";
import { ensureImage } from "./image-recipes.js";
import { serviceImages } from "./image-table.js";
import { packageMirror } from "./machine.js";
import { timed } from "./progress.js";

const name = "rexible-depot";
const registries = ["registry-1.docker.io", "ghcr.io", "quay.io"];

/**
 * Starts the depot: the registry that answers under the public registries' names, the name server and the ACME server.
 * Images it does not hold yet are built and pushed, side by side: while one waits for its packages, another is packed.
 */
export async function openDepot(): Promise<void> {
  await dockerDemand(
    ["run", "--detach", "--name", name, "--network", internet.name, "--ip", internet.depot].concat(
      ["--volume", `${cacheFolder("registry")}:/var/lib/registry`, "--env", `DEPOT_NAMES=${await names()}`],
      await ensureImage("depot"),
    ),
  );
  await Promise.all([
    ...serviceImages.map(async ({ reference, recipe }) => stock(reference, await ensureImage(recipe))),
    ...["host", "neighbour"].map(ensureImage),
  ]);
}

/** Puts one more image into the registry, for a chapter that deploys it. */
export async function stockImage(reference: string, recipe: string): Promise<void> {
  await stock(reference, await ensureImage(recipe));
}

/** Runs a program of the depot's, which must succeed, and returns what it printed. */
export function inDepot(command: readonly string[]): Promise<string> {
  return dockerDemand(["exec", name, ...command]);
}

/** Gives the name server the records of the sites, as lines of a hosts file; what it had of them before is gone. */
export async function writeZone(lines: readonly string[]): Promise<void> {
  await inDepot(["sh", "-c", 'printf "%s\\n" "$@" > /depot/zone && kill -HUP 1', "zone", ...lines]);
}

/** The certificate that the depot's registry is signed with, for a host to trust. */
export function depotCertificate(): Promise<string> {
  return inDepot(["cat", "/depot/ca.crt"]);
}

/** Where the packages of third parties come from, and what signs them. */
export const packageRepository: string = `http://packages.${domain}`;

/** The address of the VPN's control server. */
export const controlServer: string = `http://vpn.${domain}`;

/** Makes the VPN's control server answer, or not. */
export async function switchControlServer(on: boolean): Promise<void> {
  await inDepot([on ? "rm" : "touch", ...(on ? ["-f"] : []), "/depot/control-server-is-down"]);
}

/** Puts an image into the registry under the reference that a stack names it by. */
export async function stock(reference: string, image: string): Promise<void> {
  const id = await dockerDemand(["image", "inspect", "--format", "{{.Id}}", image]);
  const marker = `rexible-stocked/${reference.replace(/[^a-z0-9.-]/g, "-")}:${id.slice(7, 19)}`;
  if ((await docker(["image", "inspect", marker])).code === 0) return;
  const pushed = `${internet.depot}:5000/${repositoryPath(reference)}`;
  await dockerDemand(["tag", image, pushed]);
  await timed(`stocking '${reference}'`, async () => {
    for (let tries = 1; (await docker(["push", "--quiet", pushed], { timeout: 540 })).code !== 0; tries += 1) {
      if (tries === 5) throw new Error(`the depot does not take '${reference}'`);
      await pause(1000);
    }
  });
  await dockerDemand(["tag", image, marker]);
}

/** `redis:8` is `library/redis:8` to its registry, `ghcr.io/a/b:1` is `a/b:1`. */
function repositoryPath(reference: string): string {
  const [first = "", ...rest] = reference.split("/");
  if (rest.length === 0) return `library/${first}`;
  return first.includes(".") ? rest.join("/") : reference;
}

async function names(): Promise<string> {
  const archive = new URL(await packageMirror()).hostname;
  const upstream = /^nameserver\s+(\S+)/m.exec(readFileSync("/etc/resolv.conf", "utf8"))?.[1] ?? internet.controller;
  const own = [...registries, `packages.${domain}`, `vpn.${domain}`, `acme.${domain}`].map(
    (host) => `--address=/${host}/${internet.depot}`,
  );
  // The sites' records come from the zone: a name that is not in it does not exist.
  return [...own, `--local=/${domain}/`, `--server=/${archive}/${upstream}`].join(" ");
}
