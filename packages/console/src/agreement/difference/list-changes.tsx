import type { MatterListRow, RowField } from "@tongban/domain";
import { columns, type RowPart, rowTextsOf } from "@tongban/sheet/cells";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSurroundings } from "../../api/list-queries.ts";
import { useNameOf } from "../../api/name-of.ts";
import { limitText } from "../../time/limit-text.ts";

/** How a row differs between two lists; of one that changed, `before` and `after` have the fields that do. */
export type ShownChange =
  | { readonly kind: "added" | "removed"; readonly row: MatterListRow }
  | {
      readonly kind: "changed";
      readonly row: Pick<RowPart, "handling" | "sources"> & Pick<MatterListRow, "matter" | "title">;
      readonly fields: readonly RowField[];
      readonly before: RowPart;
      readonly after: RowPart;
    };

type ChangeKind = ShownChange["kind"];

const kinds: readonly ChangeKind[] = ["changed", "added", "removed"];
const marks = { changed: "level-orange", added: "status-decided", removed: "status-declined" } as const;

/** Changes that are drawn at once; more are asked for. */
const AT_ONCE = 50;

/** Rows that differ between two lists, in words: what is new, what is gone, and of the others each field before and after. */
export const ListChanges = ({ changes }: { readonly changes: readonly ShownChange[] }) => {
  const { t } = useTranslation();
  const [only, setOnly] = useState<ChangeKind | "every">("every");
  const [most, setMost] = useState(AT_ONCE);
  const asked = only === "every" ? changes : changes.filter(({ kind }) => kind === only);
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  if (changes.length === 0) return <p className="faint">{t("listEditor.change.none")}</p>;
  return (
    <div className="changes">
      <Segmented
        aria-label={t("listEditor.change.only")}
        value={only}
        options={[
          { value: "every" as const, label: `${t("listEditor.change.every")} ${changes.length}` },
          ...kinds
            .filter((kind) => count(kind) > 0)
            .map((kind) => ({ value: kind, label: `${t(`listEditor.change.${kind}`)} ${count(kind)}` })),
        ]}
        onChange={setOnly}
      />
      <ul>
        {asked.slice(0, most).map((change) => (
          <ChangeLine
            key={`${change.kind} ${change.row.matter} ${change.row.handling} ${change.row.sources}`}
            change={change}
          />
        ))}
      </ul>
      {asked.length > most ? (
        <Button onClick={() => setMost(most + AT_ONCE)}>
          {t("listEditor.change.more", { count: Math.min(AT_ONCE, asked.length - most) })}
        </Button>
      ) : null}
    </div>
  );
};

const ChangeLine = ({ change }: { readonly change: ShownChange }) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const { kind, row } = change;
  const every = t("editor.check.every");
  return (
    <li className="change">
      <p className="change-head">
        <span className={`status-mark ${marks[kind]}`}>{t(`listEditor.change.${kind}`)}</span>
        <strong>{row.title}</strong>
        <span className="faint">
          {t("listEditor.change.place", {
            handling: row.handling === undefined ? every : names.region(row.handling),
            sources: row.sources?.map(names.region).join(t("punctuation.comma")) ?? every,
          })}
        </span>
      </p>
      {change.kind === "changed" ? <FieldChanges change={change} /> : <RowSummary row={change.row} />}
    </li>
  );
};

const RowSummary = ({ row }: { readonly row: MatterListRow }) => {
  const { t } = useTranslation();
  const comma = t("punctuation.comma");
  return (
    <p className="faint">
      {[
        row.modes.map((mode) => t(`mode.${mode}`)).join(comma),
        `${limitText(t, row.promised)} / ${limitText(t, row.statutory ?? null)}`,
        row.materials.map(({ title }) => title).join(comma),
      ].join(" · ")}
    </p>
  );
};

const FieldChanges = ({ change }: { readonly change: Extract<ShownChange, { kind: "changed" }> }) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const around = useSurroundings();
  const [before, after] = [change.before, change.after].map((row) => rowTextsOf(row, around, language));
  const absent = t("listEditor.change.absent");
  return (
    <dl className="field-changes">
      {change.fields.map((field) => (
        <div key={field}>
          <dt>{columns[field][language]}</dt>
          <dd className="difference-before">
            <del>{before?.[field] || absent}</del>
          </dd>
          <dd className="difference-after">
            <ins>{after?.[field] || absent}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
};
