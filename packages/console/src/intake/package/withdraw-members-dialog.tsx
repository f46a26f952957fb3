import { App, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IntakeBundle } from "../../api/package-queries.ts";
import { useBundleCommand } from "../../api/use-bundle-command.ts";
import { CommandDialog } from "../../case/actions/command-dialog.tsx";

type WithdrawMembersDialogProps = {
  readonly windowId: string;
  readonly bundle: IntakeBundle;
  readonly onClose: () => void;
};

/** States of members that can be taken back: they are being handled, or have not begun. */
export const canBeWithdrawn = ({ state }: IntakeBundle["members"][number]): boolean =>
  state === "open" || state === "waiting" || state === "hindered";

/** Takes members of a package back for the applicant: cases that are open end, and what has not begun never will. */
export const WithdrawMembersDialog = ({ windowId, bundle, onClose }: WithdrawMembersDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const left = bundle.members.filter(canBeWithdrawn);
  const [chosen, setChosen] = useState<readonly string[]>(left.map(({ member }) => member));
  const [reason, setReason] = useState("");
  const command = useBundleCommand(windowId, bundle, () => {
    void message.success(t("intake.package.withdrawn"));
    onClose();
  });
  return (
    <CommandDialog
      title={t("intake.package.withdraw")}
      consequence={t("intake.package.withdrawConsequence")}
      confirm={t("intake.package.withdraw")}
      danger
      state={command.state}
      allowed={left.length > 0}
      typed={reason !== ""}
      holder={{ holder: null, holderName: null }}
      onConfirm={() => {
        if (chosen.length > 0 && reason.trim() !== "")
          void command.send({ do: "withdraw", members: [...chosen], reason: reason.trim() } as never);
      }}
      onClose={onClose}
    >
      <Checkbox.Group
        aria-label={t("intake.package.members")}
        value={[...chosen]}
        options={left.map(({ member, title, state }) => ({
          value: member as string,
          label: `${title}（${t(`package.state.${state}`)}）`,
        }))}
        onChange={(members) => setChosen(members)}
      />
      <Input.TextArea
        aria-label={t("intake.reason")}
        placeholder={t("intake.reason")}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </CommandDialog>
  );
};
