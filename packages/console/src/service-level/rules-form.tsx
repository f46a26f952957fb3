import { useQueryClient } from "@tanstack/react-query";
import { serviceLevelOperations } from "@tongban/contract";
import { measureNames } from "@tongban/domain";
import { Alert, App, Button, Form } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../api/problem-text.ts";
import { rulesKey } from "../api/service-level-queries.ts";
import { useCommand } from "../api/use-command.ts";
import type { AppraisalRule, AppraisalRules } from "../api/wire.ts";
import { instantNow } from "../time/now.ts";
import { type RuleFields, ruleFieldsOf, ruleOf } from "./rule-fields.ts";
import { RuleRow } from "./rule-row.tsx";

/** Rules that a table may have. */
const AT_MOST = 50;

/** A rule to begin with: points for what cities are assessed by first. */
const blank: RuleFields = { measure: "on-time-strict", when: "below", value: "", points: "" };

type RulesFormValues = { readonly rules: readonly RuleFields[] };
type Setting = { readonly rules: AppraisalRule[]; readonly version: number };

/** The table of points, to be changed and set as a whole, unless somebody else has set another one meanwhile. */
export const RulesForm = ({ table }: { readonly table: AppraisalRules }) => {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<RulesFormValues>();
  const addButton = useRef<HTMLButtonElement>(null);
  const { region, version } = table;
  const shown = { rules: table.rules.map(ruleFieldsOf) };
  const command = useCommand({
    tell: (client, body: Setting) =>
      client.call(serviceLevelOperations.setAppraisalRules, { query: { region }, body }),
    onDone: (set) => {
      queries.setQueryData(rulesKey(region), set);
      void queries.invalidateQueries({ queryKey: [serviceLevelOperations.getServiceReport.name] });
      void message.success(t("appraisal.saved"));
    },
    onRefused: () => void queries.invalidateQueries({ queryKey: rulesKey(region) }),
  });
  const sending = command.state.kind === "sending";
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      disabled={sending}
      initialValues={shown}
      onFinish={({ rules }) => void command.send({ rules: rules.map(ruleOf), version })}
    >
      <Form.List name="rules">
        {(rows, { add, remove }) => (
          <>
            <ol className="rule-rows">
              {rows.map(({ key, name }) => (
                <RuleRow
                  key={key}
                  at={name}
                  measures={measureNames}
                  onRemove={
                    rows.length > 1
                      ? () => {
                          remove(name);
                          addButton.current?.focus();
                        }
                      : undefined
                  }
                />
              ))}
            </ol>
            <Button
              ref={addButton}
              className="add-rule"
              disabled={rows.length >= AT_MOST}
              onClick={() => add(blank)}
            >
              {t("appraisal.add")}
            </Button>
          </>
        )}
      </Form.List>
      {command.state.kind === "problem" ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(t, command.state.problem, instantNow(), i18n.language)}
          description={command.state.problem.code === "rules-changed" ? t("appraisal.changed") : undefined}
        />
      ) : null}
      {command.state.kind === "unsure" ? (
        <Alert type="warning" showIcon role="alert" title={t("appraisal.unsure")} />
      ) : null}
      <div className="rule-buttons">
        <Button type="primary" htmlType="submit" loading={sending}>
          {t("appraisal.save")}
        </Button>
        <Button onClick={() => form.setFieldsValue(shown)}>{t("appraisal.reset")}</Button>
      </div>
    </Form>
  );
};
