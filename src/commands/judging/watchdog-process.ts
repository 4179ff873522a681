// A process beside the command that runs a stack. Where the stack has not let go of the command a second after its limit, the command
// cannot say so any more: this process does, and kills it. It ends with the command, whose end closes its input.
import { sourceTextsIn } from "../../diagnostics/source-texts.js";
import { problemOfTooLong } from "../../load/time-limit.js";
import { tellProblems } from "../telling/tell-problems.js";

const [name = "", limit = "", format] = process.argv.slice(2);
const watched = process.ppid;
const seconds = Number(limit);

process.stdin.resume().once("close", () => process.exit());

// Seconds are counted, for a clock goes on where both processes are halted.
let left = seconds + 1;
setInterval(async () => {
  left -= 1;
  if (left !== 0) return;
  await tellProblems([problemOfTooLong(name, seconds)], sourceTextsIn("."), format);
  process.kill(watched, "SIGKILL");
}, 1000);
