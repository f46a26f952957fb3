import { lawfulGrounds } from "@tongban/domain";

/** What people write in the year, to draw from. */
export const wording = {
  missing: "材料复印件不清晰，请重新提供并加盖公章。",
  declined: [
    { reason: "申请事项不属于本机关职权范围。", rightOrgan: "户籍所在地公安机关" },
    { reason: "申请事项依法应由住所地机关办理。", rightOrgan: "住所地行政审批服务局" },
  ],
  refused: [
    "提交的材料与核查结果不一致，不符合法定条件。",
    "经营场所不符合规划用途，不符合法定条件。",
    "申请人未满足办理年限要求。",
  ],
  remedies: "可自收到本决定之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
  withdrawn: ["申请人改为线下办理。", "申请人材料有误，拟重新提交。", "申请人不再需要办理。"],
  suspended: "依法需要进行该程序，所需时间不计入办理期限。",
  extended: "涉及跨部门核查，十日内不能作出决定，经本机关负责人批准延长。",
  delays: [
    "部门间数据核验系统维护，核查结果晚于预期，已于当日向申请人致歉并加急办结。",
    "窗口人员轮岗交接疏漏，已完善交接台账并专人跟办。",
    "协查函复函延迟，已与来源地专窗建立每日对账。",
    "申请量集中，窗口人手不足，已增派一名工作人员。",
  ],
  demand: "该件已超期，请说明原因、明确办结时间并报送整改措施。",
} as const;

/** Grounds for a pause that an office meets often. */
export const pauseGrounds = lawfulGrounds.filter((ground) =>
  ["hearing", "inspection", "testing", "appraisal", "expert-review"].includes(ground),
);
