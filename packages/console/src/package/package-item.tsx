import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../api/name-of.ts";
import type { CheckedPackage } from "../api/package-queries.ts";
import { OpenMark } from "../registry/open-mark.tsx";
import { RecordButtons } from "../registry/record-buttons.tsx";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { findingTexts } from "./finding-text.ts";

type Says = NonNullable<CheckedPackage["record"]["says"]>;

/** One package of a region: its members in their order, what is shared, what keeps it from being offered; to be opened or closed. */
export const PackageItem = ({ checked }: { readonly checked: CheckedPackage }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const { record, findings } = checked;
  const { id, version, says } = record;
  if (says === null) return null;
  const { id: _id, ...terms } = says;
  return (
    <section className="panel package-item" aria-labelledby={`package-${id}`}>
      <div className="panel-head">
        <h2 id={`package-${id}`}>{says.title}</h2>
        <OpenMark open={says.open} />
        <Link to={`/packages/${id}/edit`}>{t("packages.edit")}</Link>
        <RecordButtons
          target={{ id, version, package: { ...terms, open: !says.open } }}
          actions={[says.open ? "close-package" : "open-package"]}
        />
      </div>
      <p className="faint">{`${nameOf.region(says.region)} · ${id}`}</p>
      {says.summary === undefined ? null : <p>{says.summary}</p>}
      {findings.length === 0 ? null : (
        <ul className="package-findings">
          {findingTexts(t, says, findings).all.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <Members says={says} />
      <Shared says={says} />
    </section>
  );
};

const titleOf = ({ members }: Says, id: string): string => members.find((one) => one.id === id)?.title ?? id;

const Members = ({ says }: { readonly says: Says }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <TableScroll of={says.title}>
      <table className="table">
        <thead>
          <tr>
            {(["member", "matter", "handling", "mode", "after"] as const).map((name) => (
              <th key={name} scope="col">
                {t(`packages.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {says.members.map(({ id, title, matter, handling, mode, after = [] }) => (
            <tr key={id}>
              <th scope="row">
                {title}
                <span className="record-id">{id}</span>
              </th>
              <td>{nameOf.matter(matter)}</td>
              <td>{nameOf.region(handling)}</td>
              <td>{t(`mode.${mode}`)}</td>
              <td>
                {after.length === 0
                  ? t("packages.atOnce")
                  : after.map((before) => titleOf(says, before)).join(t("punctuation.comma"))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
};

const Shared = ({ says }: { readonly says: Says }) => {
  const { t } = useTranslation();
  const { materials = [] } = says;
  if (materials.length === 0) return null;
  return (
    <>
      <h3>{t("packages.shared")}</h3>
      <ul>
        {materials.map(({ title, serves, resultOf }) => (
          <li key={title}>
            {t(resultOf === undefined ? "packages.serves" : "packages.resultServes", {
              title,
              from: titleOf(says, resultOf ?? ""),
              members: serves
                .map((one) => `${titleOf(says, one.member)}（${one.title}）`)
                .join(t("punctuation.comma")),
            })}
          </li>
        ))}
      </ul>
    </>
  );
};
