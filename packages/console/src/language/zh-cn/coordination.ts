/** What the console says where regions are looked over, cases are searched and action is ordered, in Chinese. */
export const coordination = {
  overview: {
    title: "总览",
    region: "地区",
    open: "在办",
    dueToday: "今日到期",
    overdue: "已超期",
    byStatus: "按状态",
    at: "截至 {{at}}",
    total: "累计 {{count}} 件",
  },
  supervision: {
    order: "督办",
    consequence: "办理专窗须在期限内说明情况或办理，督办及其答复记入办理过程。",
    demand: "督办要求",
    demandRequired: "请写明督办要求",
    days: "答复期限（工作日）",
    daysRequired: "请填写 1 至 30 的天数",
    running: "督办中，等待答复",
    done: "已督办，办理专窗将看到督办时限",
  },
  search: {
    title: "查找办件",
    line: "包括已办结的办件",
    label: "完整的姓名或单位名称、证件号码、申请编号或办件号",
    go: "查找",
    start: "查找您可以查看的办件",
    startHint: "请输入完整的姓名或单位名称、证件号码、申请编号或办件号。",
    nothing: "没有找到“{{text}}”",
    nothingHint: "须与申请中的完全一致：姓名要完整，号码不能缺位。",
  },
} as const;
