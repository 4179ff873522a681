import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, recipeKey } from "./cache.js";
import { demand } from "./command.js";
import { ensureImage } from "./image-recipes.js";
import { serviceImages } from "./image-table.js";
import { bootMachine, type Machine } from "./machine-room.js";
import { timed } from "./progress.js";

/**
 * Fills a folder for a new host's `/var/lib/docker` in which all images have already been pulled from the depot.
 * The pull, a minute or two, is made once; later hosts share the files of the image layers, which no engine ever changes.
 */
export async function preloadImages(folder: string): Promise<void> {
  const template = await ensureTemplate();
  mkdirSync(folder, { recursive: true });
  const shared = ["overlay2", "image"];
  await demand("cp", ["--archive", "--link", ...shared.map((part) => join(template, part)), folder]);
  const rest = `find . -mindepth 1 -maxdepth 1 ! -name overlay2 ! -name image -exec cp --archive {} ${folder} ';'`;
  await demand("sh", ["-c", rest], { cwd: template });
}

async function ensureTemplate(): Promise<string> {
  const images = await Promise.all(serviceImages.map((image) => ensureImage(image.recipe)));
  const references = serviceImages.map((image) => image.reference);
  const template = cacheFolder("preloaded", recipeKey(...images, ...references));
  if (existsSync(template)) return template;
  const making = cacheFolder("preloaded", "in-the-making");
  startFromOlder(making);
  await timed("pulling all images once, for later hosts to share", async () => {
    const machine = await bootMachine("rexible-preloader", making);
    try {
      await pullAll(machine, references);
    } finally {
      await machine.remove();
    }
  });
  renameSync(making, template);
  return template;
}

/** What was pulled before for other recipes: most layers are the same. One that was left half made is as good. */
function startFromOlder(making: string): void {
  mkdirSync(cacheFolder("preloaded"), { recursive: true });
  const [older] = readdirSync(cacheFolder("preloaded"));
  if (older !== undefined && !existsSync(making)) renameSync(cacheFolder("preloaded", older), making);
}

async function pullAll(machine: Machine, references: readonly string[]): Promise<void> {
  await machine.console("apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq docker.io", 300);
  for (const reference of references) await machine.console(`docker pull --quiet ${reference}`, 540);
  const held = (await machine.console("docker image ls --format '{{.Repository}}:{{.Tag}}'")).split("\n");
  const left = held.filter((reference) => !reference.includes("<none>") && !references.includes(reference));
  if (left.length > 0) await machine.console(`docker image rm ${left.join(" ")}`, 120);
  await machine.console("docker image prune --force", 120);
  await machine.console("systemctl stop docker.socket docker.service containerd.service", 60);
}
