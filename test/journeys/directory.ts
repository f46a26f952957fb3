import { type Seed, seed } from "@tongban/contract";
import { aStandard } from "../builders/agreement.ts";

/** The matters: one promised, one instant, one that no agreement lists. */
export const PROMISED = "food-business-permit";
export const INSTANT = "remote-medical-filing";
export const UNLISTED = "company-establishment";

/** A promised matter whose decision a second person reviews; Xi'an and Nanjing list it. */
export const REVIEWED = "road-transport-permit";

/** Regions that work: Nanjing, Xi'an, Yinchuan. */
export const NANJING = "320100";
export const XIAN = "610100";
export const YINCHUAN = "640100";

/** Regions with a window and a team each, whose agreement with Nanjing has one fault. */
export const faulty = {
  expired: "410100",
  suspended: "370100",
  notYetInForce: "140100",
  terminated: "620100",
  draft: "150100",
} as const;

/** Two regions that only the fuzz test works with, so that what chance closes and ends is in nobody's way. */
export const HARBIN = "230100";
export const NANNING = "450100";

/** A region whose agreements and lists are drafted and published. */
export const CHANGCHUN = "220100";

/** A region whose windows open and close, so that nobody else has anything with it. */
export const SHENYANG = "210100";

/** A window of Nanjing that takes in for other regions and handles nothing itself. */
export const INTAKE_WINDOW = "window-intake";
/** A matter that Hangzhou decides jointly with where the applicant comes from, and then with a region that they name. */
export const JOINT = "household-registration-transfer";

/** Three regions that only handle joint matters. */
export const HANGZHOU = "330100";
export const HEFEI = "340100";
export const NANCHANG = "360100";

/** A matter that costs something; Hangzhou handles it for Hefei. */
export const CHARGED = "identity-card-replacement";

/** A region that nobody has anything with. */
export const STRANGE = "540100";

const hours = { opens: "09:00", closes: "17:30" };
const { version: _version, ...terms } = aStandard();
const standard = { ...terms, hours };
/** So that a warning can be waited for whenever the journeys run. */
const warningByNight = { ...standard, warnings: { ...standard.warnings, officeHours: false } };

const agreement = (id: string, parties: readonly string[], more: object = {}) => ({
  id,
  title: `框架协议 ${id}`,
  kind: "bilateral",
  validFrom: "2026-01-01",
  validUntil: "2099-12-31",
  parties,
  list: { matters: [PROMISED, INSTANT] },
  standard,
  ...more,
});

const window = (region: string, more: object = {}) => ({
  id: `window-${region}`,
  region,
  name: `${region} 通办专窗`,
  open: true,
  local: region === YINCHUAN,
  ...more,
});

const staff = (id: string, name: string, role: string, region: string, more: object = {}) => ({
  id,
  name,
  role,
  regions: [region],
  windows: role === "coordinator" ? [] : [`window-${region}`],
  ...more,
});

/** Ten clerks of Xi'an's window, so that many can reach for one case. */
const xianClerks = ["李梅", "张伟", "陈静", "刘洋", "赵敏", "孙丽", "周强", "吴磊", "郑爽", "冯涛"].map(
  (name, index) => staff(`xian-clerk-${index}`, name, "clerk", XIAN),
);

/**
 * A broker's whole world in miniature: eight agreements that work and four that do not, eight open desks, one closed
 * (Nanjing's window for the promised matter) and one without a team (Nanjing's window for the instant matter).
 */
