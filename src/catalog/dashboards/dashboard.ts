import { logsUid, type Panel } from "./panel.js";

/** A dashboard as Grafana stores it. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly [property: string]: unknown;
}

/** A choice at the top of a dashboard: the values of a label of the logs. */
export interface Choice {
  readonly name: string;
  readonly label: string;
}

/** Lays panels out from left to right, row by row. */
export function dashboard(
  uid: string,
  title: string,
  panels: readonly Panel[],
  choices: readonly Choice[] = [],
): Dashboard {
  return {
    uid,
    title,
    tags: ["stack"],
    timezone: "browser",
    schemaVersion: 41,
    editable: false,
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    templating: { list: choices.map(variableOf) },
    panels: panels.map((panel, index) => ({ id: index + 1, gridPos: placeOf(panels, index), ...drawn(panel) })),
  };
}

const heights: Readonly<Record<Panel["type"], number>> = { timeseries: 8, stat: 4, logs: 16, table: 8 };
const columns = 24;

function placeOf(panels: readonly Panel[], index: number) {
  let [x, y, rowHeight] = [0, 0, 0];
  for (const { width, type } of panels.slice(0, index + 1)) {
    if (x + width > columns) [x, y, rowHeight] = [0, y + rowHeight, 0];
    x += width;
    rowHeight = Math.max(rowHeight, heights[type]);
  }
  const { width, type } = panels[index] ?? { width: 0, type: "stat" as const };
  return { x: x - width, y, w: width, h: heights[type] };
}

function drawn({ title, type, source, unit, queries }: Panel) {
  const datasource = { type: source === logsUid ? "loki" : "prometheus", uid: source };
  return {
    title,
    type,
    datasource,
    fieldConfig: { defaults: { unit, ...(unit === "percentunit" && { min: 0, max: 1 }) }, overrides: [] },
    targets: Object.entries(queries).map(([legend, expr], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource,
      expr,
      ...(legend !== "" && { legendFormat: legend }),
    })),
    options: type === "logs" ? { showTime: true, wrapLogMessage: true, sortOrder: "Descending" } : {},
  };
}

function variableOf({ name, label }: Choice) {
  return {
    name,
    label: name,
    type: "query",
    datasource: { type: "loki", uid: logsUid },
    query: { type: 1, label, stream: "", refId: "choice" },
    multi: true,
    includeAll: true,
    allValue: ".+",
    current: { text: "All", value: "$__all" },
    refresh: 2,
    sort: 1,
  };
}
