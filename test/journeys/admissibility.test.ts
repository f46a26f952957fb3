import type { SubmittedApplication } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { anApplication } from "./applications.ts";
import { partner } from "./broker.ts";
import { faulty, INSTANT, NANJING, PROMISED, STRANGE, UNLISTED, XIAN, YINCHUAN } from "./directory.ts";

const refusedFor = async (parts: Partial<SubmittedApplication>, as = "nanjing-gov") => {
  const answer = await partner(as).submitCase(anApplication(parts));
  if (answer.ok) throw new Error("the application was admitted");
  const { status, code, missing = [] } = answer.problem;
  return { status, code, missing: missing.map(({ part, code: why }) => `${part}: ${why}`) };
};

const notAdmissible = (...missing: readonly string[]) => ({ status: 422, code: "not-admissible", missing });

describe("an application is refused, with the part of the 1+4 mechanism that does not stand, when", () => {
  test.each([
    ["the agreement has expired", faulty.expired, "agreement: agreement-expired"],
    ["the agreement is suspended", faulty.suspended, "agreement: agreement-suspended"],
    ["the agreement is not in force yet", faulty.notYetInForce, "agreement: agreement-not-yet-in-force"],
    ["the agreement was terminated", faulty.terminated, "agreement: agreement-terminated"],
  ])("%s", async (_, handling, missing) => {
    expect(await refusedFor({ handling })).toEqual(notAdmissible(missing));
  });

  test("the agreement is only a draft: there is none", async () => {
    const { status, missing } = await refusedFor({ handling: faulty.draft });
    expect({ status, missing }).toEqual({
      status: 422,
      missing: ["agreement: agreement-missing", "list: matter-not-listed", "standard: standard-missing"],
    });
  });

  test("the window is closed for the matter", async () => {
    const asked = { source: YINCHUAN, handling: NANJING, matter: PROMISED };
    expect(await refusedFor(asked, "yinchuan-gov")).toEqual(notAdmissible("window: window-closed"));
  });

  test("the window has no team", async () => {
    const asked = { source: YINCHUAN, handling: NANJING, matter: INSTANT };
    expect(await refusedFor(asked, "yinchuan-gov")).toEqual(notAdmissible("team: team-missing"));
  });

  test("the matter is not on the list", async () => {
    expect(await refusedFor({ matter: UNLISTED })).toEqual(notAdmissible("list: matter-not-listed"));
  });

  test("the list does not have the matter in this mode", async () => {
    expect(await refusedFor({ matter: INSTANT, mode: "agent-intake" })).toEqual(
      notAdmissible("list: mode-not-listed"),
    );
  });

  test("the matter is unknown: it is on no list and at no window", async () => {
    expect(await refusedFor({ matter: "no-such-matter" })).toEqual(
      notAdmissible("list: matter-not-listed", "window: window-missing", "team: team-missing"),
    );
  });

  test("the region is unknown: every part is missing, and each is named", async () => {
    expect(await refusedFor({ handling: STRANGE })).toEqual(
      notAdmissible(
        "agreement: agreement-missing",
        "list: matter-not-listed",
        "window: window-missing",
        "team: team-missing",
        "standard: standard-missing",
      ),
    );
  });
});

test("the facts say what would have to change, and the detail speaks the caller's language", async () => {
  const answer = await partner("nanjing-gov").submitCase(anApplication({ handling: faulty.expired }));
  expect(answer).toMatchObject({
    ok: false,
    problem: {
      detail: expect.stringContaining("names every part"),
      missing: [{ facts: { agreement: "with-expired", validUntil: "2020-12-31" } }],
    },
  });
});

test("a partner does not submit for another's region", async () => {
  expect(await refusedFor({ source: YINCHUAN })).toMatchObject({ status: 403, code: "region-not-yours" });
});

test("a region does not handle its own applications through the broker", async () => {
  expect(await refusedFor({ source: NANJING, handling: NANJING })).toMatchObject({ code: "not-admissible" });
});

test("the most specific agreement that stands is pinned", async () => {
  const answer = await partner("nanjing-gov").submitCase(anApplication({ handling: XIAN }));
  expect(answer).toMatchObject({ ok: true, value: { terms: { agreement: "xian-nanjing" } } });
  const alliance = await partner("nanjing-gov").submitCase(anApplication({ handling: YINCHUAN }));
  expect(alliance).toMatchObject({ ok: true, value: { terms: { agreement: "three-cities" } } });
});
