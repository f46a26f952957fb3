import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "../agreement/field.tsx";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import type { CheckedPackage } from "../api/package-queries.ts";
import { RecordDialog } from "../registry/record-dialog.tsx";
import { findingTexts } from "./finding-text.ts";
import { MaterialFields } from "./material-fields.tsx";
import { MemberFields } from "./member-fields.tsx";
import { OrderGraph } from "./order-graph.tsx";
import {
  draftOf,
  newPackage,
  nextMember,
  type PackageDraft,
  packageIdOf,
  termsOf,
  withMemberCalled,
  withoutMember,
} from "./package-draft.ts";

/** Edits a package (一件事): its members and their order, what is shared; saved with a reason, as a new version of its record. */
export const PackageEditor = ({ checked }: { readonly checked: CheckedPackage | undefined }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  const regions = useSelf().regions.map(({ region }) => region as string);
  const says = checked?.record.says ?? undefined;
  const [draft, setDraft] = useState<PackageDraft>(() => (says ? draftOf(says) : newPackage(regions[0])));
  const [saving, setSaving] = useState(false);
  const { members, materials } = draft;
  const change = (next: Partial<PackageDraft>) => setDraft((before) => ({ ...before, ...next }));
  const found = findingTexts(t, says, checked?.findings ?? []);
  return (
    <div className="package-editor">
      <section className="panel" aria-label={t("packages.title")}>
        {says ? null : (
          <Field label={t("packages.id")} hint={t("packages.idHint")}>
            {(ties) => (
              <Input
                {...ties}
                maxLength={60}
                value={draft.id}
                onChange={({ target }) => change({ id: target.value })}
              />
            )}
          </Field>
        )}
        {says ? null : (
          <Field label={t("packages.region")}>
            {(ties) => (
              <Select
                {...ties}
                value={draft.region ?? null}
                options={regions.map((region) => ({ value: region, label: nameOf.region(region) }))}
                onChange={(region) => change({ region })}
              />
            )}
          </Field>
        )}
        <Field label={t("packages.name")}>
          {(ties) => (
            <Input
              {...ties}
              maxLength={60}
              value={draft.title}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Field>
        <Field label={t("packages.summary")}>
          {(ties) => (
            <Input.TextArea
              {...ties}
              rows={2}
              maxLength={500}
              value={draft.summary}
              onChange={({ target }) => change({ summary: target.value })}
            />
          )}
        </Field>
        {found.whole.length > 0 ? <p className="faint">{t("packages.foundLast")}</p> : null}
        {found.whole.map((text) => (
          <p key={text} className="editor-trouble">
            {text}
          </p>
        ))}
      </section>
      <section className="panel" aria-labelledby="package-order">
        <h2 id="package-order">{t("packages.order")}</h2>
        <OrderGraph members={members} />
      </section>
      <section className="panel" aria-labelledby="package-members">
        <h2 id="package-members">{t("packages.members")}</h2>
        {members.map((member, n) => (
          <MemberFields
            // biome-ignore lint/suspicious/noArrayIndexKey: its id is edited here, and members keep their places
            key={n}
            member={member}
            others={members.filter((one) => one !== member)}
            region={draft.region}
            findings={found.ofMember(member.id)}
            onChange={(next) =>
              change({ members: members.map((one) => (one === member ? { ...one, ...next } : one)) })
            }
            onCalled={(id) => setDraft(withMemberCalled(draft, member.id, id))}
            onRemove={() => setDraft(withoutMember(draft, member.id))}
          />
        ))}
        <Button onClick={() => change({ members: [...members, nextMember(members)] })}>
          {t("packages.addMember")}
        </Button>
      </section>
      <section className="panel" aria-labelledby="package-materials">
        <h2 id="package-materials">{t("packages.shared")}</h2>
        <p className="faint">{t("packages.sharedHint")}</p>
        {materials.map((material, n) => (
          <MaterialFields
            // biome-ignore lint/suspicious/noArrayIndexKey: its title is edited here, and materials keep their places
            key={n}
            material={material}
            members={members}
            onChange={(next) =>
              change({ materials: materials.map((one) => (one === material ? { ...one, ...next } : one)) })
            }
            onRemove={() => change({ materials: materials.filter((one) => one !== material) })}
          />
        ))}
        <Button
          onClick={() =>
            change({ materials: [...materials, { title: "", resultOf: undefined, serves: [] }] })
          }
        >
          {t("packages.addMaterial")}
        </Button>
      </section>
      <div className="intake-buttons">
        <Button onClick={() => void navigate("/packages")}>{t("packages.back")}</Button>
        <Button type="primary" disabled={draft.id.trim() === ""} onClick={() => setSaving(true)}>
          {t("packages.save")}
        </Button>
      </div>
      {saving ? (
        <RecordDialog
          action="set-package"
          target={{ id: packageIdOf(draft), version: checked?.record.version ?? 0, package: termsOf(draft) }}
          onDone={() => void navigate(`/packages/${packageIdOf(draft)}/edit`)}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </div>
  );
};
