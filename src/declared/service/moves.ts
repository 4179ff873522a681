export interface MoveOptions {
  /**
   * Name that the service had before: its folders of data are brought under the new name by the next deployment, once. May go from the
   * stack when every host was deployed to. Default: none.
   */
  readonly movedFrom?: string;
}
