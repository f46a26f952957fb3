import type { windowOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { zhCN } from "../language/zh-cn.ts";
import { useReturnFocus } from "../shell/use-return-focus.ts";

type Result = Returned<typeof windowOperations.reassignCases>["results"][number];

type BatchResultsProps = {
  readonly refused: readonly Result[];
  /** The cases as they were marked. */
  readonly rows: readonly CaseRow[];
  readonly onClose: () => void;
};

/** Which of several cases could not be given, and why. */
export const BatchResults = ({ refused, rows, onClose }: BatchResultsProps) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  useReturnFocus();
  const named = (id: string) => {
    const row = rows.find(({ caseId }) => caseId === id);
    return row ? `${nameOf.matter(row.matter)} ${row.number ?? row.externalRef}` : id;
  };
  return (
    <Modal
      open
      title={t("team.refused", { count: refused.length })}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t("action.close")}
        </Button>
      }
    >
      <ul className="batch-results">
        {refused.map(({ caseId, problem }) => (
          <li key={caseId}>
            <span>{named(caseId)}</span>
            <span className="faint">{t(`team.problem.${isKnown(problem) ? problem : "other"}`)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
};

const isKnown = (problem: string | null): problem is keyof typeof zhCN.team.problem =>
  problem !== null && Object.hasOwn(zhCN.team.problem, problem);
