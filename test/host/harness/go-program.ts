import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, recipeKey } from "./cache.js";
import { demand } from "./command.js";

/** Lays out the context of a recipe with a `go.mod`: its files, and the static `program` that its main package makes. */
export async function layOutProgram(recipeFolder: string): Promise<string> {
  const sources = ["main.go", "go.mod", "go.sum"].map((name) => readFileSync(join(recipeFolder, name), "utf8"));
  const context = cacheFolder("programs", recipeKey(...sources));
  mkdirSync(context, { recursive: true });
  cpSync(recipeFolder, context, { recursive: true });
  const program = join(context, "program");
  // go.sum says what each module must be, so no further database is asked.
  const env = { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GONOSUMDB: "*" };
  if (!existsSync(program))
    await demand("go", ["build", "-trimpath", "-ldflags=-s -w", "-o", program, "."], {
      cwd: context,
      env,
      timeout: 1500,
    });
  return context;
}
