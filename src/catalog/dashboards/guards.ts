import { bannedAddress } from "../guard-lines.js";
import { dashboard } from "./dashboard.js";
import { lines, logLines, logsUid } from "./panel.js";

const bans = '{job="guards", action="ban"}';

/** Whom Fail2Ban and CrowdSec keep out, and what they write. */
export const guardsDashboard = dashboard("stack-guards", "Guards", [
  lines("Bans an hour", "short", { "{{guard}}": `sum by (guard) (count_over_time(${bans}[1h]))` }, logsUid),
  lines(
    "Addresses that are banned most, in a day",
    "short",
    { "{{address}}": `topk(10, sum by (address) (count_over_time(${bans} | regexp \`${bannedAddress}\` [1d])))` },
    logsUid,
  ),
  lines(
    "Logins that SSH refuses, an hour",
    "short",
    {
      refused: `sum(count_over_time({job="journal", unit="ssh.service"} |~ "Failed|Invalid user|Connection closed by authenticating" [1h]))`,
    },
    logsUid,
  ),
  logLines("Bans", bans),
  logLines("All that the guards write", '{job="guards"}'),
]);
