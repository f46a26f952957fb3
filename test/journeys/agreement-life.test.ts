import { agreementOperations, type Operation } from "@tongban/contract";
import { expectValue, type Returned } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aStandard } from "../builders/agreement.ts";
import { codeOf } from "./answer-code.ts";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { XIAN, YINCHUAN } from "./directory.ts";
import { until } from "./until.ts";

const ours = staff("xian-coordinator");
const theirs = staff("yinchuan-coordinator");
const strangers = staff("nanjing-coordinator");

const agreementId = "xian-yinchuan";
const params = { agreementId };
const { version: _version, ...terms } = aStandard();
const standard = { ...terms, hours: { opens: "09:00", closes: "17:30" } };

type File = Returned<typeof agreementOperations.getAgreementFile>;

const fileOf = async (who = ours): Promise<File> =>
  expectValue(await who.call(agreementOperations.getAgreementFile, { params }));

/** The agreement that a submission from Yinchuan is taken under. */
const takenUnder = async (): Promise<string> => {
  const application = anApplication({ source: YINCHUAN, handling: XIAN });
  return expectValue(await partner("yinchuan-gov").submitCase(application)).terms.agreement;
};

test("an agreement is drafted by one party, checked, published with another one's consent, suspended and ended", async () => {
  expect(await takenUnder()).toBe("three-cities");
  const body = {
    title: "西安市—银川市政务服务“跨省通办”框架协议",
    kind: "bilateral" as const,
    parties: [XIAN, YINCHUAN],
    validFrom: "2027-01-01",
    validUntil: "2026-01-01",
    standard,
    listOf: "xian-nanjing",
  };
  const drafted = expectValue(await ours.call(agreementOperations.draftAgreement, { params, body }));
  expect(drafted).toMatchObject({ status: "draft", draft: { content: { list: { rows: 3 } } } });
  expect(codeOf(await ours.call(agreementOperations.draftAgreement, { params, body }))).toBe("draft-exists");
  expect(codeOf(await strangers.call(agreementOperations.getAgreementFile, { params }))).toBe("not-found");

  const { findings } = expectValue(await ours.call(agreementOperations.checkDraft, { params }));
  expect(findings.map(({ code }) => code)).toEqual(["dates-in-wrong-order"]);
  const publication = { what: "publication" as const, reason: "" };
  expect(codeOf(await give(agreementOperations.proposeChange, ours, publication))).toBe("draft-has-errors");

  const days = { validFrom: "2026-01-01", validUntil: "2099-12-31" };
  expect(codeOf(await give(agreementOperations.reviseDraft, ours, days))).toBe("done");
  expect(codeOf(await give(agreementOperations.proposeChange, ours, publication))).toBe("done");
  expect(codeOf(await give(agreementOperations.reviseDraft, ours, days))).toBe("proposal-pending");
  expect(codeOf(await give(agreementOperations.consentToProposal, ours))).toBe("own-proposal");

  const { drafts } = expectValue(await theirs.call(agreementOperations.listDrafts, {}));
  expect(drafts).toContainEqual(
    expect.objectContaining({ id: agreementId, status: "checked", asked: [YINCHUAN] }),
  );
  const { matters, changes } = expectValue(
    await ours.call(agreementOperations.getReadiness, { params, query: { of: "draft", handling: XIAN } }),
  );
  const liveAt = [{ handling: XIAN, sources: 1 }];
  expect(matters.map(({ matter, live, pairs, ...more }) => [matter, live, pairs, more.liveAt])).toEqual([
    ["food-business-permit", 1, 1, liveAt],
    ["remote-medical-filing", 1, 1, liveAt],
    ["road-transport-permit", 1, 1, liveAt],
  ]);
  expect(changes?.map(({ gained, lost }) => [gained.length, lost.length])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(codeOf(await ours.call(agreementOperations.getReadiness, { params }))).toBe("not-published");
  const comment = "标题请写全称。";
  expect(codeOf(await give(agreementOperations.sendProposalBack, theirs, { comment }))).toBe("done");
  expect((await fileOf()).draft?.sentBack).toBe(comment);
  expect(codeOf(await give(agreementOperations.consentToProposal, theirs))).toBe("nothing-proposed");

  expect(codeOf(await give(agreementOperations.proposeChange, ours, publication))).toBe("done");
  expect(codeOf(await give(agreementOperations.consentToProposal, theirs))).toBe("done");
  await untilLive();
  expect(await fileOf(theirs)).toMatchObject({ status: "in-force", draft: null, published: { version: 1 } });
  expect(await takenUnder()).toBe(agreementId);

  expect(codeOf(await give(agreementOperations.suspendAgreement, theirs, { reason: "系统升级" }))).toBe(
    "done",
  );
  await untilLive();
  expect(await takenUnder()).toBe("three-cities");
  const termination = { what: "termination" as const, reason: "改由联盟协议办理" };
  expect(codeOf(await give(agreementOperations.proposeChange, theirs, termination))).toBe("done");
  expect(codeOf(await give(agreementOperations.consentToProposal, ours))).toBe("done");
  await untilLive();

  const inVersion = (version: number, who = ours) =>
    who.call(agreementOperations.getAgreementVersion, { params: { agreementId, version } });
  const said = expectValue(await inVersion(1));
  expect(said).toMatchObject({ version: 1, content: { title: body.title, ...days, list: { rows: 3 } } });
  expect(codeOf(await inVersion(2))).toBe("not-found");
  expect(codeOf(await inVersion(1, strangers))).toBe("not-found");

  const { status, history } = await fileOf();
  expect(status).toBe("terminated");
  expect(history.map(({ type }) => type)).toEqual([
    "AgreementDrafted",
    "DraftRevised",
    "ProposalMade",
    "ProposalSentBack",
    "ProposalMade",
    "ProposalSeconded",
    "AgreementPublished",
    "AgreementCompiled",
    "AgreementSuspended",
    "AgreementCompiled",
    "ProposalMade",
    "ProposalSeconded",
    "AgreementTerminated",
    "AgreementCompiled",
  ]);
  expect(codeOf(await ours.call(agreementOperations.draftAgreement, { params, body }))).toBe(
    "agreement-over",
  );
});

/** Gives a command on the agreement as it is now. */
const give = async (
  operation: Operation,
  who: typeof ours,
  body?: object,
): Promise<{ readonly ok: boolean; readonly problem?: { readonly code: string } }> => {
  const { revision } = await fileOf(who);
  return who.call(operation as never, { params, ifMatch: revision, ...(body ? { body } : {}) } as never);
};

const untilLive = (): Promise<boolean> =>
  until(async () => ((await fileOf()).published?.live ? true : undefined));
