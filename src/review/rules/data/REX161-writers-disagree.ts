import { writingAccount } from "../../questions/accounts.js";
import { sharedPlaces } from "../../questions/shared-places.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX161",
  title: "Services that write to one folder as different users",
  level: "error",
  says: "service '{service}' writes to '{place}' as {own}, and '{other}' as {theirs}",
  why: "What one of them makes belongs to its user. The other can neither change nor delete it, and it shows weeks later, at the first file that both touch.",
  fix: "Let both run as one user; or give them one group ('user: \"1001:1000\"') and the folder a mode such as '2770'.",
  bad: `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, mode: "1777", backup: { none: "can be fetched again" } });
const fetcher = service("fetcher", { ...required, user: 1000, volumes: [media.at("/data", { write: true })] });
const app = service("app", { ...required, user: 1001, volumes: [media.at("/data", { write: true })] });`,
  good: `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, mode: "2770", backup: { none: "can be fetched again" } });
const fetcher = service("fetcher", { ...required, user: 1000, volumes: [media.at("/data", { write: true })] });
const app = service("app", { ...required, user: "1001:1000", volumes: [media.at("/data", { write: true })] });`,
  links: ["https://man7.org/linux/man-pages/man7/inode.7.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    for (const [place, writers] of sharedPlaces(application)) {
      const known = writers.flatMap((writer) => {
        const account = writingAccount(writer.definition);
        return account === undefined ? [] : [{ ...writer, account }];
      });
      const [first, ...others] = known;
      const other = first && others.find(({ account }) => !agree(first.account, account));
      if (first !== undefined && other !== undefined)
        yield {
          at: other.at,
          with: {
            service: other.service,
            place,
            own: named(other.account),
            other: first.service,
            theirs: named(first.account),
          },
          related: [{ at: first.at, says: "the other one writes here" }],
        };
    }
  },
});

interface Writing {
  readonly uid: number;
  readonly gid: number;
  /** Whether file modes do not count for it. */
  readonly overrides: boolean;
}

/** One user, or one group: whether its members may write is up to the mode, and to what the programs say. */
function agree(one: Writing, other: Writing): boolean {
  return one.uid === other.uid || one.gid === other.gid || (one.overrides && other.overrides);
}

function named({ uid, gid }: Writing): string {
  return `${uid}:${gid}`;
}
