import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, recipeKey } from "./cache.js";
import { demand } from "./command.js";

/**
 * Lays out the context of a recipe with a `go.mod`: its files, and the static `program` that its main package makes, or that
 * of another module.
 *
 * @param variables values that the linker gives to variables, such as { "example.com/program/internal.Version": "v1.2.3" }.
 */
export async function layOutProgram(
  recipeFolder: string,
  mainPackage = ".",
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const files = ["main.go", "go.mod", "go.sum"].map((name) => join(recipeFolder, name)).filter(existsSync);
  const sources = [...files.map((file) => readFileSync(file, "utf8")), mainPackage, JSON.stringify(variables)];
  const context = cacheFolder("programs", recipeKey(...sources));
  mkdirSync(context, { recursive: true });
  cpSync(recipeFolder, context, { recursive: true });
  const program = join(context, "program");
  // go.sum says what each module must be, so no further database is asked.
  const env = { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GONOSUMDB: "*" };
  const given = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  if (!existsSync(program))
    await demand(
      "go",
      ["build", "-trimpath", `-ldflags=${["-s -w", ...given].join(" ")}`, "-o", program, mainPackage],
      {
        cwd: context,
        env,
        timeout: 1500,
      },
    );
  return context;
}
