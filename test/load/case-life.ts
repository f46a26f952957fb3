import type { MeasuredBroker } from "./broker.ts";
import { anApplication, type partnerKey, type sender, signed } from "./requests.ts";
import { asStaff } from "./window.ts";

/** Takes a case from its submission to its acknowledgement, and answers with its id. */
export const liveCase = async (
  broker: MeasuredBroker,
  http: ReturnType<typeof sender>,
  key: ReturnType<typeof partnerKey>,
  token: string,
): Promise<string> => {
  const ask = (method: "GET" | "POST", path: string, body?: unknown, version?: number) =>
    asStaff(broker, http, token, method, path, body, version);
  const submitted = await http.send(signed(broker.url, key, "POST", "/v1/cases", anApplication()));
  const { caseId } = JSON.parse(submitted.text) as { readonly caseId: string };
  const claimed = await untilClaimed(() => ask("POST", "/window/v1/claim-next", {}));
  if (claimed["caseId"] !== caseId) throw new Error("another case was waiting");
  const path = `/window/v1/cases/${caseId}`;
  const accepted = await ask("POST", `${path}/accept`, undefined, Number(claimed["version"]));
  const decision = { outcome: "granted", document: { number: "BENCH-1", title: "许可证" } };
  await ask("POST", `${path}/decide`, decision, Number(accepted["version"]));
  const acknowledgement = signed(broker.url, key, "POST", `/v1/cases/${caseId}/acknowledge`, undefined, {
    "idempotency-key": crypto.randomUUID(),
  });
  const closed = await http.send(acknowledgement);
  if (closed.status !== 200) throw new Error(`the acknowledgement answered ${closed.status}`);
  return caseId;
};

const untilClaimed = async (
  claim: () => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  const until = performance.now() + 60_000;
  for (;;) {
    try {
      return await claim();
    } catch (fault) {
      if (performance.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
};
