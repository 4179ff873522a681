/** Fixed uids of the provisioned data sources, which dashboards and alerts refer to. */
export const metricsUid = "metrics";
export const logsUid = "logs";

type Source = typeof metricsUid | typeof logsUid;

/** A panel before it has a place on its dashboard. */
export interface Panel {
  readonly title: string;
  readonly type: "timeseries" | "stat" | "logs" | "table";
  readonly source: Source;
  /** Unit as Grafana names it, such as "percentunit", "bytes" or "s". */
  readonly unit: string;
  /** Queries, by the legend of their lines. */
  readonly queries: Readonly<Record<string, string>>;
  /** Columns of 24. */
  readonly width: number;
}

/** Lines over time. Half a row wide unless told otherwise. */
export function lines(title: string, unit: string, queries: Panel["queries"], source: Source = metricsUid): Panel {
  return { title, type: "timeseries", source, unit, queries, width: 12 };
}

/** The last value, in large. */
export function figure(title: string, unit: string, query: string): Panel {
  return { title, type: "stat", source: metricsUid, unit, queries: { "": query }, width: 6 };
}

/** Lines of logs, over the full width. */
export function logLines(title: string, query: string): Panel {
  return { title, type: "logs", source: logsUid, unit: "short", queries: { "": query }, width: 24 };
}
