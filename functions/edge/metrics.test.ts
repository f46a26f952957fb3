import { afterEach, describe, expect, it, vi } from "vitest";
import { at } from "../../test/builders/ids.ts";
import { METRIC_NAMESPACE, sweepMetrics } from "../deployment.ts";
import { putMetrics } from "./metrics.ts";

afterEach(() => void vi.restoreAllMocks());

describe("metrics in the log", () => {
  it("are one line in CloudWatch's embedded metric format, whatever the log level", () => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    vi.stubEnv("LOG_LEVEL", "SILENT");
    putMetrics(at("2026-03-02T01:30:00.000Z"), {
      [sweepMetrics.found]: { value: 3, unit: "Count" },
      [sweepMetrics.lateness]: { value: 1.5, unit: "Seconds" },
    });
    vi.unstubAllEnvs();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      _aws: {
        Timestamp: Date.UTC(2026, 2, 2, 1, 30),
        CloudWatchMetrics: [
          {
            Namespace: METRIC_NAMESPACE,
            Dimensions: [[]],
            Metrics: [
              { Name: "TimersFound", Unit: "Count" },
              { Name: "TimersLateness", Unit: "Seconds" },
            ],
          },
        ],
      },
      TimersFound: 3,
      TimersLateness: 1.5,
    });
  });
});
