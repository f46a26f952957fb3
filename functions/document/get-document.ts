import type { documentOperations } from "@tongban/contract";
import { addMs, type Staff } from "@tongban/domain";
import { loadDocument } from "@tongban/store";
import { objectKeyOf } from "@tongban/store/object";
import { loadOwnAgreement } from "../coordinator/agreement/command.ts";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { type DocumentDesk, mediaTypes } from "./desk.ts";

/** Says where a signed document can be read for a minute; only to coordinators of the parties, and only what is kept. */
export const getDocument =
  ({ store, objects }: DocumentDesk): Run<typeof documentOperations.getDocument, Staff> =>
  async ({ params: { agreementId, sha256 }, caller, now }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    const document = head && (await loadDocument(store, agreementId, sha256));
    if (!document?.keptAt) return problem("not-found");
    const { type, size } = document;
    const { url, seconds } = await objects.reading(objectKeyOf(agreementId, sha256), {
      name: `${agreementId}.${type}`,
      mediaType: mediaTypes[type],
      inline: type === "pdf",
    });
    return answered({ sha256, type, size, url, expires: addMs(now, seconds * 1000) });
  };
