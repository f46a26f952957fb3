import { agreementOperations, registryOperations, windowOperations } from "@tongban/contract";
import { createPartnerKey, expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aStandard } from "../builders/agreement.ts";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { NANJING, PROMISED, REVIEWED } from "./directory.ts";
import { worker } from "./steps.ts";
import { until } from "./until.ts";

const FUZHOU = "350100";
const window = "fuzhou-350100-1";
const agreementId = "nanjing-fuzhou";
const why = "福州市加入";

const { version: _version, ...terms } = aStandard();
const standard = { ...terms, hours: { opens: "09:00", closes: "17:30" } };

test("a city joins a running broker without a file being edited, and a case goes through its window", async () => {
  const operator = staff("operator");
  const coordinator = { id: "fuzhou-coordinator", name: "方圆" };
  expectValue(
    await operator.call(registryOperations.registerRegion, {
      body: { region: FUZHOU, name: "福州市", coordinator, why },
    }),
  );
  const partnerId = "fuzhou-gov";
  expectValue(
    await operator.call(registryOperations.registerPartner, {
      params: { partnerId },
      body: { name: "福州市政务服务平台", regions: [FUZHOU], why },
    }),
  );
  const key = createPartnerKey(partnerId, "ed25519");
  const { algorithm, publicKeyPem } = key;
  expectValue(
    await operator.call(registryOperations.registerPartnerKey, {
      params: { partnerId },
      body: { algorithm, publicKeyPem, why },
    }),
  );

  const theirs = staff(coordinator.id);
  const at = { params: { windowId: window } };
  const body = { region: FUZHOU, name: "福州市通办专窗", matters: [PROMISED, REVIEWED], why };
  expectValue(await theirs.call(registryOperations.registerWindow, { ...at, body }));
  expectValue(
    await theirs.call(registryOperations.registerStaff, {
      params: { staffId: "fuzhou-clerk" },
      body: { name: "夏雨", role: "clerk", regions: [FUZHOU], windows: [window], why },
    }),
  );
  const { records } = expectValue(
    await theirs.call(registryOperations.listRecords, { query: { kind: "window" } }),
  );
  expect(records).toMatchObject([{ id: window, version: 2, says: { team: [{ id: "fuzhou-clerk" }] } }]);
  expectValue(await theirs.call(registryOperations.openWindow, { ...at, ifMatch: 2, body: { why } }));

  const ours = staff("nanjing-coordinator");
  const params = { agreementId };
  const drafted = expectValue(
    await ours.call(agreementOperations.draftAgreement, {
      params,
      body: {
        title: "南京市—福州市政务服务“跨省通办”框架协议",
        kind: "bilateral",
        parties: [NANJING, FUZHOU],
        validFrom: "2026-01-01",
        validUntil: "2099-12-31",
        standard,
        listOf: "xian-nanjing",
      },
    }),
  );
  const { findings } = expectValue(await ours.call(agreementOperations.checkDraft, { params }));
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const proposed = expectValue(
    await ours.call(agreementOperations.proposeChange, {
      params,
      ifMatch: drafted.revision,
      body: { what: "publication", reason: "两地协商一致" },
    }),
  );
  expectValue(
    await theirs.call(agreementOperations.consentToProposal, { params, ifMatch: proposed.revision }),
  );
  await until(async () => {
    const file = expectValue(await theirs.call(agreementOperations.getAgreementFile, { params }));
    return file.published?.live ? true : undefined;
  });

  const { caseId, terms: taken } = expectValue(
    await partner("nanjing-gov").submitCase(anApplication({ handling: FUZHOU })),
  );
  expect(taken.agreement).toBe(agreementId);
  const clerk = worker("fuzhou-clerk");
  const claimed = await until(async () => {
    const answer = await staff("fuzhou-clerk").call(windowOperations.claimNext, { body: {} });
    return answer.ok ? answer.value : undefined;
  });
  expect(claimed.caseId).toBe(caseId);
  const accepted = expectValue(await clerk.accept(caseId, claimed.version));
  expect(expectValue(await clerk.grant(caseId, accepted.version)).status).toBe("decided");

  // Its own system submits too, with the key that was registered.
  const sent = await partner(partnerId, key).submitCase(anApplication({ source: FUZHOU, handling: NANJING }));
  expect(sent.ok ? "taken" : sent.problem.code).toBe("not-admissible");
  expect(sent.ok ? "" : JSON.stringify(sent.problem)).toContain("window-closed");
});
