import { createHash } from "node:crypto";
import { languageOf, sandboxMark } from "@tongban/contract";
import type { sandboxOperations } from "@tongban/contract/sandbox";
import { type Instant, localDateOf, type PartnerId, type RegionCode } from "@tongban/domain";
import {
  addressHashing,
  type ChangedBy,
  decideOnRecords,
  digestOf,
  loadRecord,
  type Partner,
  records,
  registerPartnerKey,
} from "@tongban/store";
import { keepSandboxPartner, registrationsOf } from "@tongban/store/sandbox";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { untilMidnight } from "../../edge/until-midnight.ts";
import { partnerKeyOf } from "../../views/partner-keys.ts";
import { sandboxLimits, sandboxRegions } from "../limits.ts";
import type { SandboxCaller } from "../sandbox-authentication.ts";
import { sampleApplications } from "./sample-applications.ts";

type Register = typeof sandboxOperations.registerInSandbox;

/** Characters of a partner's id that its key makes: 80 bits. */
const ID_LENGTH = 20;

/**
 * Registers whoever asks by their public key, which the partner's id follows from: the same key is the same partner, and a
 * registration that broke off is ended by the next. `local`: whether webhooks may lead to this machine.
 */
export const registerPartner = (
  { store, names }: Pick<Resources, "store" | "names">,
  { local }: { readonly local: boolean },
): Run<Register, SandboxCaller> => {
  const hashOf = addressHashing(store);
  return async ({ body, caller, now, language, command }) => {
    const { name, algorithm, publicKeyPem } = body;
    const read = partnerKeyOf("" as PartnerId, { algorithm, publicKeyPem }, now);
    if (read.kind === "refusal") return read;
    const id = partnerOf(read.key.publicKeyPem);
    const key = { ...read.key, keyId: `${id}${read.key.keyId}` };
    const known = await loadRecord(store, { kind: "partner-keys", id });
    if (!known?.says) {
      const count = registrationsOf(store, localDateOf(now), await hashOf(caller.address, localDateOf(now)));
      const full = refusedBy(await count.count(), now);
      if (full) return full;
      await count.note();
    }
    const by = byItself(id, now, command.id, digestOf(key.publicKeyPem));
    const regions = [sandboxRegions.source as RegionCode];
    const partner: Partner = { id, name, regions, local };
    const kept = await decideOnRecords(store, async () => await ifUnknown(store, partner), by);
    if (kept.kind !== "saved") return problem("try-again");
    const saved = await registerPartnerKey(store, id, key, by);
    if (saved.kind !== "saved") return saved.kind === "raced" ? problem("try-again") : saved;
    await keepSandboxPartner(store, id, now, sandboxLimits.unusedDays);
    const { matters } = await names();
    return answered({
      partnerId: id,
      keyId: key.keyId,
      ...(sandboxRegions as { source: RegionCode; handling: RegionCode }),
      expiresAfterDays: sandboxLimits.unusedDays,
      next: next[body.language === undefined ? language : languageOf(body.language)],
      matters: sampleApplications.map((sample) => ({
        ...sample,
        title: matters.get(sample.matter)?.title ?? sample.matter,
      })),
    });
  };
};

/** What a new partner does first. */
const next = {
  en: "Sign with keyId and send matters[0].application to POST /v1/cases, then its files (POST /v1/cases/{caseId}/materials/{sha256}/upload says where to); it is granted once they are there, or after a minute without them, as GET /v1/events tells. GET /sandbox/v1 lists what else an externalRef can bring about.",
  zh: "以 keyId 签名，将 matters[0].application 发送至 POST /v1/cases，再上传其材料文件（上传地址见 POST /v1/cases/{caseId}/materials/{sha256}/upload）；文件到齐即准予，不上传则一分钟后准予，结果见 GET /v1/events。GET /sandbox/v1 列出了外部编号可触发的其他情形。",
} as const;

const partnerOf = (publicKeyPem: string): PartnerId => {
  const digest = createHash("sha256").update(publicKeyPem).digest("hex");
  return `${sandboxMark}${digest.slice(0, ID_LENGTH)}` as PartnerId;
};

const refusedBy = (
  { address, all }: { readonly address: number; readonly all: number },
  now: Instant,
): Problem | undefined =>
  address >= sandboxLimits.registrationsPerAddressAndDay || all >= sandboxLimits.registrationsPerDay
    ? problem("too-many-registrations", {
        perAddress: sandboxLimits.registrationsPerAddressAndDay,
        retryAfter: untilMidnight(now),
      })
    : undefined;

const ifUnknown = async (store: Resources["store"], partner: Partner) => {
  const known = await loadRecord(store, { kind: "partner", id: partner.id });
  const changes = known?.says
    ? []
    : [{ ...records(store.tableName).partner(partner), seen: known?.version ?? 0 }];
  return { kind: "plan", changes } as const;
};

const byItself = (id: PartnerId, at: Instant, command: string, digest: string): ChangedBy => ({
  by: { kind: "partner", id },
  why: "registered itself in the sandbox",
  at,
  command: { id: command, digest },
});
