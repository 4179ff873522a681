/** What runs on a host already and gives its place to the stack: its containers are stopped, and kept. */
export interface Adoption {
  /** Projects of Compose, all of whose containers stop. Default: none. */
  readonly projects?: readonly string[];
  /** Single containers, by their names. Default: none. */
  readonly containers?: readonly string[];
}

/** What gives its place to the stack, each in words. @example ["the project 'shop'", "the container 'old-db'"] */
export function givesWay({ projects = [], containers = [] }: Adoption): readonly string[] {
  return [...projects.map((name) => `the project '${name}'`), ...containers.map((name) => `the container '${name}'`)];
}
