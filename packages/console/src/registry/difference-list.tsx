import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { RecordChange } from "../api/wire.ts";
import { differencesOf, type Said } from "./differences.ts";
import { fieldName, valueText } from "./value-text.ts";

/** Turns what a record says into what people read of it. */
export type Readable = (says: Said) => Said;

type DifferencesProps = {
  readonly change: Pick<RecordChange, "before" | "after">;
  readonly readable?: Readable | undefined;
};

const asItIs: Readable = (says) => says;

/** What a change of a record changed: each field before and after; of a new record, what it says. */
export const Differences = ({ change, readable = asItIs }: DifferencesProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  if (change.after === null) return <p className="timeline-note">{t("registry.removed")}</p>;
  const isNew = change.before === null;
  return (
    <dl className="record-differences">
      {differencesOf(readable(change.before), readable(change.after)).map(({ field, before, after }) => (
        <div key={field}>
          <dt>{fieldName(t, field)}</dt>
          <dd>
            {isNew ? null : (
              <>
                <del>{valueText(t, names, field, before)}</del>
                <span aria-hidden="true">→</span>
              </>
            )}
            <ins>{valueText(t, names, field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
};
