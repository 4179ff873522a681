/** What the probes of known services ask with. */
export { askWithBash, askWithCurl, askWithWget } from "../facts/probe-command.js";
