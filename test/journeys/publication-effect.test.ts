import { agreementOperations, matterListOperations } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { expectValue } from "@tongban/sdk";
import { expect, onTestFinished, test } from "vitest";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { PROMISED, XIAN, YINCHUAN } from "./directory.ts";

const coordinator = staff("yinchuan-coordinator");
const params = { agreementId: "three-cities" };

const fileOf = async () =>
  expectValue(await coordinator.call(agreementOperations.getAgreementFile, { params }));

/** What the draft's publication would mean for one matter from Yinchuan to Xi'an, and in all. */
const effect = async () => {
  const { changes, ...sums } = expectValue(
    await coordinator.call(agreementOperations.getPublicationEffect, { params }),
  );
  const change = changes.find(
    ({ matter, source, handling }) => matter === PROMISED && source === YINCHUAN && handling === XIAN,
  );
  return { ...sums, here: change ?? { refused: 0, admitted: 0, codes: [] } };
};

const submit = async (parts: object): Promise<string> => {
  const application = anApplication({ source: YINCHUAN, handling: XIAN, ...parts });
  const answer = await partner("yinchuan-gov").submitCase(application);
  // A partner that tries the same again is not counted twice.
  if (!answer.ok) await partner("yinchuan-gov").submitCase(application);
  return answer.ok ? "taken" : (answer.problem.code ?? "");
};

test("a coordinator sees which submissions a draft would have refused, which it would have admitted, and which cannot be asked again", async () => {
  const { published } = await fileOf();
  expect(await coordinator.call(agreementOperations.getPublicationEffect, { params })).toMatchObject({
    problem: { code: "no-draft" },
  });
  const { list: _list, ...content } = published?.content ?? expect.fail("three-cities is published");
  const drafted = expectValue(
    await coordinator.call(agreementOperations.draftAgreement, { params, body: content }),
  );
  onTestFinished(async () => {
    const { revision: ifMatch } = await fileOf();
    expectValue(await coordinator.call(agreementOperations.discardDraft, { params, ifMatch }));
  });
  expect(await effect()).toMatchObject({ refused: 0, admitted: 0 });
  const rows = expectValue(await coordinator.call(matterListOperations.listDraftRows, { params })).rows;
  const row = rows.find(({ matter }) => matter === PROMISED) ?? expect.fail("the list has the matter");
  const changed: MatterListRow = { ...(row as MatterListRow), modes: ["online", "joint"] };
  expectValue(
    await coordinator.call(matterListOperations.reviseDraftRows, {
      params,
      ifMatch: drafted.revision,
      body: { put: [changed], remove: [] },
    }),
  );
  const before = await effect();

  expect(await submit({ mode: "online" })).toBe("taken");
  expect(await submit({ mode: "agent-intake" })).toBe("taken");
  expect(await submit({ mode: "joint" })).toBe("not-admissible");
  expect(await submit({ mode: "joint" })).toBe("not-admissible");
  expect(await submit({ form: {} })).toBe("form-invalid");

  const after = await effect();
  expect(after).toMatchObject({
    bounded: false,
    cases: before.cases + 2,
    refusals: before.refusals + 2,
    unasked: before.unasked + 1,
    here: {
      refused: before.here.refused + 1,
      admitted: before.here.admitted + 2,
      codes: ["mode-not-listed"],
    },
  });
  expect(after.refused).toBe(before.refused + 1);
});
