import { dashboard } from "./dashboard.js";
import { figure, lines } from "./panel.js";

/** Processor, memory and disk, from Alloy's exporter of the host. */
export const hostDashboard = dashboard("stack-host", "Host", [
  figure("Up since", "s", "time() - node_boot_time_seconds"),
  figure("Load over 5 minutes", "short", "node_load5"),
  figure("Memory in use", "percentunit", "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes"),
  figure(
    "Disk in use",
    "percentunit",
    '1 - node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"}',
  ),
  lines("Processor", "percentunit", {
    "{{mode}}":
      'sum by (mode) (rate(node_cpu_seconds_total{mode!="idle"}[5m])) / scalar(count(node_cpu_seconds_total{mode="idle"}))',
  }),
  lines("Memory", "bytes", {
    total: "node_memory_MemTotal_bytes",
    available: "node_memory_MemAvailable_bytes",
    "swap in use": "node_memory_SwapTotal_bytes - node_memory_SwapFree_bytes",
  }),
  lines("Waiting for a resource", "percentunit", {
    processor: "rate(node_pressure_cpu_waiting_seconds_total[5m])",
    memory: "rate(node_pressure_memory_waiting_seconds_total[5m])",
    disk: "rate(node_pressure_io_waiting_seconds_total[5m])",
  }),
  lines("Disk traffic", "Bps", {
    "{{device}} read": "rate(node_disk_read_bytes_total[5m])",
    "{{device}} written": "rate(node_disk_written_bytes_total[5m])",
  }),
  lines("Free disk space", "bytes", { free: 'node_filesystem_avail_bytes{mountpoint="/"}' }),
]);
