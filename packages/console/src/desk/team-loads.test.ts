import { expect, it } from "vitest";
import { aStaffId, at } from "../../../../test/builders/ids.ts";
import { teamLoads } from "./team-loads.ts";

const now = at("2026-03-20T02:00:00.000Z");
const held = (holder: string, due: string, status: "accepted" | "suspended" = "accepted") => ({
  holder: aStaffId(holder),
  status,
  due: { at: at(due), clock: "handling" as const, provisional: false },
});

it("counts what everyone on a team holds, what of it is due today or overdue, and nothing of what stands still", () => {
  const team = [
    { id: "li-mei", name: "李梅" },
    { id: "zhang-wei", name: "张伟" },
  ];
  const rows = [
    held("li-mei", "2026-03-19T09:30:00.000Z"),
    held("li-mei", "2026-03-20T09:30:00.000Z"),
    held("li-mei", "2026-03-20T09:30:00.000Z", "suspended"),
    held("li-mei", "2026-03-23T09:30:00.000Z"),
    held("of-another-team", "2026-03-19T09:30:00.000Z"),
  ];
  expect(teamLoads(team, rows, now)).toEqual([
    { id: "li-mei", name: "李梅", held: 4, dueToday: 1, overdue: 1 },
    { id: "zhang-wei", name: "张伟", held: 0, dueToday: 0, overdue: 0 },
  ]);
});
