import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "../../diagnostics/user-error.js";
import { type Repository, readRepository } from "../../load/repository.js";
import { leavesOut, type Settings } from "./settings.js";

/** What a review was asked for: the folder that is read for it, and what of it counts. */
interface Asked {
  /** As it is told, from the working directory. */
  readonly root: string;
  /** Path below the root that is read; empty for all of it. */
  readonly inside: string;
}

/**
 * Reads what paths name. Whatever is named of a role is reviewed with the whole role: what is said of a file depends on it.
 *
 * @param paths folders and files.
 * @throws UserError where one is not there, or is a file that a review does not read.
 */
export function readAsked(paths: readonly string[], settings: Settings): readonly Repository[] {
  const asked = new Map(
    paths.map((path) => {
      const place = placeOf(path);
      return [`${place.root}\0${place.inside}`, { path, place }] as const;
    }),
  );
  return [...asked.values()].map(({ path, place }) => {
    const read = readPlace(place, leavesOut(settings));
    const isNothing = read.read.compose.length + read.read.roles.length === 0;
    const [why] = read.leftOut.filter((one) => one.path === place.inside);
    if (isNothing && why === undefined && statSync(path).isFile()) throw new UserError(notRead(path));
    return read;
  });
}

function readPlace({ root, inside }: Asked, isLeftOut: (path: string) => boolean): Repository {
  const isBelow = (path: string) => inside === "" || path === inside || path.startsWith(`${inside}/`);
  const leads = (path: string) => isBelow(path) || inside.startsWith(`${path}/`);
  const read = readRepository(root, (path) => !leads(path) || isLeftOut(path));
  return { ...read, leftOut: read.leftOut.filter(({ path }) => isBelow(path)) };
}

function placeOf(path: string): Asked {
  if (!existsSync(path)) throw new UserError(missing(path));
  const absolute = resolve(path);
  const role = roleAround(absolute);
  if (role !== undefined) return place(dirname(dirname(role)), role);
  if (basename(absolute) === "roles") return place(dirname(absolute), absolute);
  return statSync(path).isDirectory() ? place(absolute, absolute) : place(dirname(absolute), absolute);
}

function place(root: string, inside: string): Asked {
  return { root: relative(".", root) || ".", inside: relative(root, inside).split(sep).join("/") };
}

/** The folder of the role that a path is, or lies in. */
function roleAround(path: string): string | undefined {
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder))
    if (basename(dirname(folder)) === "roles" && ["tasks", "handlers"].some((name) => existsSync(join(folder, name))))
      return folder;
  return undefined;
}

function missing(path: string) {
  return {
    severity: "error",
    message: `there is no '${path}'`,
    fix: "Name a folder or a file with Compose or Ansible in it.",
  } as const;
}

function notRead(path: string) {
  return {
    severity: "error",
    message: `'${path}' is no Compose file, and lies in no role`,
    why: "A review reads Compose files, by their name or their 'services:', and roles, in a folder 'roles'.",
    fix: "Name a Compose file, a role or a folder with some.",
  } as const;
}
