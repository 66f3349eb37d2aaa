// The log as a file: which formats there are, and what each holds.

import type { MapHistory } from "../../trace/map-history.ts";
import { mapGrowthCsv, mapLogCsv } from "../../trace/map-log-csv.ts";
import { mapLogJson } from "../../trace/map-log-json.ts";
import { mapLogMetrics } from "../../trace/map-log-metrics.ts";
import type { Trace } from "../../trace/trace.ts";

export interface ExportFormat {
  readonly name: "jsonl" | "csv" | "growthCsv" | "prometheus";
  readonly file: string;
  readonly mediaType: string;
  readonly text: (trace: Trace, history: MapHistory) => string;
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  { name: "jsonl", file: "map-log.jsonl", mediaType: "application/jsonl", text: mapLogJson },
  { name: "csv", file: "map-log.csv", mediaType: "text/csv", text: mapLogCsv },
  { name: "growthCsv", file: "map-growth.csv", mediaType: "text/csv", text: mapGrowthCsv },
  { name: "prometheus", file: "map-log.prom", mediaType: "text/plain", text: mapLogMetrics },
];
