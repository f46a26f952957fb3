import { Modal, Switch } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { navigationOf } from "./pages.ts";
import { enableShortcuts, shortcutsEnabled } from "./shortcuts.ts";

type HelpSheetProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly navigation: ReturnType<typeof navigationOf>;
};

/** All shortcuts on one sheet, with the switch that turns them off. */
export const HelpSheet = ({ open, onClose, navigation }: HelpSheetProps) => {
  const { t } = useTranslation();
  const [enabled, setEnabled] = useState(() => shortcutsEnabled(localStorage));
  const label = useId();
  const lines: readonly (readonly [string, string])[] = [
    ["J / K", t("help.move")],
    ["Enter", t("help.open")],
    ["C", t("help.claim")],
    ["N", t("help.next")],
    ["/", t("help.search")],
    ...navigation.map(({ nav }) => [nav.key, t("help.go", { page: t(nav.label) })] as const),
    ["?", t("help.sheet")],
    ["Esc", t("help.close")],
  ];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("help.title")} width={440} destroyOnHidden>
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
    </Modal>
  );
};
