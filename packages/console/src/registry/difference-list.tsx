import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { RecordChange } from "../api/wire.ts";
import { differencesOf } from "./differences.ts";
import { fieldName, valueText } from "./value-text.ts";

/** What a change of a record changed: each field before and after; of a new record, what it says. */
export const Differences = ({ change }: { readonly change: Pick<RecordChange, "before" | "after"> }) => {
  const { t } = useTranslation();
  const names = useNameOf();
  if (change.after === null) return <p className="timeline-note">{t("registry.removed")}</p>;
  const isNew = change.before === null;
  return (
    <dl className="record-differences">
      {differencesOf(change.before, change.after).map(({ field, before, after }) => (
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
