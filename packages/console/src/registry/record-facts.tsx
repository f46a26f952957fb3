import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import { type Fact, Facts } from "../case/facts.tsx";
import type { Said } from "./differences.ts";
import { fieldName, valueText } from "./value-text.ts";

type RecordFactsProps = {
  readonly says: Said;
  /** The fields that are shown as texts, in this order; what a field does not say is left out. */
  readonly fields: readonly string[];
  /** Facts that are more than a text. */
  readonly more?: readonly Fact[];
};

/** What a record says, each field under its name. */
export const RecordFacts = ({ says, fields, more = [] }: RecordFactsProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const facts = fields.map((field): Fact => {
    const value = says?.[field];
    return value === undefined ? null : [fieldName(t, field), valueText(t, names, field, value)];
  });
  return (
    <section className="panel record-facts">
      <Facts facts={[...more, ...facts]} />
    </section>
  );
};
