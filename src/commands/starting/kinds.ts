/** Kinds of stack that `init` writes: the folder of each in this package; "small" is the starter alone. */
export const kinds: Readonly<Record<string, string | undefined>> = {
  small: undefined,
  "web-app": "examples/web-app",
  desk: "examples/desk",
  workers: "examples/workers",
  home: "examples/home",
  edge: "examples/edge",
  papers: "examples/papers",
  figures: "examples/figures",
  flows: "examples/flows",
  "several-hosts": "examples/several-hosts",
  traefik: "examples/traefik",
};
