import { dashboard } from "./dashboard.js";
import { lines } from "./panel.js";

/** The answer of a site is counted once for each handler that it passes; the outermost is "subroute". */
const answers = 'caddy_http_request_duration_seconds_count{handler="subroute"}';
const durations = 'caddy_http_request_duration_seconds_bucket{handler="subroute"}';

/** Sites, from Caddy's metrics. */
export const sitesDashboard = dashboard("stack-sites", "Sites", [
  lines("Answers a second", "reqps", { "{{host}}": `sum by (host) (rate(${answers}[5m]))` }),
  lines("Answers by status", "reqps", { "{{code}}": `sum by (code) (rate(${answers}[5m]))` }),
  lines("Slowest twentieth", "s", {
    "{{host}}": `histogram_quantile(0.95, sum by (host, le) (rate(${durations}[5m])))`,
  }),
  lines("Failures of Caddy's own", "reqps", {
    "{{handler}}": "sum by (handler) (rate(caddy_http_request_errors_total[5m]))",
  }),
  lines("Upstreams that answer", "short", { "{{upstream}}": "caddy_reverse_proxy_upstreams_healthy" }),
  lines("Requests under way", "short", { "{{handler}}": "sum by (handler) (caddy_http_requests_in_flight)" }),
]);
