import { originalOperations } from "@tongban/contract";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useCommandOnCase } from "../../api/use-command-on-case.ts";
import type { StaffCase } from "../../api/wire.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";

/** Originals (原件) that the list demands, and whether the window has seen them; nothing where it demands none. */
export const OriginalsPanel = ({ kase }: { readonly kase: StaffCase }) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCommandOnCase({
    kase,
    tell: (client, seen, material: string) =>
      client.call(originalOperations.seeOriginals, { ...seen, body: { materials: [material] } }),
    onDone: () => void message.success(t("originals.done")),
  });
  if (kase.originals.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="originals">
      <h2 id="originals">{t("originals.title")}</h2>
      <ul className="plain-list">
        {kase.originals.map(({ material, seen }) => (
          <li key={material}>
            {material} <strong>{t(seen ? "originals.seen" : "originals.outstanding")}</strong>{" "}
            {!seen && kase.maySeeOriginals ? (
              <Button
                size="small"
                className="no-print"
                aria-label={t("originals.seeOne", { title: material })}
                loading={command.state.kind === "sending"}
                onClick={() => void command.send(material)}
              >
                {t("originals.see")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <CommandAlert state={command.state} />
    </section>
  );
};
