import type { partnerKeys } from "@tongban/contract";
import { type Instant, type PartnerId, type Refusal, refusal } from "@tongban/domain";
import { importPublicKey, keyThumbprint } from "@tongban/signature";
import { loadPartnerKeys, type PartnerKey, type registerPartnerKey, type StoreContext } from "@tongban/store";
import type * as z from "zod";
import { type Answered, answered, type Problem, problem } from "../edge/answer.ts";

type Given = Pick<PartnerKey, "algorithm" | "publicKeyPem">;

/** A public key as it is registered, named by its partner and its thumbprint; refuses what is no key of the algorithm. */
export const partnerKeyOf = (
  partner: PartnerId,
  { algorithm, publicKeyPem }: Given,
  createdAt: Instant,
): { readonly kind: "key"; readonly key: PartnerKey } | Refusal => {
  const read = importPublicKey(algorithm, publicKeyPem);
  if (!read.ok) return refusal("key-unreadable", { algorithm });
  const { publicKey } = read;
  return {
    kind: "key",
    key: {
      keyId: `${partner}.${keyThumbprint(publicKey)}`,
      algorithm,
      publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
      createdAt,
    },
  };
};

/** Answers with the live keys of a partner. */
export const answerPartnerKeys = async (
  store: StoreContext,
  partner: PartnerId,
): Promise<Answered<z.output<typeof partnerKeys>>> => {
  const { version, keys } = await loadPartnerKeys(store, partner);
  return answered({ partner, version, keys }, version);
};

/** Answers with the live keys of a partner after a change of them, or with why there was none. */
export const answerKeyChange = async (
  store: StoreContext,
  partner: PartnerId,
  saved: Awaited<ReturnType<typeof registerPartnerKey>>,
): Promise<Answered<z.output<typeof partnerKeys>> | Problem | Refusal> => {
  if (saved.kind === "raced") return problem("try-again");
  return saved.kind === "saved" ? answerPartnerKeys(store, partner) : saved;
};
