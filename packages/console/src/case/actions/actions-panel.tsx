import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { CaseAction, StaffCase } from "../../api/wire.ts";
import { StatusMark } from "../../list/status-mark.tsx";
import { KeyMark } from "../../shell/keyboard/key-mark.tsx";
import { useKeptFocus } from "../../shell/use-kept-focus.ts";
import { momentText } from "../../time/date-text.ts";
import { TimeLeftMark } from "../../time/time-left.tsx";
import { actionName, actionOrder, caseActions } from "./case-actions.ts";

type ActionsPanelProps = {
  readonly kase: StaffCase;
  readonly now: Instant;
  readonly onAction: (action: CaseAction) => void;
};

/** How the case stands and what may be done with it now, nothing else. */
export const ActionsPanel = ({ kase, now, onAction }: ActionsPanelProps) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const kind = nameOf.kind(kase.matter);
  const onFocus = useKeptFocus();
  const allowed = actionOrder.filter(
    (action) => caseActions[action].place === "actions" && kase.actions.includes(action),
  );
  return (
    <section className="panel actions-panel" aria-labelledby="actions" onFocus={onFocus}>
      <div className="standing">
        <StatusMark status={kase.status} />
        <TimeLeftMark kase={kase} now={now} />
      </div>
      {kase.holderName === null ? null : (
        <p className="standing-holder">
          {`${t("case.holder")} `}
          <strong>{kase.holderName}</strong>
          {kase.status === "claimed" && kase.leaseEnds !== null ? (
            <span className="faint">{` ${t("case.lease")} ${momentText(kase.leaseEnds, now, i18n.language)}`}</span>
          ) : null}
        </p>
      )}
      <h2 id="actions" className="no-print">
        {t("case.actions")}
      </h2>
      <div className="action-buttons no-print">
        {allowed.map((action, index) => (
          <Button
            key={action}
            block
            size="large"
            type={index === 0 ? "primary" : "default"}
            danger={caseActions[action].danger}
            onClick={() => onAction(action)}
            aria-keyshortcuts={caseActions[action].key}
          >
            <span className="action-name">{actionName(t, action, kind)}</span>
            <KeyMark keys={caseActions[action].key.toUpperCase()} />
          </Button>
        ))}
        {allowed.length === 0 ? (
          <p className="faint">
            {kase.side === "source"
              ? t("case.sentOut", { region: nameOf.region(kase.handling) })
              : t("case.noActions")}
          </p>
        ) : null}
      </div>
    </section>
  );
};
