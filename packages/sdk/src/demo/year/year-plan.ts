import type { LocalDate } from "@tongban/domain";
import type { SubmittedApplication } from "../../partner/partner-client.ts";
import type { ListedMatter } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { formOf } from "./form-of.ts";
import { type Fate, fates } from "./lives/fates.ts";
import { momentOf, type OfficeTime } from "./office-time.ts";

/** From where to where applications go, by whose system, and how many of a hundred do. */
type Way = {
  readonly partner: string;
  readonly sources: readonly string[];
  readonly handlings: readonly string[];
  readonly weight: number;
};

const XIAN = "610100";
const NANJING = "320100";
const WEIYANG = "610112";
const districts = ["610102", "610103", "610104", "610111", "610113", "610116", "610100-iwd"];
const capitals = ["140100", "150100", "370100", "620100"];

const ways: readonly Way[] = [
  { partner: "nanjing-gov", sources: [NANJING], handlings: [XIAN], weight: 26 },
  { partner: "xian-gov", sources: [XIAN], handlings: [NANJING], weight: 14 },
  { partner: "zhengzhou-gov", sources: ["410100"], handlings: [XIAN], weight: 9 },
  { partner: "yinchuan-gov", sources: ["640100"], handlings: [XIAN], weight: 7 },
  { partner: "xian-gov", sources: [XIAN], handlings: ["410100", "640100", ...capitals], weight: 10 },
  { partner: "zhengzhou-gov", sources: ["410100"], handlings: capitals, weight: 4 },
  { partner: "xian-gov", sources: districts, handlings: [WEIYANG], weight: 16 },
  { partner: "xian-gov", sources: [WEIYANG], handlings: districts, weight: 8 },
  { partner: "xian-gov", sources: districts, handlings: districts, weight: 6 },
];

/**
 * Who applies in a matter, and how often it is asked for beside the others. A matter that is not here is not asked for: those whose
 * parts two regions handle are not, for each case of the year has one window; nor is the one that costs something, because
 * nobody pays on a stepped clock.
 */
const demand: Readonly<Record<string, { readonly by: "person" | "organization"; readonly weight: number }>> =
  {
    "remote-medical-filing": { by: "person", weight: 16 },
    "housing-fund-enquiry": { by: "person", weight: 7 },
    "housing-fund-contribution-certificate": { by: "person", weight: 7 },
    "housing-fund-loan-settlement-certificate": { by: "person", weight: 3 },
    "housing-fund-retirement-withdrawal": { by: "person", weight: 3 },
    "housing-fund-remote-purchase-withdrawal": { by: "person", weight: 4 },
    "housing-fund-employer-account": { by: "organization", weight: 2 },
    "temporary-identity-card": { by: "person", weight: 2 },
    "no-criminal-record-certificate": { by: "person", weight: 7 },
    "employee-pension-transfer": { by: "person", weight: 6 },
    "outpatient-chronic-disease-settlement": { by: "person", weight: 4 },
    "unemployment-registration": { by: "person", weight: 3 },
    "tax-payment-certificate": { by: "person", weight: 4 },
    "sole-proprietor-registration": { by: "person", weight: 5 },
    "small-catering-permit": { by: "person", weight: 3 },
    "nurse-practice-registration": { by: "person", weight: 2 },
    "real-estate-mortgage-registration": { by: "person", weight: 4 },
    "domestic-company-registration": { by: "organization", weight: 5 },
    "company-change-registration": { by: "organization", weight: 5 },
    "company-deregistration": { by: "organization", weight: 2 },
    "public-place-hygiene-permit": { by: "organization", weight: 3 },
    "public-place-hygiene-permit-change": { by: "organization", weight: 2 },
    "food-business-permit": { by: "organization", weight: 4 },
    "pollutant-discharge-permit": { by: "organization", weight: 1 },
    "road-transport-permit": { by: "organization", weight: 2 },
    "human-resources-service-permit": { by: "organization", weight: 1 },
    "medical-institution-practice-registration": { by: "organization", weight: 0.5 },
  };

/** How busy a month is beside the others: around the Spring Festival hardly anybody applies. */
const busyness = [0.8, 0.55, 1.1, 1.05, 1, 1, 1.05, 1.05, 1.1, 0.95, 1.15, 1.2];

