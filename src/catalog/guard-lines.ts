// Lines by which the guards of a host tell of a ban, as regular expressions of RE2, for Alloy and for Grafana.

/** Of Fail2Ban 1.1, in /var/log/fail2ban.log; a ban that it takes up again after a start is none of its own. */
export const fail2banBan = String.raw`NOTICE\s+\[[^\]]+\] Ban `;

/** Of CrowdSec 1.4 to 1.7, in /var/log/crowdsec.log. */
export const crowdsecBan = String.raw` : \S+ ban on (Ip|Range) `;

/** The address that either bans. */
export const bannedAddress = String.raw`(?:\] Ban |ban on (?:Ip|Range) )(?P<address>[0-9a-fA-F.:/]+)`;
