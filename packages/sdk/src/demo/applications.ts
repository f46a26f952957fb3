import type { CallOptions } from "../client/index.ts";
import type { SubmittedApplication } from "../partner/partner-client.ts";
import { demoFile, demoMaterial } from "./demo-file.ts";
import { between, citizenId, organization } from "./demo-people.ts";

type Decision = CallOptions<typeof import("@tongban/contract").caseActionOperations.decide>["body"];

/** One of the demo's applications and how the window decides it. People and numbers are made up. */
export type DemoApplication = {
  readonly application: SubmittedApplication;
  /** 即办件: decided without being accepted first. */
  readonly instant: boolean;
  readonly decision: Decision;
};

/** An instant matter, a promised one, and one that is refused; `run` makes their references unique. */
export const demoApplications = (run: string): readonly DemoApplication[] => {
  const material = (title: string) => demoMaterial(run, title);
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
  application.materials.map(({ title }) => demoFile(run, title));
