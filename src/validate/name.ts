import { z } from "zod";

/** A name of the stack or of a thing in it. */
export const named = z.string().regex(/^[a-z][a-z0-9-]*$/, "a name is lower case letters, digits and hyphens");

/** A role of the user's: any name of a folder that Ansible takes. */
export const roleNamed = z
  .string()
  .regex(/^[A-Za-z0-9_][\w.-]*$/, "a role is named with letters, digits, '_', '-' and '.', as its folder is");

/** What left: a service, a shared folder, the cluster that a database had before an upgrade, or what stayed on a host when it moved. */
export const givenUp = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*(?:\.(?:\d+(?:-\d{8}T\d{6}Z)?|moved))?$/,
    "what is given up is named as the service or folder was, such as 'wiki', 'postgresql.17' or 'wiki.moved'",
  );
