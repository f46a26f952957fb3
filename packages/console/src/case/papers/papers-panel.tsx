import { paperOperations } from "@tongban/contract";
import { Button } from "antd";
import { type ComponentProps, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import { usePapers } from "../../api/paper-queries.ts";
import { useCommand } from "../../api/use-command.ts";
import type { StaffCase } from "../../api/wire.ts";
import { lazyPart } from "../../shell/lazy-part.tsx";

const VoidDialog = lazyPart(async () => (await import("./void-dialog.tsx")).VoidDialog);

type Voided = ComponentProps<typeof VoidDialog>["paper"];

/** The papers (文书) that the organ issued about a case; its window's team opens and prints the PDF of each, and its lead declares one void. */
export const PapersPanel = ({ kase }: { readonly kase: StaffCase }) => {
  const { t } = useTranslation();
  const self = useSelf();
  const { data } = usePapers(kase.caseId, kase.version);
  const [voiding, setVoiding] = useState<Voided | undefined>(undefined);
  const tab = useRef<Window | null>(null);
  const opening = useCommand({
    tell: (client, n: number) =>
      client.call(paperOperations.readWindowPaper, { params: { caseId: kase.caseId, n } }),
    onDone: ({ url }) => {
      if (tab.current) tab.current.location.href = url;
    },
    onRefused: () => tab.current?.close(),
  });
  if (!data || data.papers.length === 0) return null;
  const mayOpen = self.windows.some(({ id }) => id === kase.window);
  return (
    <section className="panel" aria-labelledby="papers">
      <h2 id="papers">{t("paper.title")}</h2>
      <ul className="papers">
        {data.papers.map(({ n, title, number, statement, stands, voidedAt }) => (
          <li key={n}>
            {mayOpen && statement ? (
              // Opened while the click lasts: a tab that opens later counts as a pop-up.
              <Button
                type="link"
                size="small"
                onClick={() => {
                  tab.current = globalThis.open("", "_blank");
                  void opening.send(n);
                }}
              >
                {title}
              </Button>
            ) : (
              <span>{title}</span>
            )}
            <span className="faint">
              {voidedAt ? t("paper.voided", { number }) : null}
              {voidedAt
                ? null
                : statement
                  ? stands
                    ? number
                    : t("paper.replaced", { number })
                  : t("paper.making")}
              {mayOpen && self.role === "lead" && statement && !voidedAt ? (
                <Button
                  className="no-print"
                  type="link"
                  size="small"
                  aria-label={t("paper.voidOf", { title, number })}
                  onClick={() => setVoiding({ n, title, number })}
                >
                  {t("paper.void")}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {opening.state.kind === "problem" || opening.state.kind === "unsure" ? (
        <p role="alert">{t("paper.notOpened")}</p>
      ) : null}
      {voiding ? <VoidDialog kase={kase} paper={voiding} onClose={() => setVoiding(undefined)} /> : null}
    </section>
  );
};
