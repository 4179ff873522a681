import { dashboard } from "./dashboard.js";
import { lines, logLines, logsUid } from "./panel.js";

/** How much of its limit each container holds, where it has one; of those alone that a selector names. */
export const memoryOfLimit = (selector = ""): string =>
  `container_memory_working_set_bytes${selector} / (container_spec_memory_limit_bytes${selector} > 0)`;

const chosen = '{job="containers", container=~"$container"}';

/** Which containers and sites are well and what containers use, as `uptime()` sees it, and what they write. */
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
    lines("Processor, in cores", "short", { "{{name}}": "rate(container_cpu_usage_seconds_total[5m])" }),
    lines("Memory", "bytes", { "{{name}}": "container_memory_working_set_bytes" }),
    lines("Memory, of its limit", "percentunit", { "{{name}}": memoryOfLimit() }),
    lines("Network", "Bps", {
      "{{name}} received": "rate(container_network_receive_bytes_total[5m])",
      "{{name}} sent": "rate(container_network_transmit_bytes_total[5m])",
    }),
    logLines("Logs", chosen),
  ],
  [{ name: "container", label: "container" }],
);
