import { gapFieldWords } from "@tongban/contract";
import { deliveryWays, gapFields, limitUnits } from "@tongban/domain";
import i18next, { type TFunction } from "i18next";
import type { NameOf } from "../../api/name-of.ts";
import type { Finding } from "../../api/wire.ts";
import type { editorWords } from "../../language/zh-cn/editor.ts";
import { limitText } from "../../time/limit-text.ts";
import { moneyText } from "../gap/gap-words.ts";

type FactName = keyof (typeof editorWords)["editor"]["fact"];

const regions: ReadonlySet<string> = new Set(["party", "parties", "regions", "handling", "source"]);
const matters: ReadonlySet<string> = new Set(["matter", "matters"]);
const limits: ReadonlySet<string> = new Set(["promised", "statutory", "law", "remote", "local"]);

const sides: ReadonlySet<string> = new Set(["remote", "local"]);

/** Ways of delivery as findings write them, by their codes; nothing where a side has none that the other lacks. */
const deliveryText = (t: TFunction, text: string): string =>
  text === ""
    ? t("gap.nothing")
    : text
        .split(", ")
        .map((code) => {
          const way = deliveryWays.find((one) => one === code);
          return way === undefined ? code : t(`gap.delivery.${way}`);
        })
        .join(t("punctuation.comma"));

const named = (text: string, nameOf: (code: string) => string): string =>
  text.split(", ").map(nameOf).join("、");

/** What a finding says beside its words, such as 承诺 20 个工作日; `names` shows codes to people. */
export const factTexts = (t: TFunction, names: NameOf, facts: Finding["facts"]): readonly string[] =>
  Object.entries(facts).map(([name, value]) => {
    const label = t(`editor.fact.${name as FactName}`, { defaultValue: name });
    const text =
      sides.has(name) && facts["field"] === "delivery"
        ? deliveryText(t, value)
        : valueText(t, names, name, value);
    return `${label}${t("punctuation.colon")}${text}`;
  });

const valueText = (t: TFunction, names: NameOf, name: string, value: string): string => {
  if (regions.has(name)) return named(value, names.region);
  if (matters.has(name)) return named(value, names.matter);
  if (limits.has(name)) return factLimitText(t, value);
  const field = name === "field" ? gapFields.find((one) => one === value) : undefined;
  if (field) return gapFieldWords[field][i18next.language === "en" ? "en" : "zh"];
  return value;
};

/** A limit as findings write it (`10 working-days`, `instant`), or money (`1200 fen`); other words as they are. */
const factLimitText = (t: TFunction, text: string): string => {
  if (text === "instant") return t("limit.instant");
  const [amount, unit] = text.split(" ");
  if (unit === "fen") return moneyText(t, Number(amount));
  const known = limitUnits.find((one) => one === unit);
  if (known === undefined || known === "instant") return text;
  return limitText(t, { unit: known, amount: Number(amount) });
};

/** The row of a list that a finding is about, by its name: matter, handling region, sources joined by `+`, `*` for every one. */
export const rowText = (t: TFunction, names: NameOf, row: string): string => {
  const [matter = "", handling = "*", sources = "*"] = row.split(" ");
  const places = (codes: string) =>
    codes === "*" ? t("editor.check.every") : codes.split("+").map(names.region).join(t("punctuation.comma"));
  return t("editor.check.row", {
    matter: names.matter(matter),
    handling: places(handling),
    sources: places(sources),
  });
};
