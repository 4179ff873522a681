/** How the command of this process was asked to tell its outcome, for those who tell it in its place. */
export const asked: { format?: string | undefined } = {};
