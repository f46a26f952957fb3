import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../../api/name-of.ts";
import type { StaffCase } from "../../api/wire.ts";
import "../joint/joint.css";

type Package = NonNullable<StaffCase["package"]>;

/** The package (一件事) that a case belongs to: its members, how each stands, and a link where one may be opened. */
export const PackagePanel = ({ kase }: { readonly kase: StaffCase }) => {
  const { t } = useTranslation();
  const { package: whole, application } = kase;
  if (whole === null) return null;
  return (
    <section className="panel" aria-labelledby="package">
      <h2 id="package">{t("package.of", { title: whole.title })}</h2>
      <p className="faint">{t(`package.bundle.${whole.state}`)}</p>
      <ul className="joint-parts">
        {whole.members.map((member) => (
          <MemberItem
            key={member.member}
            member={member}
            members={whole.members}
            isThis={member.member === kase.bundle?.member}
          />
        ))}
      </ul>
      {application.results.map(({ title, document }) => (
        <p key={title}>
          {document === null
            ? t("package.resultWithout", { title })
            : t("package.result", { title, document: document.title, number: document.number })}
        </p>
      ))}
    </section>
  );
};

type MemberProps = {
  readonly member: Package["members"][number];
  readonly members: Package["members"];
  readonly isThis: boolean;
};

const MemberItem = ({ member, members, isThis }: MemberProps) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const { title, handling, state, after, caseId } = member;
  const before = after.map((id) => members.find((one) => one.member === id)?.title ?? id);
  const isLink = caseId !== null && !isThis;
  return (
    <li className="joint-part">
      <p className="joint-part-head">
        {isLink ? <Link to={`/cases/${caseId}`}>{title}</Link> : <strong>{title}</strong>}
        <span>{nameOf.region(handling)}</span>
        <span className={`joint-state joint-state-${state}`}>{t(`package.state.${state}`)}</span>
        {isThis ? <span className="faint">{t("package.this")}</span> : null}
      </p>
      {state === "waiting" && before.length > 0 ? (
        <p className="faint">{t("joint.after", { parts: before.join(t("punctuation.comma")) })}</p>
      ) : null}
    </li>
  );
};
