import { hash } from "node:crypto";
import type { documentOperations } from "@tongban/contract";
import { type Refusal, refusal, type Staff } from "@tongban/domain";
import { type KeptDocument, loadDocument, noteDocument } from "@tongban/store";
import { objectKeyOf } from "@tongban/store/object";
import { loadOwnAgreement } from "../coordinator/agreement/command.ts";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { realTypeOf } from "../file/real-type.ts";
import { type DocumentDesk, documentView, mediaTypes } from "./desk.ts";

/**
 * Verifies what was uploaded for a declared document, and keeps it: size and digest are those that were declared, and the
 * file is of the declared type whatever its name. What was kept before is answered again.
 */
export const keepDocument =
  ({ store, objects }: DocumentDesk): Run<typeof documentOperations.keepDocument, Staff> =>
  async ({ params: { agreementId, sha256 }, caller, now }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const declared = await loadDocument(store, agreementId, sha256);
    if (!declared) return refusal("document-not-declared", { sha256 });
    if (declared.keptAt) return answered(documentView(declared));
    const key = objectKeyOf(agreementId, sha256);
    const uploaded = await objects.uploaded(key, declared.size);
    if (uploaded === undefined) return refusal("document-not-uploaded", { sha256 });
    if (uploaded === "too-large") return differs(declared, "more bytes");
    const wrong = await faultIn(uploaded, declared);
    if (wrong) return wrong;
    // These very bytes: what is uploaded at the same moment counts for nothing.
    await objects.keep(key, uploaded, mediaTypes[declared.type]);
    return answered(documentView(await noteDocument(store, agreementId, { ...declared, keptAt: now })));
  };

const differs = ({ sha256, size }: KeptDocument, found: string): Refusal =>
  refusal("document-differs", { sha256, size, found });

/** Why bytes are not the document that was declared. */
const faultIn = async (bytes: Uint8Array, declared: KeptDocument): Promise<Refusal | undefined> => {
  const found = hash("sha256", bytes);
  if (found !== declared.sha256) return differs(declared, `${bytes.length} bytes, ${found}`);
  const real = await realTypeOf(bytes);
  return real === declared.type
    ? undefined
    : refusal("document-type-differs", { declared: declared.type, found: real });
};
