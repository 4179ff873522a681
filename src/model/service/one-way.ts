/** An image that brings its data to a form which no earlier release of it reads. */
export interface OneWay {
  /** The release that does so: the first two numbers of the version, such as "31.0". */
  readonly line: string;
  /** Address at which its makers say so. */
  readonly source: string;
}
