import { Modal, Switch } from "antd";
import type { TFunction } from "i18next";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import { actionOrder, caseActions } from "../../case/actions/case-actions.ts";
import type { navigationOf } from "../pages.ts";
import { useReturnFocus } from "../use-return-focus.ts";
import { enableShortcuts, shortcutsEnabled } from "./shortcuts.ts";

type HelpSheetProps = {
  readonly onClose: () => void;
  readonly navigation: ReturnType<typeof navigationOf>;
};

/** The keys of those who work cases, from the table of actions. */
const workKeys = (t: TFunction): readonly (readonly [string, string])[] => [
  ["N", t("help.next")],
  ...actionOrder.map((action) => [caseActions[action].key.toUpperCase(), t(`action.${action}`)] as const),
  ["Ctrl ↵", t("help.confirm")],
];

/** All shortcuts on one sheet, with the switch that turns them off. */
export const HelpSheet = ({ onClose, navigation }: HelpSheetProps) => {
  const { t } = useTranslation();
  return (
    <Modal open onCancel={onClose} footer={null} title={t("help.title")} width={440}>
      <Keys navigation={navigation} />
    </Modal>
  );
};

const Keys = ({ navigation }: Pick<HelpSheetProps, "navigation">) => {
  const { t } = useTranslation();
  const [enabled, setEnabled] = useState(() => shortcutsEnabled(localStorage));
  const label = useId();
  useReturnFocus();
  const { windows, role } = useSelf();
  const worksCases = windows.length > 0;
  const lines: readonly (readonly [string, string])[] = [
    ["J / K", t("help.move")],
    ["Enter", t("help.open")],
    ...(worksCases || role === "coordinator" ? [["M", t("help.mark")] as const] : []),
    ...(worksCases ? workKeys(t) : []),
    ["/", t("help.search")],
    ...navigation.map(({ nav }) => [nav.key, t("help.go", { page: t(nav.label) })] as const),
    ["?", t("help.sheet")],
    ["Esc", t("help.close")],
  ];
  return (
    <>
      <dl className="help-keys">
        {lines.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div className="help-switch">
        <span id={label}>{t("help.enabled")}</span>
        <Switch
          aria-labelledby={label}
          checked={enabled}
          onChange={(next) => {
            enableShortcuts(localStorage, next);
            setEnabled(next);
          }}
        />
      </div>
    </>
  );
};
