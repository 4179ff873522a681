/** An absolute path without doubled, closing and meaningless parts: "/srv/../run/" is "/run". */
export type Tidy<Path extends string> = Path extends `/${infer Rest}` ? Joined<PartsOf<Rest>> : Path;

type PartsOf<Path extends string, Parts extends readonly string[] = []> = Path extends `${infer Part}/${infer Rest}`
  ? PartsOf<Rest, With<Parts, Part>>
  : With<Parts, Path>;

type With<Parts extends readonly string[], Part extends string> = Part extends "" | "."
  ? Parts
  : Part extends ".."
    ? Parts extends readonly [...infer Above extends readonly string[], string]
      ? Above
      : Parts
    : [...Parts, Part];

type Joined<Parts extends readonly string[], Path extends string = ""> = Parts extends readonly [
  infer Part extends string,
  ...infer Rest extends readonly string[],
]
  ? Joined<Rest, `${Path}/${Part}`>
  : Path extends ""
    ? "/"
    : Path;