/** A case of the year: what is submitted when, by whom, and what becomes of it. */
export type PlannedCase = {
  readonly n: number;
  /** Epoch ms. */
  readonly at: number;
  readonly partner: string;
  readonly title: string;
  readonly application: SubmittedApplication;
  readonly fate: Fate;
};

/** What a year is planned from. */
export type YearSetting = {
  readonly cases: number;
  readonly office: OfficeTime;
  /** Epoch ms at which the year ends: what would come later comes then. */
  readonly last: number;
  readonly matters: ReadonlyMap<string, ListedMatter>;
  /** Tells apart the references of runs. */
  readonly run: string;
  /** The draws of one case; each has its own, so that none depends on what the others draw. */
  readonly chanceOf: (n: number) => Chance;
};

/** Plans every case of a year, in order of their submission. */
export const planYear = (setting: YearSetting): readonly PlannedCase[] => {
  const { cases, office, chanceOf } = setting;
  const rush = (day: LocalDate): number =>
    (busyness[Number(day.slice(5, 7)) - 1] ?? 1) * (office.isWorked(day) ? 1 : 0.12);
  const days = Array.from({ length: cases }, (_, n) => chanceOf(n).weighted(office.days, rush)).toSorted();
  return days.map((day, n) => plannedCase(setting, day, n)).toSorted((a, b) => a.at - b.at);
};

const plannedCase = (setting: YearSetting, day: LocalDate, n: number): PlannedCase => {
  // The day was drawn by the first draw of another part.
  const chance = setting.chanceOf(n + setting.cases);
  const way = chance.weighted(ways, ({ weight }) => weight);
  const source = chance.one(way.sources);
  const handling = chance.one(way.handlings.filter((region) => region !== source));
  const [matter, { by }] = chance.weighted(
    Object.entries(demand).filter(([id]) => setting.matters.has(id)),
    ([, { weight }]) => weight,
  );
  const listed = setting.matters.get(matter);
  if (!listed) throw new RangeError(`${matter} is on no list`);
  return {
    n,
    at: Math.min(setting.last, momentIn(setting.office, day, listed.caseType === "instant", chance)),
    partner: way.partner,
    title: listed.title,
    application: {
      externalRef: `${setting.run}-${String(n + 1).padStart(5, "0")}`,
      source,
      handling,
      matter,
      mode: chance.one(listed.modes),
      applicant: applicantOf(by, chance),
      form: formOf(matter, listed.title),
      materials: listed.materials.map((title) => ({
        title,
        mediaType: "application/pdf",
        sha256: chance.digest(),
        size: chance.whole(20_000, 900_000),
      })),
    },
    fate: chance.weighted(fates[listed.caseType], ({ weight }) => weight).fate,
  };
};

/** Windows give out no numbers for what is done on the spot in the afternoon's last hours; people then apply in the evening. */
const momentIn = (office: OfficeTime, day: LocalDate, instant: boolean, chance: Chance): number => {
  const minutes = (from: number, to: number): number =>
    momentOf(day, "00:00") + chance.whole(from, to) * 60_000;
  if (!office.isWorked(day)) return minutes(9 * 60, 21 * 60);
  if (chance.happens(0.1)) return minutes(18 * 60, 22 * 60);
  return minutes(9 * 60, instant ? 14 * 60 + 45 : 17 * 60);
};

/** GB 11643's and GB 32100's own sample numbers: right check digits, nobody's. */
const citizenId = "11010519491231002X";
const creditCode = "91350100M000100Y43";
const phone = "13800000000";

const surnames = [..."王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"];
const givenNames =
  "建国 秀英 子涵 文静 志强 雨桐 海燕 浩然 晓东 佳怡 明 丽 俊杰 欣妍 国庆 淑珍 宇航 思源".split(" ");
const firms = "长安 渭水 秦岭 曲江 金陵 中原 黄河 贺兰 玄武 钟楼".split(" ");
const trades = "餐饮管理 商贸 科技 物流 医疗器械 建筑工程 酒店管理 人力资源".split(" ");

const applicantOf = (by: "person" | "organization", chance: Chance): SubmittedApplication["applicant"] => {
  const name = `${chance.one(surnames)}${chance.one(givenNames)}`;
  return by === "person"
    ? { kind: "person", name, citizenId, phone }
    : {
        kind: "organization",
        name: `${chance.one(firms)}${chance.one(trades)}有限公司`,
        creditCode,
        agent: { name, citizenId, phone },
      };
};
