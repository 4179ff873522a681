import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderIngredient, recipeKey } from "./cache.js";
import { ensureDebian } from "./debian.js";
import { docker, dockerDemand } from "./engine.js";
import { layOutProgram } from "./go-program.js";
import { layOutPackages } from "./npm-packages.js";
import { timed } from "./progress.js";

const folderOfRecipes = join(dirname(fileURLToPath(import.meta.url)), "..", "images");

/** The images that other recipes build on, by the name of the build argument that passes them. */
const bases: Readonly<Record<string, string>> = { DEBIAN: "debian", FORKY: "debian-forky", STAND_IN: "stand-in" };

const known = new Map<string, Promise<string>>();

/** Builds what `images/<recipe>/` describes, unless its cached image is made of the same; returns the image's name. */
export function ensureImage(recipe: string): Promise<string> {
  const made = known.get(recipe) ?? (recipe === "debian" ? ensureDebian() : build(recipe));
  known.set(recipe, made);
  return made;
}

async function build(recipe: string): Promise<string> {
  const folder = join(folderOfRecipes, recipe);
  const content = folderIngredient(folder);
  const used: string[] = [];
  for (const [argument, base] of Object.entries(bases)) {
    if (content.includes(`\${${argument}}`)) used.push(`${argument}=${await ensureImage(base)}`);
  }
  const image = `rexible-test/${recipe}:${recipeKey(content, ...used)}`;
  if ((await docker(["image", "inspect", image])).code === 0) return image;
  const args = used.flatMap((argument) => ["--build-arg", argument]);
  const has = (file: string): boolean => existsSync(join(folder, file));
  await timed(`building image '${recipe}'`, async () => {
    const context = has("package.json")
      ? await layOutPackages(folder)
      : has("go.mod")
        ? await layOutProgram(folder)
        : folder;
    await dockerDemand(["build", "--quiet", "--network", "host", "--tag", image, ...args, context], { timeout: 1500 });
  });
  await forgetOlder(recipe, image);
  return image;
}

async function forgetOlder(recipe: string, current: string): Promise<void> {
  const all = await dockerDemand(["image", "ls", "--format", "{{.Repository}}:{{.Tag}}", `rexible-test/${recipe}`]);
  for (const image of all.split("\n")) if (image !== "" && image !== current) await docker(["image", "rm", image]);
}
