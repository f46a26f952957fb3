import type { CallOptions } from "../client/index.ts";
import { declareMaterial } from "../material/declare-material.ts";
import type { SubmittedApplication } from "../partner/partner-client.ts";

type Decision = CallOptions<typeof import("@tongban/contract").caseActionOperations.decide>["body"];

/** One of the demo's applications and how the window decides it. People and numbers are made up. */
export type DemoApplication = {
  readonly application: SubmittedApplication;
  /** 即办件: decided without being accepted first. */
  readonly instant: boolean;
  readonly decision: Decision;
};

/** The file of a demo's material: a PDF of one page that names its run. */
const fileOf = (run: string, title: string): Uint8Array => {
  const name = [...title].map((each) => (each.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");
  const content = `BT /F 18 Tf 72 740 Td (A material of Tongban's demo) Tj 0 -32 Td (run ${run}) Tj ET`;
  return new TextEncoder().encode(
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

const between = { source: "320100", handling: "610100" } as const;

/** GB 11643's and GB 32100's own sample numbers: right check digits, nobody's. */
const citizenId = "11010519491231002X";
const creditCode = "91350100M000100Y43";

const organization = (name: string) => ({
  kind: "organization" as const,
  name,
  creditCode,
  agent: { name: "陈晓", citizenId, phone: "13800000000" },
});

/** An instant matter, a promised one, and one that is refused; `run` makes their references unique. */
export const demoApplications = (run: string): readonly DemoApplication[] => {
  const material = (title: string) => declareMaterial(title, "application/pdf", fileOf(run, title));
  return [
    {
      instant: true,
      application: {
        ...between,
        externalRef: `demo-${run}-1`,
        matter: "remote-medical-filing",
        mode: "online",
        applicant: { kind: "person", name: "张晓雨", citizenId, phone: "13800000000" },
        form: { 参保地: "南京市", 就医地: "西安市", 备案类型: "长期异地居住" },
        materials: [material("凭证"), material("备案表")],
      },
      decision: {
        outcome: "granted",
        document: { number: `备案-${run}-1`, title: "异地就医备案回执" },
      },
    },
    {
      instant: false,
      application: {
        ...between,
        externalRef: `demo-${run}-2`,
        matter: "public-place-hygiene-permit-change",
        mode: "online",
        applicant: organization("金陵客舍酒店管理有限公司"),
        form: { 变更事项: "法定代表人", 变更后: "陈晓" },
        materials: [material("变更申请")],
      },
      decision: {
        outcome: "granted",
        document: { number: `陕卫公证字-${run}-2`, title: "公共场所卫生许可证" },
      },
    },
    {
      instant: false,
      application: {
        ...between,
        externalRef: `demo-${run}-3`,
        matter: "food-business-permit",
        mode: "agent-intake",
        applicant: organization("秦淮小食餐饮有限公司"),
        form: { 经营项目: "热食类食品制售", 经营场所: "西安市未央区" },
        materials: [material("申请书"), material("设备布局流程"), material("安全制度")],
      },
      decision: {
        outcome: "refused",
        reasons: "设备布局流程中生熟加工区未分设，不符合《食品经营许可和备案管理办法》的要求。",
        remedies: "可自收到本决定之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
      },
    },
  ];
};

/** The files of what a demo's application declares. */
export const filesOf = (run: string, { application }: DemoApplication): readonly Uint8Array[] =>
  application.materials.map(({ title }) => fileOf(run, title));
