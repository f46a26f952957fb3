import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { AgreementContent } from "../../api/wire.ts";
import { TableScroll } from "../../service-level/table-scroll.tsx";
import { saidBy } from "./said-by.ts";

/** A version by its name, with what it says. */
type NamedContent = { readonly name: string; readonly content: AgreementContent };

type TermsDifferenceProps = {
  /** Absent for a first version. */
  readonly before?: NamedContent;
  readonly after: NamedContent;
};

/** The terms and the standard of two versions item by item, limits in words. */
export const TermsDifference = ({ before, after }: TermsDifferenceProps) => {
  const { t, i18n } = useTranslation();
  const names = useNameOf();
  const [all, setAll] = useState(false);
  const was = before ? saidBy(t, names, before.content, i18n.language) : [];
  const lines = saidBy(t, names, after.content, i18n.language).map(({ item, text }, n) => ({
    item,
    after: text,
    before: was[n]?.text ?? "",
  }));
  const different = lines.filter((line) => line.before !== line.after);
  const shown = all || !before ? lines : different;
  const absent = t("editor.difference.absent");
  return (
    <>
      <div className="panel-head">
        <h3>{t("editor.difference.terms")}</h3>
        {before ? (
          <Segmented
            value={all ? "all" : "only"}
            onChange={(next) => setAll(next === "all")}
            options={[
              { value: "only", label: t("editor.difference.only") },
              { value: "all", label: t("editor.difference.all") },
            ]}
          />
        ) : null}
      </div>
      {before ? (
        <p role="status" className="faint">
          {different.length === 0
            ? t("editor.difference.none")
            : t("editor.difference.count", { count: different.length })}
        </p>
      ) : null}
      {shown.length === 0 ? null : (
        <TableScroll of={t("editor.difference.terms")}>
          <table className="table difference">
            <thead>
              <tr>
                <th scope="col">{t("editor.difference.item")}</th>
                {before ? <th scope="col">{before.name}</th> : null}
                <th scope="col">{after.name}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <tr key={line.item} className={before && line.before !== line.after ? "differs" : ""}>
                  <th scope="row">{line.item}</th>
                  {before ? <td className="difference-before">{line.before || absent}</td> : null}
                  <td className="difference-after">{line.after || absent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
};
