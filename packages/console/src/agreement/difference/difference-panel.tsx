import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { AgreementFile } from "../../api/wire.ts";
import { TableScroll } from "../../service-level/table-scroll.tsx";
import { saidBy } from "./said-by.ts";

/** The draft beside what is published, item by item; the list by the number of its rows. */
export const DifferencePanel = ({ file: { draft, published } }: { readonly file: AgreementFile }) => {
  const { t, i18n } = useTranslation();
  const names = useNameOf();
  const [all, setAll] = useState(published === null);
  if (!draft) return <p className="faint">{t("editor.difference.noDraft")}</p>;
  const listText = (list: { readonly digest: string; readonly rows: number }) =>
    `${t("editor.rows", { count: list.rows })} · ${list.digest.slice(0, 8)}`;
  const before = published ? saidBy(t, names, published.content, i18n.language) : [];
  const lines = [
    ...saidBy(t, names, draft.content, i18n.language).map(({ item, text }, n) => ({
      item,
      after: text,
      before: before[n]?.text ?? "",
    })),
    {
      item: t("editor.saidList"),
      after: listText(draft.content.list),
      before: published ? listText(published.content.list) : "",
    },
  ];
  const different = lines.filter((line) => line.before !== line.after);
  const shown = all ? lines : different;
  const absent = t("editor.difference.absent");
  return (
    <>
      <div className="panel-head">
        <p>
          {published
            ? t(different.length === 0 ? "editor.difference.none" : "editor.difference.count", {
                count: different.length,
              })
            : t("editor.difference.first")}
        </p>
        {published ? (
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
      {shown.length === 0 ? null : (
        <TableScroll of={t("editor.tab.difference")}>
          <table className="table difference">
            <thead>
              <tr>
                <th scope="col">{t("editor.difference.item")}</th>
                {published ? (
                  <th scope="col">{t("editor.difference.before", { version: published.version })}</th>
                ) : null}
                <th scope="col">{t("editor.difference.after")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <tr key={line.item} className={published && line.before !== line.after ? "differs" : ""}>
                  <th scope="row">{line.item}</th>
                  {published ? <td className="difference-before">{line.before || absent}</td> : null}
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
