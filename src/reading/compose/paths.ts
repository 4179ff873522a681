/** Two paths after each other; the second alone where it begins at the root. Empty for the folder that both count from. */
export function joined(folder: string, path: string): string {
  if (path.startsWith("/")) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "..") {
      if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
      else if (!folder.startsWith("/")) parts.push(part);
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return folder.startsWith("/") ? `/${parts.join("/")}` : parts.join("/");
}

/** The folder that a path is in; empty for the one that it counts from. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "" : end === 0 ? "/" : path.slice(0, end);
}

/** A path as it is written below a folder: "./" stands before what is below, "../" leads out of it. */
export function seenFrom(folder: string, path: string): string {
  if (path.startsWith("/")) return path;
  const [from, to] = [stepsOf(folder), stepsOf(path)];
  let common = 0;
  while (common < from.length && from[common] === to[common]) common += 1;
  const up = from.slice(common).map(() => "..");
  return [...(up.length > 0 ? up : ["."]), ...to.slice(common)].join("/");
}

function stepsOf(path: string): readonly string[] {
  return path === "" ? [] : path.split("/");
}
