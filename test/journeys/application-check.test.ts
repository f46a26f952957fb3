import type { SubmittedApplication } from "@tongban/sdk";
import { expectValue } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { aMaterial, anApplication } from "./applications.ts";
import { partner } from "./broker.ts";
import { INSTANT, STRANGE, YINCHUAN } from "./directory.ts";

const nanjing = () => partner("nanjing-gov");

const checked = async (application: Readonly<Record<string, unknown>>) =>
  expectValue(await nanjing().checkApplication(application));

const codes = async (application: Readonly<Record<string, unknown>>) =>
  (await checked(application)).problems.map(({ code }) => code);

const refusedWith = async (parts: Partial<SubmittedApplication>) => {
  const answer = await nanjing().submitCase(anApplication(parts));
  if (answer.ok) throw new Error("the application was taken");
  return answer.problem;
};

describe("a submission is held against the matter list", () => {
  test("without its materials, and with a form that lacks a field, it is refused with both", async () => {
    const problem = await refusedWith({ materials: [], form: {} });
    expect(problem).toMatchObject({
      status: 422,
      code: "material-missing",
      materials: ["申请书"],
      alternatives: { 申请书: ["登记申请书"] },
      also: [{ code: "form-invalid", errors: [{ at: "/form/经营场所", problem: "missing" }] }],
    });
  });

  test("an alternative does as well, what may follow may be missing, what data sharing supplies is not asked for", async () => {
    const answer = await nanjing().submitCase(anApplication({ materials: [aMaterial("登记申请书")] }));
    expect(answer.ok).toBe(true);
  });

  test("an applicant of a kind that the list does not have is refused", async () => {
    const agent = { name: "陈晓", citizenId: "11010519491231002X" };
    const applicant = {
      kind: "organization",
      name: "秦淮小食",
      creditCode: "91350100M000100Y43",
      agent,
    } as const;
    expect(await refusedWith({ matter: INSTANT, applicant })).toMatchObject({
      code: "applicant-kind-not-listed",
      applicantKind: "organization",
      listed: ["person"],
    });
  });

  test("a form is refused at the pointer of each field, and no value comes back", async () => {
    const problem = await refusedWith({ form: { 经营场所: "西", 联系电话: "张三丰的电话" } });
    expect(problem.errors?.map(({ at }) => at).toSorted()).toEqual(["/form/经营场所", "/form/联系电话"]);
    expect(JSON.stringify(problem)).not.toContain("张三丰");
  });
});

describe("the check of an application", () => {
  test("says that it would be taken, under what, and what may follow, and creates nothing", async () => {
    const application = anApplication({ materials: [aMaterial("申请书")] });
    const answer = await checked(application);
    expect(answer).toMatchObject({
      acceptable: true,
      problems: [],
      terms: { agreement: "xian-nanjing", listVersion: 1, window: "window-610100", mayFollow: ["健康证"] },
    });
    expect(answer.terms?.due).toMatch(/^20\d\d-/);
    for await (const row of nanjing().listCases()) expect(row.externalRef).not.toBe(application.externalRef);
    expect((await nanjing().submitCase(application)).ok).toBe(true);
  });

  test("names everything at once: fields that cannot be read, the region, the list's demands", async () => {
    const application = {
      ...anApplication({ source: YINCHUAN, materials: [], form: {} }),
      applicant: { kind: "person", name: "张三", citizenId: "110105194912310021" },
      more: 1,
    };
    const { acceptable, problems } = await checked(application);
    expect(acceptable).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual([
      "invalid-request",
      "region-not-yours",
      "material-missing",
      "form-invalid",
    ]);
    expect(problems[0]?.errors?.map(({ at }) => at)).toEqual(["/applicant/citizenId", "/more"]);
  });

  test("names the five parts where there is no agreement, and asks nothing where the matter cannot be read", async () => {
    const { problems, terms } = await checked(anApplication({ handling: STRANGE }));
    expect(problems).toMatchObject([{ code: "not-admissible" }]);
    expect(problems[0]?.missing).toHaveLength(5);
    expect(terms).toBeNull();
    expect(await codes({ matter: "A B" })).toEqual(["invalid-request"]);
  });

  test("says the same as submitting: refused alike, and taken before alike", async () => {
    const { code, also = [] } = await refusedWith({ mode: "joint", materials: [], form: {} });
    const application = anApplication({ mode: "joint", materials: [], form: {} });
    expect(await codes(application)).toEqual([code, ...also.map((one) => one.code)]);
    const taken = anApplication();
    expect((await nanjing().submitCase(taken)).ok).toBe(true);
    expect(await checked(taken)).toMatchObject({ acceptable: true, problems: [] });
    expect(await codes({ ...taken, mode: "agent-intake" })).toEqual(["external-ref-reused"]);
  });

  test("is answered in the language that was asked for", async () => {
    const { problems } = await checked(anApplication({ materials: [] }));
    expect(problems[0]?.detail).toContain("requires 申请书");
  });

  test("of what is no object is refused", async () => {
    const answer = await nanjing().checkApplication([] as never);
    expect(answer).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
  });
});
