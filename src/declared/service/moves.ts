export interface MoveOptions {
  /**
   * Name that the service had before: its folders of data are brought under the new name by the next deployment, once. May go from the
   * stack when every host was deployed to. Default: none.
   */
  readonly movedFrom?: string;
  /**
   * Where the data lies that an older deployment of the host wrote, by the path at which the service finds it: a named volume of Docker,
   * a folder in one, or a path of the host, such as { "/data": "shop_data" } or { "/data": "/srv/shop/data" }. The next deployment copies
   * it to where the stack keeps data, once, and leaves the old as it is. Whose containers stop, `adopt` of the stack says. May go from
   * the stack when every host was deployed to. Default: none.
   */
  readonly adopt?: Readonly<Record<string, string>>;
}
