import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { calendarOf } from "../../src/model/calendar.js";

const right =
  `daily|hourly|Monthly|*-*-* 02:30:00|02:30|02:30:15.5|Mon..Fri 08:00|Mon,Wed,Fri *-*-* 4:00|Sunday 03:00|*-*-01 03:00
*-12-24 18:00|12-24|2027-01-01 00:00:00|*:0/15|*:00,30|0/2:00|8..18:00|*-*~01 03:00|*-1/3-01|03:00 Europe/Berlin|*-*-* 03:00 UTC|Sat,Sun|Mon
*-*-* *:*:00|2026..2030-*-01|daily UTC`.split(/[|\n]/);
const wrong =
  `|0 3 * * *|every day|3 am|25:00|02:60|*-13-01|*-00-01|*-*-32|Mo 03:00|Mon..Fri..Sun|02:30:00:00|03|daily daily|02:30 nowhere
Mon-*|18..8:00|*:0/0|03:00 Mon|03.00|@daily`.split(/[|\n]/);

test.each(right)("systemd reads '%s'", (text) => expect(calendarOf(text)).toBe(text));
test.each(wrong)("systemd does not read '%s'", (text) => expect(calendarOf(text)).toBeUndefined());

test("a word may have a time beside it, in the words of systemd", () => {
  expect(calendarOf("daily 03:00")).toBe("*-*-* 03:00");
  expect(calendarOf("weekly 03:00")).toBe("Mon *-*-* 03:00");
  expect(calendarOf("monthly 03:00 UTC")).toBe("*-*-01 03:00 UTC");
  expect(calendarOf("hourly 03:00")).toBeUndefined();
});

test("systemd itself says the same", ({ skip }) => {
  const says = (text: string) => spawnSync("systemd-analyze", ["calendar", text], { encoding: "utf8" });
  if (says("daily").status !== 0) skip("systemd-analyze is not installed, or too old");
  const all = [...right, ...wrong, "*-*-* 03:00", "Mon *-*-* 03:00", "*-*-01 03:00 UTC"];
  const other = all.filter((text) => (says(text).status === 0) !== (calendarOf(text) !== undefined));
  expect(other).toEqual([]);
});
