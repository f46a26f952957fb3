import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../../api/name-of.ts";
import type { StaffCase } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import "./joint.css";

type JointPanelProps = { readonly kase: StaffCase; readonly now: Instant };
type Part = StaffCase["joint"][number];

/** What other regions do in a joint case: who has each part, how it stands, and by when; nothing where it has none. */
export const JointPanel = ({ kase, now }: JointPanelProps) => {
  const { t } = useTranslation();
  const { joint, parent } = kase;
  if (joint.length === 0) return parent === null ? null : <ParentLine parent={parent} side={kase.source} />;
  return (
    <section className="panel" aria-labelledby="joint">
      <h2 id="joint">{t("joint.title")}</h2>
      <p className="faint">{t("joint.hint")}</p>
      <ul className="joint-parts">
        {joint.map((part) => (
          <PartItem key={part.part} part={part} joint={joint} now={now} />
        ))}
      </ul>
    </section>
  );
};

/** Of a part, the joint case that it belongs to, which its own region may not open. */
const ParentLine = ({
  parent,
  side,
}: {
  readonly parent: NonNullable<StaffCase["parent"]>;
  readonly side: string;
}) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <section className="panel" aria-labelledby="joint">
      <h2 id="joint">{t("joint.part")}</h2>
      <p>{t("joint.partOf", { title: parent.title, region: nameOf.region(side) })}</p>
      <p className="faint">{t("joint.partHint")}</p>
    </section>
  );
};

const PartItem = ({
  part,
  joint,
  now,
}: {
  readonly part: Part;
  readonly joint: readonly Part[];
  readonly now: Instant;
}) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const { title, region, state, after, caseId, status, due, overdue, document, reasons, missing } = part;
  const before = after.map((id) => joint.find((one) => one.part === id)?.title ?? id);
  return (
    <li className="joint-part">
      <p className="joint-part-head">
        {caseId === null ? <strong>{title}</strong> : <Link to={`/cases/${caseId}`}>{title}</Link>}
        <span>{nameOf.region(region)}</span>
        <span className={`joint-state joint-state-${state}`}>{t(`joint.state.${state}`)}</span>
        {overdue ? <span className="warning-mark level-red">{t("joint.overdue")}</span> : null}
      </p>
      <p className="faint">
        {state === "open" && status !== null ? `${t(`status.${status}`)} ` : null}
        {due === null ? null : t("case.due", { at: momentText(due.at, now, i18n.language) })}
        {state === "waiting" && before.length > 0
          ? t("joint.after", { parts: before.join(t("punctuation.comma")) })
          : null}
      </p>
      {document === null ? null : (
        <p>{`${document.title}${t("punctuation.brackets", { text: document.number })}`}</p>
      )}
      {reasons === null ? null : <p>{reasons}</p>}
      {missing.length === 0 ? null : <p>{t("joint.notAdmitted", { region: nameOf.region(region) })}</p>}
    </li>
  );
};
