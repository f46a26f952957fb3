import type { registryOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import {
  loadRecord,
  registerPartnerKey as register,
  revokePartnerKey as revoke,
  wasCommanded,
} from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { answerKeyChange, answerPartnerKeys, partnerKeyOf } from "../../views/partner-keys.ts";
import { changedBy } from "./command.ts";

type Operations = typeof registryOperations;

/** Shows the live keys of a partner. */
export const getPartnerKeys =
  ({ store }: Resources): Run<Operations["getPartnerKeys"], Staff> =>
  async ({ params: { partnerId } }) =>
    (await loadRecord(store, { kind: "partner", id: partnerId }))
      ? answerPartnerKeys(store, partnerId)
      : problem("not-found");

/** Registers a key of a partner that is registered itself. */
export const registerPartnerKey =
  ({ store }: Resources): Run<Operations["registerPartnerKey"], Staff> =>
  async (call) => {
    const { partnerId } = call.params;
    const partner = await loadRecord(store, { kind: "partner", id: partnerId });
    if (!partner?.says) return problem("not-found");
    const { why, ...given } = call.body;
    const read = partnerKeyOf(partnerId, given, call.now);
    if (read.kind === "refusal") return read;
    const saved = await register(store, partnerId, read.key, changedBy(call, why));
    return answerKeyChange(store, partnerId, saved);
  };

/** Revokes a key of a partner, the last one too. */
export const revokePartnerKey =
  ({ store }: Resources): Run<Operations["revokePartnerKey"], Staff> =>
  async (call) => {
    const { partnerId } = call.params;
    const { keyId, why } = call.body;
    if (!(await loadRecord(store, { kind: "partner", id: partnerId }))) return problem("not-found");
    if (await wasCommanded(store, { kind: "partner-keys", id: partnerId }, call.command))
      return answerPartnerKeys(store, partnerId);
    const saved = await revoke(store, partnerId, keyId, "operator", changedBy(call, why));
    return answerKeyChange(store, partnerId, saved);
  };
