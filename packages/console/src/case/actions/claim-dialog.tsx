import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useNameOf } from "../../api/name-of.ts";
import type { CaseRow } from "../../api/wire.ts";
import { CommandDialog } from "./command-dialog.tsx";
import { useCaseCommand } from "./use-case-command.ts";

type ClaimDialogProps = { readonly kase: CaseRow; readonly onClose: () => void };

/** Claims a case straight from a list and opens it. */
export const ClaimDialog = ({ kase, onClose }: ClaimDialogProps) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const command = useCaseCommand("claim", kase, () => {
    onClose();
    void navigate(`/cases/${kase.caseId}`);
  });
  return (
    <CommandDialog
      title={`${t("action.claim")}${t("punctuation.colon")}${nameOf.matter(kase.matter)} ${kase.externalRef}`}
      consequence={t("confirm.claim")}
      confirm={t("action.claim")}
      state={command.state}
      allowed={command.state.kind !== "problem"}
      holder={kase}
      onConfirm={() => void command.send({})}
      onClose={onClose}
    />
  );
};
