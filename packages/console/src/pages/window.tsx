import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useRecords } from "../api/registry-queries.ts";
import type { RecordOf } from "../api/wire.ts";
import type { Fact } from "../case/facts.tsx";
import { OpenMark } from "../registry/open-mark.tsx";
import type { RecordAction } from "../registry/record-actions.ts";
import { recordAddress } from "../registry/record-address.ts";
import { RecordFacts } from "../registry/record-facts.tsx";
import { RecordPage } from "../registry/record-page.tsx";
import { TransferPanel } from "../registry/transfer-panel.tsx";

const fields = [
  "region",
  "address",
  "phone",
  "capacity",
  "intake",
  "districts",
  "hours",
  "calendar",
  "organ",
  "matters",
];

const actionsOn = (open: boolean): readonly RecordAction[] =>
  open ? ["close-window", "change-window"] : ["open-window", "change-window", "transfer-cases"];

/** A dedicated window (专窗): what it is, who works there, and every change of it. */
const WindowPage = () => {
  const { role } = useSelf();
  const { windowId = "" } = useParams();
  return (
    <RecordPage
      kind="window"
      id={windowId}
      nameOf={({ id, says }) => says?.name ?? id}
      actionsOn={({ says }) => (role === "coordinator" ? actionsOn(says?.open ?? false) : [])}
    >
      {(record) => (
        <>
          <WindowFacts record={record} />
          {role === "coordinator" && record.says?.open === false ? (
            <TransferPanel windowId={windowId} />
          ) : null}
        </>
      )}
    </RecordPage>
  );
};

const WindowFacts = ({ record: { id, says } }: { readonly record: RecordOf<"window"> }) => {
  const { t } = useTranslation();
  const { role } = useSelf();
  const windows = useRecords("window").data ?? [];
  const { substitute } = says ?? {};
  const other = windows.find((one) => one.id === substitute)?.says?.name ?? substitute;
  const facts: readonly Fact[] = [
    [
      t("registry.field.open"),
      <span key="open">
        <OpenMark open={says?.open ?? false} />
        {says?.closedFor === undefined ? null : ` ${says.closedFor}`}
      </span>,
    ],
    [
      t("registry.field.team"),
      says?.team.length ? (
        <span key="team" className="record-team">
          {says.team.map((one) => (
            <Link key={one.id} to={recordAddress("staff", one.id)}>
              {one.name}
            </Link>
          ))}
        </span>
      ) : (
        t("registry.noTeam")
      ),
    ],
    substitute === undefined
      ? null
      : [
          t("registry.field.substitute"),
          <Link key="substitute" to={recordAddress("window", substitute)}>
            {other}
          </Link>,
        ],
    role === "coordinator"
      ? [
          t("registry.roster"),
          <Link key="roster" to={`/windows/${id}/roster`}>
            {t("registry.rosterSee")}
          </Link>,
        ]
      : null,
    role === "coordinator"
      ? [
          t("registry.warnings"),
          <Link key="webhook" to={`/windows/${id}/webhook`}>
            {t("registry.warningsSet")}
          </Link>,
        ]
      : null,
  ];
  return <RecordFacts says={says} fields={fields} more={facts} />;
};

export default WindowPage;
