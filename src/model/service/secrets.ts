/** How the image takes a secret. */
export type SecretDelivery =
  /** `<NAME><suffix>` names a file that holds the value: the convention of most official images, with "_FILE". */
  | { readonly kind: "file"; readonly suffix: string }
  /** The image reads only its environment: a shell of the image exports the values, then starts `entrypoint`. */
  | { readonly kind: "shell"; readonly shell: string; readonly entrypoint?: readonly string[] | undefined }
  /** Compose reads the values from a file of mode 0600, and `docker inspect` shows them: for images without a shell. */
  | { readonly kind: "environment" };
