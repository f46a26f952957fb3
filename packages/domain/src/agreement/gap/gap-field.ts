/** What of a matter's service is compared: of its row on a list, and of the standard that its cases are handled by. */
export const gapFields = [
  "promised",
  "statutory",
  "extension",
  "materials",
  "fee",
  "delivery",
  "notice-limit",
  "supplement-limit",
  "delivery-limit",
] as const;

/** One of {@link gapFields}. */
export type GapField = (typeof gapFields)[number];

/** The article that a field follows from; the promise of zero gap itself (服务标准零差距) where no law speaks of it. */
export const gapArticles = {
  promised: "行政许可法 第四十二条",
  statutory: "行政许可法 第四十二条",
  extension: "行政许可法 第四十二条",
  materials: "国办发〔2020〕35号",
  fee: "“1+4”机制 服务标准零差距",
  delivery: "国办发〔2020〕35号",
  "notice-limit": "行政许可法 第三十二条",
  "supplement-limit": "行政许可法 第三十二条",
  "delivery-limit": "行政许可法 第四十四条",
} as const satisfies Readonly<Record<GapField, string>>;

/** Whether applicants from elsewhere are worse off, better off, or neither can be said. */
export const gapDirections = ["worse", "better", "other"] as const;

/** One of {@link gapDirections}. */
export type GapDirection = (typeof gapDirections)[number];

/** What an effect is counted in; units of time are never converted into one another. */
export const effectUnits = [
  "working-days",
  "calendar-days",
  "working-hours",
  "minutes",
  "materials",
  "fen",
  "delivery-ways",
] as const;

/** One of {@link effectUnits}. */
export type EffectUnit = (typeof effectUnits)[number];

/** How much worse or better off applicants are. */
export type GapEffect = { readonly unit: EffectUnit; readonly amount: number };
