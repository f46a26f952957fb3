import { expect, it } from "vitest";
import { application, keptApplication } from "./schemas/application.ts";

const agent = { name: "张三", citizenId: "11010519491231002X" };
const applied = (applicant: object) => ({
  externalRef: "NJ-1",
  source: "320100",
  handling: "610100",
  matter: "food-business-permit",
  mode: "online",
  applicant,
  form: {},
  materials: [],
});
const pathsOf = (applicant: object) =>
  application.safeParse(applied(applicant)).error?.issues.map(({ path }) => path.join("/")) ?? [];

it("takes no applicant whose name holds what nobody sees, and says which name it is", () => {
  expect(pathsOf({ kind: "person", ...agent })).toEqual([]);
  expect(pathsOf({ kind: "person", ...agent, name: "张\u200b三" })).toEqual(["applicant/name"]);
  const company = { kind: "organization", creditCode: "91350100M000100Y43", agent };
  expect(pathsOf({ ...company, name: "\u202e司公", agent: { ...agent, name: "张\u0000三" } })).toEqual([
    "applicant/name",
    "applicant/agent/name",
  ]);
});

it("goes on reading what was taken before", () => {
  const kept = { ...applied({ kind: "person", ...agent, name: "张\u200b三" }) };
  expect(keptApplication.safeParse(kept).success).toBe(true);
});
