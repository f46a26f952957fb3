import type { explanationOperations } from "@tongban/contract";
import { loadHistory } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { certifiedClocks } from "./certified-clocks.ts";
import { deadlineCertificateOf } from "./deadline-certificate.ts";
import { explainedCaseView } from "./explained-case.ts";
import type { May } from "./side-of.ts";
import { whatIfView } from "./what-if.ts";

type Operations = typeof explanationOperations;

/** The handlers that explain a case and certify its due instants, for one kind of caller. */
type Explaining<Caller> = {
  readonly explain: Run<Operations["explainCase"], Caller>;
  readonly suppose: Run<Operations["supposeCase"], Caller>;
  readonly certify: Run<Operations["certifyCase"], Caller>;
};

/** Makes the handlers; a case that the caller may not see is not found. */
export const explaining = <Caller>(resources: Resources, maySee: May<Caller>): Explaining<Caller> => {
  const find = async (id: Parameters<typeof loadHistory>[1], caller: Caller) => {
    const history = await loadHistory(resources.store, id);
    return history && maySee(caller, history.head.kase) ? history : undefined;
  };
  return {
    explain: async ({ params, caller }) => {
      const history = await find(params.caseId, caller);
      if (!history) return problem("not-found");
      const { kase } = history.head;
      const runs = await certifiedClocks(resources, kase.origin, history.events);
      return answered(explainedCaseView(kase, runs), kase.version);
    },
    suppose: async ({ params, query, caller }) => {
      const history = await find(params.caseId, caller);
      if (!history) return problem("not-found");
      const { kase } = history.head;
      const runs = await certifiedClocks(resources, kase.origin, history.events);
      const view = whatIfView(kase, runs, query);
      return "kind" in view ? view : answered(view);
    },
    certify: async ({ params, caller, now }) => {
      const history = await find(params.caseId, caller);
      if (!history) return problem("not-found");
      const certificate = await deadlineCertificateOf(resources, history, now);
      return certificate.kind === "refusal" ? certificate : answered(certificate);
    },
  };
};
