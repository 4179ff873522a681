import { existsSync, lstatSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolders } from "./make-folders.js";

/** Renames that can be taken back. Empty folders come and go with their files. */
export class Transaction {
  readonly #undo: (() => void)[] = [];

  /** @param root folder that stays, even when it is empty. */
  constructor(private readonly root: string) {}

  /** Moves what stands at `path`, if anything, to `aside`, and removes folders that are empty then. */
  moveAway(path: string, aside: string): void {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
    this.#move(path, aside);
    this.#prune(dirname(path));
  }

  /** Moves the file `from` to `path`, where nothing stands. */
  moveIn(from: string, path: string): void {
    this.#move(from, path);
  }

  /** Takes everything back, the last first. */
  rollBack(): void {
    for (const step of this.#undo.reverse()) step();
  }

  #move(from: string, to: string): void {
    this.#undo.push(() => this.#prune(dirname(to)));
    makeFolders(dirname(to));
    renameSync(from, to);
    this.#undo.push(() => {
      makeFolders(dirname(from));
      renameSync(to, from);
    });
  }

  #prune(folder: string): void {
    if (folder === this.root || !folder.startsWith(this.root)) return;
    if (existsSync(folder)) {
      if (readdirSync(folder).length > 0) return;
      rmdirSync(folder);
    }
    this.#prune(dirname(folder));
  }
}
