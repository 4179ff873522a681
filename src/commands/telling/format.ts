/** How `check` tells what it found. */
export const formats = ["terminal", "json", "sarif", "github", "markdown"] as const;

export type Format = (typeof formats)[number];
