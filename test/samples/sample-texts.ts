/** What people and the registry write on papers. */
export type SampleTexts = {
  readonly organ: string;
  readonly addressee: string;
  readonly addressed: "person" | "organization";
  readonly agreement: string;
  /** What is added to the matter's title. */
  readonly suffix: string;
  readonly externalRef: string;
  readonly reasons: string;
  readonly remedies: string;
  readonly rightOrgan: string;
  /** Missing materials, and what is wrong with each. */
  readonly materials: Readonly<Record<string, string>>;
  readonly document: { readonly title: string; readonly number: string };
  readonly carrier: string;
  readonly receivedBy: string;
  readonly certificate: string;
};

const normal: SampleTexts = {
  organ: "西安市未央区“跨省通办”专窗",
  addressee: "张三",
  addressed: "person",
  agreement: "西安市—南京市政务服务“跨省通办”合作协议",
  suffix: "",
  externalRef: "NJ-2026-0001",
  reasons: "经营场所与消防通道共用，不符合《食品经营许可审查通则》第十二条的要求。",
  remedies:
    "如不服本决定，可以自收到决定书之日起六十日内向西安市未央区人民政府申请行政复议，或者六个月内向西安铁路运输法院提起行政诉讼。",
  rightOrgan: "西安市市场监督管理局",
  materials: { 身份证: "正面照片模糊，请重新拍摄", 经营场所平面布局图: "未标注比例和出入口" },
  document: { title: "食品经营许可证", number: "JY16101120012345" },
  carrier: "邮政特快专递",
  receivedBy: "李四",
  certificate: "姓名：张三\n缴存单位：南京某某科技有限公司\n缴存状态：正常\n缴存余额：52,310.66 元",
};

const short: SampleTexts = {
  ...normal,
  organ: "西安市局",
  addressee: "王",
  agreement: "协议",
  externalRef: "1",
  reasons: "无",
  remedies: "复议",
  rightOrgan: "市局",
  materials: { 照片: "缺" },
  document: { title: "证", number: "1" },
  carrier: "邮政",
  receivedBy: "王",
  certificate: "状态：正常",
};

const sentence =
  "经审查，申请人提交的场所方位图与现场核查记录不一致，且《设备布局与操作流程图》中的冷藏设备、洗消设备与原料贮存间未按照食品安全国家标准分隔，存在交叉污染的可能；";

const long: SampleTexts = {
  ...normal,
  organ: "西安国际港务区（中国（陕西）自由贸易试验区西安国际港务区功能区）行政审批服务局",
  addressee:
    "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县阿依古丽·买买提艾力与努尔兰·叶尔肯别克农牧业专业合作社联合社南京分社",
  addressed: "organization",
  agreement: "黄河流域七省会（首府）城市政务服务“跨省通办”框架协议及其二〇二六年度补充协议",
  suffix: "（含网络经营、自动制售及中央厨房、集体用餐配送单位的新办、变更、延续与补证合并办理事项）",
  externalRef: "NJ-JIANGBEI-NEW-AREA-2026-ADMINISTRATIVE-0000000000001",
  reasons: sentence.repeat(9),
  remedies: normal.remedies.repeat(3),
  rightOrgan:
    "中国（陕西）自由贸易试验区西安国际港务区功能区综合执法与市场监督管理局食品生产经营安全监督管理处",
  materials: Object.fromEntries(
    Array.from({ length: 24 }, (_, place) => [
      `第${place + 1}项材料（${["申请书", "主体资格证明", "场所使用证明", "设备布局流程图"][place % 4]}）`,
      "未加盖公章，法定代表人签字与营业执照不一致，请于补正时一并提交原件的扫描件",
    ]),
  ),
  document: {
    title: "食品经营许可证（网络经营、自动制售、中央厨房、集体用餐配送）正本及副本",
    number: "JY16101120012345678901234567890",
  },
  carrier: "中国邮政速递物流股份有限公司陕西省西安市国际港务区分公司",
  receivedBy: "阿依古丽·买买提艾力",
  certificate: Array.from(
    { length: 40 },
    (_, line) => `第 ${line + 1} 项：正常缴存，单位与个人各 1,250.00 元`,
  ).join("\n"),
};

/** Texts as people write them, as short and as long as they get. */
export const sampleTexts = { normal, short, long } as const satisfies Readonly<Record<string, SampleTexts>>;
