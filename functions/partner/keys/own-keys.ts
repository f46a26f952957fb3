import type { ownKeyOperations } from "@tongban/contract";
import { type ChangedBy, registerPartnerKey, revokePartnerKey, wasCommanded } from "@tongban/store";
import type { Call, Run } from "../../edge/call.ts";
import type { SigningPartner } from "../../edge/partner-authentication.ts";
import type { Resources } from "../../edge/resources.ts";
import { answerKeyChange, answerPartnerKeys, partnerKeyOf } from "../../views/partner-keys.ts";

type Operations = typeof ownKeyOperations;

/** Shows a partner its own live keys. */
export const listOwnKeys =
  ({ store }: Resources): Run<Operations["listOwnKeys"], SigningPartner> =>
  ({ caller }) =>
    answerPartnerKeys(store, caller.id);

/** Registers a partner's next key, which its present one signs for. */
export const registerOwnKey =
  ({ store }: Resources): Run<Operations["registerOwnKey"], SigningPartner> =>
  async (call) => {
    const { id } = call.caller;
    const read = partnerKeyOf(id, call.body, call.now);
    if (read.kind === "refusal") return read;
    return answerKeyChange(store, id, await registerPartnerKey(store, id, read.key, byItself(call)));
  };

/** Revokes one of a partner's keys that it does not sign with. */
export const revokeOwnKey =
  ({ store }: Resources): Run<Operations["revokeOwnKey"], SigningPartner> =>
  async (call) => {
    const { id, signedWith } = call.caller;
    if (await wasCommanded(store, { kind: "partner-keys", id }, call.command))
      return answerPartnerKeys(store, id);
    const saved = await revokePartnerKey(store, id, call.body.keyId, { signedWith }, byItself(call));
    return answerKeyChange(store, id, saved);
  };

type OwnCall = Pick<Call<Operations["listOwnKeys"], SigningPartner>, "caller" | "now" | "command">;

const byItself = ({ caller: { id, signedWith }, now, command }: OwnCall): ChangedBy => ({
  by: { kind: "partner", id },
  why: `signed with ${signedWith}`,
  at: now,
  command,
});
