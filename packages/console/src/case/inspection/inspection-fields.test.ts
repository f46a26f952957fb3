import { describe, expect, it } from "vitest";
import { appointmentOf, recordOf } from "./inspection-fields.ts";

describe("an inspection as it is filled in", () => {
  it("is appointed by the clock in China, with other organs one a line", () => {
    const fields = {
      at: "2026-03-10T10:00",
      place: " 某路1号 ",
      inspectors: "李梅",
      organs: "消防救援支队\n\n 生态环境局 ",
    };
    expect(appointmentOf(fields)).toEqual({
      do: "schedule",
      at: "2026-03-10T02:00:00.000Z",
      way: "on-site",
      place: "某路1号",
      inspectors: "李梅",
      organs: ["消防救援支队", "生态环境局"],
    });
  });

  it("says of each point whether it is met, and conditions only where it passed under some", () => {
    const fields = { heldAt: "2026-03-10T10:00", met: ["布局"], findings: "属实", conditions: "补装挡鼠板" };
    const points = [
      { point: "布局", met: true },
      { point: "通风", met: false },
    ];
    expect(recordOf({ ...fields, result: "conditional" }, ["布局", "通风"], [])).toMatchObject({
      points,
      conditions: "补装挡鼠板",
    });
    expect(recordOf({ ...fields, result: "failed" }, ["布局", "通风"], [])).not.toHaveProperty("conditions");
  });
});
