/**
 * A calendar expression as systemd reads it, from one that may also say "daily 03:00", "weekly 03:00" or "monthly 03:00", which
 * systemd does not; none where systemd would refuse it. See systemd.time(7), "CALENDAR EVENTS".
 */
export function calendarOf(text: string): string | undefined {
  const plain = text.replace(/^(daily|weekly|monthly)\s+(?=\d)/i, (_, word: string) => `${days[word.toLowerCase()]} `);
  return isCalendar(plain) ? plain : undefined;
}

/** The days that the words of systemd mean, which take no time beside them. */
const days: Readonly<Record<string, string>> = { daily: "*-*-*", weekly: "Mon *-*-*", monthly: "*-*-01" };

const words =
  /^(?:minutely|hourly|daily|weekly|monthly|quarterly|semiannually|semi-annually|biannually|bi-annually|yearly|annually)$/i;
const weekday = /^(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$/i;
const zone = /^(?:UTC|(?:[A-Z][A-Za-z_+-]*\/)+[A-Z][\w+-]*)$/;

function isCalendar(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  if (parts.length > 1 && zone.test(parts.at(-1) ?? "")) parts.pop();
  if (parts.length === 1 && words.test(parts[0] ?? "")) return true;
  const isWeekdays = /^[a-z]/i.test(parts[0] ?? "");
  if (isWeekdays && !areWeekdays(parts.shift() ?? "")) return false;
  const isDate = /-|~/.test(parts[0] ?? "");
  if (isDate && !areDays(parts.shift() ?? "")) return false;
  const time = parts.shift();
  return parts.length === 0 && (time === undefined ? isWeekdays || isDate : isTime(time));
}

function areWeekdays(text: string): boolean {
  return text
    .replace(/,$/, "")
    .split(",")
    .every((one) => {
      const ends = one.split(/\.\.|-/);
      return ends.length <= 2 && ends.every((end) => weekday.test(end));
    });
}

/** Year, month and day, the first of which may be left out; before "~" the day is counted from the end of the month. */
function areDays(text: string): boolean {
  const [, year = "*", month = "", day = ""] = /^(?:([^~-]+)-)?([^~-]+)[-~]([^~-]+)$/.exec(text) ?? [];
  return isAmong(year, 1970, 2199) && isAmong(month, 1, 12) && isAmong(day, 1, 31);
}

function isTime(text: string): boolean {
  const [hours = "", minutes = "", seconds = "0", ...others] = text.split(":");
  return others.length === 0 && isAmong(hours, 0, 23) && isAmong(minutes, 0, 59) && isAmong(seconds, 0, 59.999999);
}

/** Whether a part names what lies in its bounds: "*", numbers, ranges such as "8..18", each perhaps with a step such as "/2". */
function isAmong(text: string, least: number, most: number): boolean {
  return text.split(",").every((one) => {
    const [, range = "", step] = /^([^/]+)(?:\/(\d+(?:\.\d{1,6})?))?$/.exec(one) ?? [];
    if (range === "" || (step !== undefined && Number(step) <= 0)) return false;
    const ends = range.split("..");
    const areInside = ends.every((end) => /^\d+(\.\d{1,6})?$/.test(end) && Number(end) >= least && Number(end) <= most);
    return range === "*" || (ends.length <= 2 && areInside && Number(ends[0]) <= Number(ends.at(-1)));
  });
}
