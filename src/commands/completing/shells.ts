/** Shells that complete the words of this command. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];
