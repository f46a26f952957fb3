import type { documentOperations } from "@tongban/contract";
import { addMs, refusal, type Staff } from "@tongban/domain";
import { noteDocument } from "@tongban/store";
import { objectKeyOf } from "@tongban/store/object";
import { loadOwnAgreement } from "../coordinator/agreement/command.ts";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { type DocumentDesk, documentView, mediaTypes } from "./desk.ts";

/** Notes which document somebody will upload for a draft, and says where to; the same again for the same document. */
export const declareDocument =
  ({ store, objects }: DocumentDesk): Run<typeof documentOperations.declareDocument, Staff> =>
  async ({ params: { agreementId }, body, caller, now }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    if (!head.agreement.draft) return refusal("no-draft");
    const document = await noteDocument(store, agreementId, { ...body, by: caller.id, declaredAt: now });
    if (document.keptAt) return answered({ ...documentView(document), upload: null });
    const { sha256, size, type } = document;
    const key = objectKeyOf(agreementId, sha256);
    const { url, headers, seconds } = await objects.upload(key, {
      sha256,
      size,
      mediaType: mediaTypes[type],
    });
    const expires = addMs(now, seconds * 1000);
    return answered({ ...documentView(document), upload: { url, headers: { ...headers }, expires } });
  };
