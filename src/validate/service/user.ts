import { z } from "zod";
import type { Account } from "../../model/service/account.js";
import { account, id } from "./text.js";

const user = z
  .union([
    id,
    z
      .string()
      .regex(/^\d+:\d+$/, 'a user is a uid or "uid:gid"')
      .refine(
        (value) => value.split(":").every((one) => Number(one) <= 4_294_967_294),
        "a number of a user is at most 4294967294",
      ),
  ])
  .transform((value) => (typeof value === "number" ? `${value}:${value}` : value));

export const userOptions = { user: user.optional(), runsAs: account.optional() };

/** The numbers of "uid:gid"; none where the image decides. */
export function accountOf(user: string | undefined): Account | undefined {
  const [uid, gid] = (user ?? "").split(":").map(Number);
  return user === undefined || uid === undefined || gid === undefined ? undefined : { uid, gid };
}
