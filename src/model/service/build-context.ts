/** What stands in the folder that an image is built of, as far as it is judged. */
export interface BuildContext {
  /** The stages of the Dockerfile; none where it is not there. */
  readonly stages: readonly BuildStage[] | undefined;
  /** Paths of files in it that hold secrets by their names, that Docker is sent, and that an instruction copies. */
  readonly copiedSecrets: readonly string[];
}

/** A stage of a Dockerfile, from its FROM to the next. */
export interface BuildStage {
  readonly name: string | undefined;
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

/** An instruction of a Dockerfile, its continued lines in one. */
export interface Instruction {
  /** In capitals, such as "COPY". */
  readonly name: string;
  /** What stands behind it, without options such as "--from=build". */
  readonly words: readonly string[];
  readonly options: readonly string[];
}
