import { describe, expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { aMatterId, aRegion, at, on } from "../../../../test/builders/ids.ts";
import { admit } from "../agreement/admit.ts";
import type { MaterialRequirement } from "../agreement/matter-list.ts";
import { addMs } from "../clock/instant.ts";
import type { PackageId } from "../ids.ts";
import { checkPackage, type PackageGround } from "./check-package.ts";
import { criticalPath } from "./critical-path.ts";
import { followersOf, type MemberId, type Package } from "./package.ts";
import { formClashes, formFor, formOfPackage, needlessFields } from "./package-form.ts";
import { materialsFor, materialsOfPackage, needlessMaterials } from "./shared-materials.ts";

const nanjing = aRegion("320100");
const xian = aRegion("610100");
const matter = aMatterId("food-business-permit");
const name = (id: string) => id as MemberId;
const member = (id: string, ...after: string[]) => ({
  id: name(id),
  title: id,
  matter,
  handling: xian,
  mode: "agent-intake" as const,
  ...(after.length > 0 ? { after: after.map(name) } : {}),
});
const offered = (parts: Partial<Package> = {}): Package => ({
  id: "open-restaurant" as PackageId,
  region: nanjing,
  title: "开办餐饮店",
  open: true,
  members: [member("register"), member("permit", "register")],
  ...parts,
});
const asked = (title: string, need: MaterialRequirement["need"] = "required"): MaterialRequirement => ({
  title,
  need,
});

const groundOf = (
  materials: Readonly<Record<string, readonly MaterialRequirement[]>>,
  forms: PackageGround["forms"] = new Map(),
): PackageGround => ({
  admissions: new Map(
    Object.entries(materials).map(([id, some]) => {
      const entry = aListEntry({ modes: ["agent-intake"], materials: some });
      const question = { source: nanjing, handling: xian, matter, on: on("2026-03-02") };
      return [name(id), admit(question, [aCoverage({ list: { version: 1, entry } })], aStaffedWindow())];
    }),
  ),
  forms,
});
const codesOf = (said: Package, ground: PackageGround = groundOf({ register: [], permit: [] })) =>
  checkPackage(said, ground).map(({ code, member: about }) => [code, about]);

describe("the check of a package", () => {
  it("finds nothing in one that is in order", () => {
    expect(codesOf(offered())).toEqual([]);
  });

  it("names a cycle in its order, and what the order names beside the members", () => {
    const members = [member("a", "c"), member("b", "a"), member("c", "b", "gone")];
    const found = checkPackage(offered({ members }), groundOf({ a: [], b: [], c: [] }));
    expect(found.map(({ code, facts }) => [code, facts])).toEqual([
      ["order-unknown", { id: "gone" }],
      ["order-cyclic", { members: expect.stringMatching(/^(a → b → c|b → c → a|c → a → b)$/) }],
    ]);
  });

  it("refuses one member alone, a member twice, and one that is handled at home", () => {
    expect(codesOf(offered({ members: [member("register")] }))).toEqual([["too-few-members", undefined]]);
    expect(codesOf(offered({ members: [member("register"), member("register")] }))).toEqual([
      ["member-twice", "register"],
    ]);
    const home = [member("register"), { ...member("permit"), handling: nanjing }];
    expect(codesOf(offered({ members: home }))).toEqual([["member-handled-at-home", "permit"]]);
  });

  it("tells what a member lacks that no agreement in force carries", () => {
    const ground = groundOf({ register: [], permit: [] });
    const admissions = new Map(ground.admissions);
    const question = { source: nanjing, handling: xian, matter, on: on("2026-03-02") };
    admissions.set(name("permit"), admit(question, [], undefined));
    const [found, ...others] = checkPackage(offered(), { ...ground, admissions });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: "member-not-live", member: "permit" });
    expect(found?.missing?.map(({ code }) => code)).toContain("agreement-missing");
  });

  it("finds a material that serves nothing, one that is served twice, and a result that does not come before", () => {
    const materials = [
      { title: "证明", serves: [{ member: name("register"), title: "没有" }] },
      { title: "甲", serves: [{ member: name("permit"), title: "场所" }] },
      { title: "乙", serves: [{ member: name("permit"), title: "场所" }] },
      {
        title: "执照",
        serves: [{ member: name("register"), title: "执照" }],
        resultOf: name("permit"),
      },
    ];
    const ground = groundOf({ register: [asked("执照")], permit: [asked("场所")] });
    expect(codesOf(offered({ materials }), ground)).toEqual([
      ["material-unneeded", "register"],
      ["material-served-twice", "permit"],
      ["material-served-twice", "permit"],
      ["result-not-before", "register"],
    ]);
  });

  it("finds fields that two members ask different things of", () => {
    const text = { type: "string" };
    const forms = new Map([
      [name("register"), { type: "object", properties: { 名称: text, 住所: text }, required: ["名称"] }],
      [name("permit"), { type: "object", properties: { 名称: text, 住所: { ...text, maxLength: 9 } } }],
    ]);
    expect(formClashes(forms)).toEqual([{ field: "住所", members: ["register", "permit"] }]);
    expect(codesOf(offered(), groundOf({ register: [], permit: [] }, forms))).toEqual([
      ["forms-clash", undefined],
    ]);
  });
});