export const directory: Seed = seed.parse({
  regions: [
    { region: NANJING, name: "南京市" },
    { region: XIAN, name: "西安市" },
    { region: YINCHUAN, name: "银川市" },
    ...Object.entries(faulty).map(([fault, region]) => ({ region, name: `地区 ${fault}` })),
    { region: HARBIN, name: "哈尔滨市" },
    { region: CHANGCHUN, name: "长春市" },
    { region: NANNING, name: "南宁市" },
    { region: SHENYANG, name: "沈阳市" },
    { region: HANGZHOU, name: "杭州市" },
    { region: HEFEI, name: "合肥市" },
    { region: NANCHANG, name: "南昌市" },
  ],
  matters: [
    {
      matter: PROMISED,
      title: "食品经营许可（新办）",
      kind: "licence",
      modes: ["online", "agent-intake"],
      applicants: ["organization", "person"],
      caseType: "promised",
      materials: [
        { title: "申请书", need: "required", alternatives: ["登记申请书"] },
        { title: "健康证", need: "later" },
        { title: "营业执照", need: "shared" },
        { title: "租赁合同", need: "optional", original: true },
      ],
      form: {
        type: "object",
        properties: {
          经营场所: { type: "string", title: "经营场所", minLength: 2, maxLength: 200 },
          联系电话: { type: "string", title: "联系电话", format: "phone" },
        },
        required: ["经营场所"],
      },
      statutory: { unit: "working-days", amount: 15 },
      promised: { unit: "working-days", amount: 10 },
    },
    {
      matter: INSTANT,
      title: "异地就医备案",
      kind: "filing",
      modes: ["online"],
      applicants: ["person"],
      caseType: "instant",
      materials: ["备案表"],
      promised: { unit: "instant" },
    },
    {
      matter: UNLISTED,
      title: "内资企业设立",
      kind: "registration",
      modes: ["online"],
      applicants: ["organization"],
      caseType: "promised",
      materials: ["申请书"],
      promised: { unit: "working-hours", amount: 3 },
    },
    {
      matter: REVIEWED,
      title: "道路运输经营许可",
      kind: "licence",
      modes: ["online"],
      applicants: ["person"],
      caseType: "promised",
      materials: [],
      statutory: { unit: "working-days", amount: 20 },
      promised: { unit: "working-days", amount: 10 },
      review: true,
    },
    {
      matter: CHARGED,
      title: "身份证换领补领",
      kind: "service",
      modes: ["online"],
      applicants: ["person"],
      caseType: "promised",
      materials: [],
      promised: { unit: "working-days", amount: 10 },
      fee: { amount: 4_000, name: "工本费", basis: "发改价格〔2003〕2322号" },
    },
    {
      matter: JOINT,
      title: "户口迁移",
      kind: "service",
      modes: ["joint"],
      applicants: ["person"],
      caseType: "promised",
      materials: [],
      promised: { unit: "working-days", amount: 10 },
      parts: [
        {
          id: "check",
          title: "迁出地核查",
          matter: JOINT,
          where: "source",
          promised: { unit: "working-days", amount: 5 },
        },
        {
          id: "archive",
          title: "档案移交",
          matter: JOINT,
          where: "named",
          promised: { unit: "working-days", amount: 3 },
          after: ["check"],
        },
      ],
    },
  ],
  agreements: [
    agreement("xian-nanjing", [XIAN, NANJING], { list: { matters: [PROMISED, INSTANT, REVIEWED] } }),
    agreement("three-cities", [XIAN, NANJING, YINCHUAN], { kind: "alliance", standard: warningByNight }),
    agreement("harbin-changchun", [HARBIN, CHANGCHUN]),
    agreement("harbin-nanning", [HARBIN, NANNING]),
    agreement("yinchuan-shenyang", [YINCHUAN, SHENYANG]),
    agreement("joint-cities", [HANGZHOU, HEFEI, NANCHANG], { kind: "alliance", list: { matters: [JOINT] } }),
    agreement("hangzhou-hefei", [HANGZHOU, HEFEI], { list: { matters: [CHARGED] } }),
    agreement("package-cities", [HANGZHOU, HEFEI, NANCHANG], { kind: "alliance" }),
    agreement("with-expired", [NANJING, faulty.expired], {
      validFrom: "2020-01-01",
      validUntil: "2020-12-31",
    }),
    agreement("with-suspended", [NANJING, faulty.suspended]),
    agreement("with-not-yet", [NANJING, faulty.notYetInForce], { validFrom: "2099-01-01" }),
    agreement("with-terminated", [NANJING, faulty.terminated]),
  ],
  windows: [
    window(XIAN, { reception: { daysAhead: 30, stations: 50, perAddress: 1_000, perSlot: 50 } }),
    window(YINCHUAN),
    window(CHANGCHUN),
    window(NANNING),
    window(SHENYANG),
    ...[HANGZHOU, HEFEI, NANCHANG].map((region) => window(region)),
    window(NANJING, { open: false, matters: [PROMISED] }),
    window(NANJING, { id: "window-without-team", matters: [INSTANT] }),
    window(NANJING, { id: INTAKE_WINDOW, name: "南京市收件窗口", matters: [], intake: true }),
    ...Object.values(faulty).map((region) => window(region)),
  ],
  staff: [
    ...xianClerks,
    staff("xian-lead", "王军", "lead", XIAN),
    staff("xian-coordinator", "何云", "coordinator", XIAN),
    { id: "operator", name: "陆远", role: "operator", regions: [], windows: [] },
    staff("yinchuan-clerk-0", "马丽", "clerk", YINCHUAN),
    staff("yinchuan-clerk-1", "丁宁", "clerk", YINCHUAN),
    staff("two-window-clerk", "邓超", "clerk", XIAN, {
      regions: [XIAN, YINCHUAN],
      windows: [`window-${XIAN}`, `window-${YINCHUAN}`],
    }),
    staff("yinchuan-lead", "白露", "lead", YINCHUAN),
    staff("yinchuan-coordinator", "金鑫", "coordinator", YINCHUAN),
    staff("shenyang-clerk", "关山", "clerk", SHENYANG),
    staff("shenyang-coordinator", "辽远", "coordinator", SHENYANG),
    staff("changchun-clerk", "韩雪", "clerk", CHANGCHUN),
    staff("changchun-lead", "田野", "lead", CHANGCHUN),
    staff("changchun-coordinator", "江河", "coordinator", CHANGCHUN),
    staff("nanning-clerk", "邕江", "clerk", NANNING),
    staff("nanning-lead", "青秀", "lead", NANNING),
    staff("nanning-coordinator", "明园", "coordinator", NANNING),
    staff("hangzhou-clerk", "沈周", "clerk", HANGZHOU),
    staff("hangzhou-lead", "林逋", "lead", HANGZHOU),
    staff("hangzhou-coordinator", "苏堤", "coordinator", HANGZHOU),
    staff("hefei-clerk", "包容", "clerk", HEFEI),
    staff("hefei-coordinator", "庐阳", "coordinator", HEFEI),
    staff("nanchang-clerk", "滕王", "clerk", NANCHANG),
    staff("nanjing-clerk", "徐静", "clerk", NANJING),
    staff("nanjing-receiver", "顾欣", "clerk", NANJING, { windows: [INTAKE_WINDOW] }),
    staff("nanjing-lead", "钱进", "lead", NANJING),
    staff("nanjing-coordinator", "沈阳", "coordinator", NANJING),
    ...Object.values(faulty).map((region) => staff(`clerk-${region}`, "林森", "clerk", region)),
  ],
  partners: [
    { id: "nanjing-gov", name: "南京市", regions: [NANJING], local: true },
    { id: "yinchuan-gov", name: "银川市", regions: [YINCHUAN] },
    { id: "harbin-gov", name: "哈尔滨市", regions: [HARBIN] },
    { id: "hefei-gov", name: "合肥市", regions: [HEFEI], local: true },
    { id: "demo-pay", name: "演示缴费平台", regions: [], local: true },
    { id: "nanjing-hooks", name: "南京市（回调）", regions: [NANJING], local: true },
    { id: "nanjing-terminal", name: "南京市（命令行）", regions: [NANJING], local: true },
    { id: "nanjing-rotating", name: "南京市（换钥）", regions: [NANJING], local: true },
  ],
  packages: [
    {
      id: "open-in-xian",
      region: NANJING,
      title: "在西安开店",
      open: true,
      members: [
        { id: "filing", title: "备案", matter: INSTANT, handling: XIAN, mode: "online" },
        {
          id: "permit",
          title: "许可",
          matter: PROMISED,
          handling: XIAN,
          mode: "online",
          after: ["filing"],
        },
      ],
    },
    {
      id: "open-in-two-cities",
      region: HEFEI,
      title: "在杭州和南昌开店",
      open: true,
      members: [
        { id: "filing", title: "备案", matter: INSTANT, handling: HANGZHOU, mode: "online" },
        {
          id: "permit",
          title: "许可",
          matter: PROMISED,
          handling: NANCHANG,
          mode: "online",
          after: ["filing"],
        },
        { id: "stall", title: "摊位许可", matter: PROMISED, handling: HANGZHOU, mode: "online" },
        {
          id: "sign",
          title: "招牌备案",
          matter: INSTANT,
          handling: NANCHANG,
          mode: "online",
          after: ["stall"],
        },
      ],
      materials: [{ title: "备案登记", serves: [{ member: "sign", title: "备案表" }], resultOf: "stall" }],
    },
  ],
});
