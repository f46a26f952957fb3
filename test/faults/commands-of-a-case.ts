import { join } from "node:path";
import { caseActionOperations, paymentOperations } from "@tongban/contract";
import type { CaseId } from "@tongban/domain";
import { createClient, createPartnerClient, expectValue, readKeyFile } from "@tongban/sdk";
import { loadHistory } from "@tongban/store";
import { signBrokerRequest } from "../../packages/sdk/src/partner/sign-broker-request.ts";
import { anApplication } from "../journeys/applications.ts";
import type { BrokerProcess } from "../journeys/broker-process.ts";
import { CHARGED, HANGZHOU, HEFEI } from "../journeys/directory.ts";
import { mintToken, staffClient } from "../journeys/staff-client.ts";
import { storeOf } from "../journeys/store-of.ts";
import { until } from "../journeys/until.ts";

/** Commands that a broker acknowledged before it was killed, to be sent again to the one after it. */
export type Acknowledged = {
  readonly caseId: CaseId;
  /** Sends the same commands under the same keys; each has to be answered as it was. */
  readonly repeat: (broker: BrokerProcess) => Promise<void>;
};

const keyOf = ({ dataDir }: BrokerProcess, partner: string) =>
  readKeyFile(join(dataDir, "keys", `${partner}.json`));

/** Of a case that costs something: pays its fee, posts originals, rates its acceptance badly and appeals against that. */
export const commandCase = async (broker: BrokerProcess): Promise<Acknowledged> => {
  const sender = createPartnerClient({ baseUrl: broker.url, key: keyOf(broker, "hefei-gov") });
  const clerk = staffClient(broker.url, () => mintToken(broker.url, "hangzhou-clerk"));
  const application = anApplication({
    source: HEFEI,
    handling: HANGZHOU,
    matter: CHARGED,
    materials: [],
    form: {},
  });
  const { caseId } = expectValue(await sender.submitCase(application));
  await until(async () => expectValue(await sender.getCase(caseId)).status === "routed" || undefined);
  const params = { caseId };
  const claimed = expectValue(await clerk.call(caseActionOperations.claim, { params }));
  expectValue(await clerk.call(caseActionOperations.accept, { params, ifMatch: claimed.version }));
  const fee = await until(async () => {
    const { fee: due } = expectValue(await sender.getCase(caseId));
    return due?.reference ? { reference: due.reference, amount: due.amount } : undefined;
  });
  const paidAt = new Date().toISOString();
  let seen: number | undefined;
  const send = async (at: BrokerProcess): Promise<void> => {
    const platformKey = keyOf(at, "demo-pay");
    const platform = createClient({
      baseUrl: at.url,
      authenticate: (request) => ({ ...signBrokerRequest(request, platformKey, Date.now()) }),
    });
    const body = { kind: "paid", transaction: "KILL1", ...fee, paidAt } as const;
    expectValue(await platform.call(paymentOperations.reportPayment, { body }));
    const partner = createPartnerClient({ baseUrl: at.url, key: keyOf(at, "hefei-gov") });
    const originals = [{ material: "身份证", copies: 1 }];
    expectValue(
      await partner.sendParcel(
        caseId,
        { way: "to-handling", carrier: "邮政特快专递", number: "EMS1", contents: originals },
        { idempotencyKey: "kill-parcel" },
      ),
    );
    expectValue(
      await partner.rateCase(
        caseId,
        { stage: "acceptance", grade: "very-dissatisfied" },
        { idempotencyKey: "kill-rating" },
      ),
    );
    seen ??= (await loadHistory(storeOf(at), caseId as CaseId))?.events.length ?? 0;
    const staff = staffClient(at.url, () => mintToken(at.url, "hangzhou-clerk"));
    expectValue(
      await staff.call(caseActionOperations["appeal-rating"], {
        params,
        ifMatch: seen,
        body: { stage: "acceptance", reason: "评价针对另一件办件" },
        idempotencyKey: "kill-appeal",
      }),
    );
  };
  await send(broker);
  return { caseId: caseId as CaseId, repeat: send };
};