describe("the one form of a package", () => {
  const text = { type: "string" };
  const forms = new Map([
    [name("register"), { type: "object", properties: { 名称: text }, required: ["名称"] }],
    [name("permit"), { type: "object", properties: { 名称: text, 面积: text } }],
  ]);

  it("has every field once, and gives each member its own alone", () => {
    expect(formOfPackage(forms)).toEqual({
      type: "object",
      properties: { 名称: text, 面积: text },
      required: ["名称"],
    });
    const filled = { 名称: "甲店", 面积: "80", 别的: "无" };
    expect(formFor(forms, name("register"), filled)).toEqual({ 名称: "甲店" });
    expect(formFor(forms, name("permit"), filled)).toEqual({ 名称: "甲店", 面积: "80" });
    expect(formFor(forms, name("fund"), filled)).toEqual({});
    expect(needlessFields(forms, filled)).toEqual(["别的"]);
  });

  it("gives nobody a field by the name of what every object has", () => {
    expect(needlessFields(forms, { constructor: "x" })).toEqual(["constructor"]);
  });
});

describe("the materials of a package", () => {
  const materials = [
    {
      title: "场所证明",
      serves: [
        { member: name("register"), title: "场所" },
        { member: name("permit"), title: "场所证明文件" },
      ],
    },
    { title: "执照", serves: [{ member: name("permit"), title: "执照" }], resultOf: name("register") },
  ];
  const said = offered({ materials });
  const entries = new Map([
    [name("register"), aListEntry({ materials: [asked("身份证"), asked("场所", "later")] })],
    [
      name("permit"),
      aListEntry({ materials: [asked("身份证", "optional"), asked("场所证明文件"), asked("执照")] }),
    ],
  ]);

  it("stand once, as strictly as the strictest member asks, without what results supply", () => {
    expect(materialsOfPackage(said, entries)).toEqual([
      { title: "身份证", need: "required", members: ["register", "permit"] },
      { title: "场所证明", need: "required", members: ["register", "permit"] },
    ]);
  });

  it("go to each member under its own titles", () => {
    const given = [{ title: "身份证" }, { title: "场所证明" }, { title: "自荐信" }];
    const forPermit = entries.get(name("permit")) ?? aListEntry();
    expect(materialsFor(said, name("permit"), forPermit, given)).toEqual([
      { title: "身份证" },
      { title: "场所证明文件" },
    ]);
    expect(needlessMaterials(said, entries, given)).toEqual(["自荐信"]);
  });
});

describe("the longest way through a package", () => {
  const hours: Readonly<Record<string, number>> = { a: 5, b: 1, c: 2, d: 1 };
  const dueAfter = ({ id }: { readonly id: MemberId }, from: ReturnType<typeof at>) => ({
    at: addMs(from, (hours[id] ?? 0) * 3_600_000),
    provisional: id === "c",
  });
  const from = at("2026-03-02T01:00:00.000Z");

  it("reckons each member from the latest of those that it waits for", () => {
    const members = [member("d", "b", "c"), member("c", "a"), member("a"), member("b")];
    expect(criticalPath(members, from, dueAfter)).toEqual({
      members: ["a", "c", "d"],
      due: { at: "2026-03-02T09:00:00.000Z", provisional: true },
    });
    expect(followersOf(members, name("a")).map(({ id }) => id)).toEqual(["d", "c"]);
  });

  it("is none where members wait for one another, or beyond the calendar", () => {
    expect(criticalPath([member("a", "b"), member("b", "a")], from, dueAfter)).toBeUndefined();
    expect(criticalPath([member("a")], from, () => undefined)).toBeUndefined();
  });
});
