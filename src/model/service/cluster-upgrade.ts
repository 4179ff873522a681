/**
 * The databases of a volume on their way from one major version to the next: dumped, loaded into a cluster beside the old one, compared,
 * and put into its place.
 */
export interface ClusterUpgrade {
  /** Major version of the cluster that a host may still have. */
  readonly from: number;
  /** Major version of the image. */
  readonly to: number;
  /** Files below the volume that say of which version a cluster is, as either version has them. */
  readonly tells: { readonly from: string; readonly to: string };
  /** Folder of the container with the scripts that do it. */
  readonly scripts: string;
}
