import {
  applicantKinds,
  deliveryWays,
  type MatterListRow,
  materialNeeds,
  matterKinds,
  serviceModes,
} from "@tongban/domain";
import fc from "fast-check";
import { aListRow } from "../../../test/builders/agreement.ts";
import { aMatterId, aRegion } from "../../../test/builders/ids.ts";

/** Regions that take part in tests. */
export const around = {
  regions: new Map([
    ["610100", "西安市"],
    ["320100", "南京市"],
    ["640100", "银川市"],
    ["610100-iwd", "西安国际港务区"],
  ]),
};

/** Texts with all the signs that mean something in a cell. */
const text = fc
  .array(
    fc.constantFrom(
      ..."；;，,、/（）()\"'：:=+-@\n",
      "申请书",
      "营业执照",
      "必需",
      "共享",
      "可用：",
      "样本：",
      "a b",
      "50元",
      "依据：",
      "😀",
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((signs) => signs.join("").trim())
  .filter((joined) => joined !== "");

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const material = fc.record({
  title: text,
  need: fc.constantFrom(...materialNeeds),
  original: optional(fc.constant(true as const)),
  alternatives: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
  sample: optional(
    fc.constantFrom("https://example.gov.cn/a.pdf", "https://example.gov.cn/a,b(c);d?e=“f”&g=%22"),
  ),
});

const part = fc.record({
  id: fc.constantFrom("check", "move-in", "pay"),
  title: text,
  matter: fc.constantFrom("household-check", "matter-1"),
  where: fc.constantFrom("source", "named", "610100", "610100-iwd", "120101"),
  promised: fc.constant({ unit: "working-days", amount: 5 } as const),
  statutory: optional(fc.constant({ unit: "calendar-days", amount: 10 } as const)),
  after: optional(fc.constant(["check", "pay"])),
});

const limits = fc.oneof(
  fc.constant({ caseType: "instant", promised: { unit: "instant" } } as const),
  fc
    .record({
      unit: fc.constantFrom("working-days", "calendar-days", "working-hours", "minutes"),
      promised: fc.integer({ min: 1, max: 60 }),
      longer: optional(fc.nat(60)),
      // What is decided on the spot leaves no time for a review.
      review: optional(fc.constant(true)),
      inspection: optional(fc.constant(true)),
    })
    .map(({ unit, promised, longer, review, inspection }) => ({
      caseType: "promised" as const,
      ...(review ? { review } : {}),
      ...(inspection ? { inspection } : {}),
      promised: { unit, amount: promised },
      ...(longer === undefined ? {} : { statutory: { unit, amount: promised + longer } }),
    })),
);

const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });

/** Rows of every kind, each of its own matter. */
export const anyRows: fc.Arbitrary<readonly MatterListRow[]> = fc
  .array(
    fc.record({
      limits,
      title: text,
      handling: optional(fc.constantFrom("610100", "610100-iwd", "120101").map(aRegion)),
      sources: optional(some(["320100", "640100", "330100"].map(aRegion))),
      kind: fc.constantFrom(...matterKinds),
      modes: some(serviceModes),
      applicants: some(applicantKinds),
      basicCode: optional(fc.constant("000123020000")),
      materials: fc.array(material, { maxLength: 4 }),
      form: optional(fc.constant({ type: "object", properties: { 面积: { type: "number" } } })),
      legalBasis: optional(text),
      conditions: optional(text),
      fee: optional(fc.record({ amount: fc.nat(100_000), basis: optional(text) })),
      phone: optional(fc.constantFrom("029-12345", "+8613800000000")),
      delivery: some(deliveryWays),
      parts: optional(fc.array(part, { minLength: 1, maxLength: 3 })),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) =>
    rows.map(({ limits: said, ...row }, n) => ({
      ...withoutUndefined(row),
      ...said,
      matter: aMatterId(`matter-${n}`),
    })),
  );

const withoutUndefined = (value: unknown): MatterListRow => JSON.parse(JSON.stringify(value));

/** So many rows as an alliance might have them. */
export const manyRows = (count: number): readonly MatterListRow[] =>
  Array.from({ length: count }, (_, n) =>
    aListRow({
      matter: aMatterId(`matter-${n}`),
      title: `第${n}号事项`,
      handling: aRegion("610100"),
      materials: [
        { title: `第${n}号申请书`, need: "required" },
        { title: "营业执照", need: "shared" },
        { title: `身份证明${n}`, need: "required", alternatives: ["户口簿", "居住证"] },
      ],
      legalBasis: `《条例》第${n}条`,
      conditions: "具有与经营的食品品种、数量相适应的场所，环境整洁，并与有毒、有害场所保持规定的距离",
      fee: { amount: n % 3 === 0 ? 0 : n },
      phone: "029-12345",
    }),
  );
