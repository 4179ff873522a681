import { z } from "zod";
import type { Login } from "../../model/service/login.js";
import { name } from "../service/text.js";
import { secretSchema } from "../value.js";
import { pathPattern } from "./path-pattern.js";

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, "a header is named with letters, digits and '-'");

const except = z.array(pathPattern);

const asked = z.strictObject({
  path: pathPattern,
  headers: z.array(headerName).exactOptional(),
  ownPaths: z.array(pathPattern).exactOptional(),
  signIn: z
    .string()
    .regex(/^(?:https?:\/|\/)[^\s"]+$/, "it is a path, or an address such as 'https://login.example.com/'")
    .exactOptional(),
});

export const login: z.ZodType<Login> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("basicAuth"),
    users: z
      .record(
        z.string().regex(/^[^\s{}"\\:]+$/, "a user's name has no blank, brace, quote or colon"),
        secretSchema.or(z.never("the hash of a password is a secret: write 'secret(…)'")),
      )
      .refine((users) => Object.keys(users).length > 0, "nobody could log in: name a user"),
    except,
  }),
  z.strictObject({ kind: z.literal("forwardAuth"), service: name, except, asked: asked.exactOptional() }),
]);

export { headerName };
