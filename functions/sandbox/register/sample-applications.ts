import { createHash } from "node:crypto";
import type { SentApplication } from "@tongban/contract";
import type { MatterId, RegionCode, SocialCreditCode } from "@tongban/domain";
import { sandboxRegions } from "../limits.ts";

type Draft = Pick<SentApplication, "mode" | "applicant" | "form"> & {
  readonly matter: string;
  readonly materials: readonly string[];
};

/** GB 11643's and GB 32100's own sample numbers: right check digits, nobody's. */
const citizenId = "11010519491231002X";
const creditCode = "91350100M000100Y43" as SocialCreditCode;

const organization = (name: string) => ({
  kind: "organization" as const,
  name,
  creditCode,
  agent: { name: "陈晓", citizenId, phone: "13800000000" },
});

/** An instant matter of a person, and two promised ones of organisations. People are made up. */
const drafts: readonly Draft[] = [
  {
    matter: "remote-medical-filing",
    mode: "online",
    applicant: { kind: "person", name: "张晓雨", citizenId, phone: "13800000000" },
    form: { 参保地: "南京市", 就医地: "西安市", 备案类型: "长期异地居住" },
    materials: ["凭证", "备案表"],
  },
  {
    matter: "public-place-hygiene-permit-change",
    mode: "online",
    applicant: organization("金陵客舍酒店管理有限公司"),
    form: { 变更事项: "法定代表人", 变更后: "陈晓" },
    materials: ["变更申请"],
  },
  {
    matter: "food-business-permit",
    mode: "agent-intake",
    applicant: organization("秦淮小食餐饮有限公司"),
    form: { 经营项目: "热食类食品制售", 经营场所: "西安市未央区" },
    materials: ["申请书", "设备布局流程", "安全制度"],
  },
];

/** A PDF of one page; each material has its own bytes, and so its own digest. */
const filePdf = (title: string): Buffer => {
  const name = Buffer.from(title).toString("hex");
  const content = "BT /F 18 Tf 72 740 Td (A material of Tongban's sandbox) Tj ET";
  return Buffer.from(
    [
      "%PDF-1.4",
      `% ${name}`,
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj",
      `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
      "trailer<</Root 1 0 R>>",
      "%%EOF",
    ].join("\n"),
  );
};

const mediaType = "application/pdf" as const;

const materialOf = (title: string) => {
  const file = filePdf(title);
  const sha256 = createHash("sha256").update(file).digest("hex");
  return { title, mediaType, sha256, size: file.length };
};

/** Applications that a new partner of the sandbox can send as they are, each with the files that it declares. */
export const sampleApplications = drafts.map(({ materials, ...draft }) => {
  const matter = draft.matter as MatterId;
  return {
    matter,
    application: {
      externalRef: `first-${matter}`,
      source: sandboxRegions.source as RegionCode,
      handling: sandboxRegions.handling as RegionCode,
      ...draft,
      matter,
      materials: materials.map(materialOf),
    },
    files: materials.map((title) => ({ title, mediaType, base64: filePdf(title).toString("base64") })),
  };
});
