import { dashboard } from "./dashboard.js";
import { lines, logLines, logsUid } from "./panel.js";

const chosen = '{job="containers", container=~"$container"}';

/** Which containers and sites are well, as `uptime()` sees it, and what containers write. */
export const containersDashboard = dashboard(
  "stack-containers",
  "Containers",
  [
    lines("Containers and sites that are well", "short", { "{{kind}} {{name}}": "stack_up" }),
    lines("Services that answer", "short", { "{{job}}": "up" }),
    lines("Lines written a second", "short", { "{{container}}": `sum by (container) (rate(${chosen}[5m]))` }, logsUid),
    lines(
      "Lines with an error a second",
      "short",
      { "{{container}}": `sum by (container) (rate(${chosen} |~ "(?i)(error|fatal|panic)" [5m]))` },
      logsUid,
    ),
    lines("Memory of watched processes", "bytes", { "{{job}}": "process_resident_memory_bytes" }),
    logLines("Logs", chosen),
  ],
  [{ name: "container", label: "container" }],
);
