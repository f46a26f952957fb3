import type { MaterialRequirement, WindowId } from "@tongban/domain";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMatterThere, useReusable } from "../api/intake-queries.ts";
import { sizeText } from "../case/size-text.ts";
import { acceptedFiles, broughtFile, type FileTrouble } from "./brought-file.ts";
import type { BroughtMaterial } from "./intake-draft.ts";
import { ReusableMaterials } from "./reusable-materials.tsx";
import type { StepProps } from "./step-props.ts";

type MaterialsStepProps = StepProps & {
  readonly windowId: WindowId;
  /** The files themselves, by their digests; after a reload they are chosen again. */
  readonly files: ReadonlyMap<string, File>;
  readonly onFile: (sha256: string, file: File) => void;
};

/** What the applicant brings, scanned or photographed: a place for each material that the list asks for, and for others. */
export const MaterialsStep = (props: MaterialsStepProps) => {
  const { draft, source, windowId } = props;
  const reusable = useReusable(windowId);
  const matter = useMatterThere(draft.matter, source, draft.handling);
  return <MaterialPlaces {...props} asked={matter.data?.terms?.materials ?? []} reusable={reusable} />;
};

type MaterialPlacesProps = Pick<MaterialsStepProps, "draft" | "onChange" | "files" | "onFile"> & {
  /** What is asked for; what data sharing supplies has no place. */
  readonly asked: readonly MaterialRequirement[];
  /** What the applicant gave before; absent where nothing can be cited. */
  readonly reusable?: ReturnType<typeof useReusable>;
};

/** A place for each material that is asked for, and for others. */
export const MaterialPlaces = ({
  draft,
  onChange,
  files,
  onFile,
  asked: all,
  reusable,
}: MaterialPlacesProps) => {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const asked = all.filter(({ need }) => need !== "shared");
  const known = new Set(asked.flatMap(({ title: own, alternatives = [] }) => [own, ...alternatives]));
  const others = [...new Set(draft.materials.map((one) => one.title))].filter((one) => !known.has(one));
  const put = (material: BroughtMaterial, file: File) => {
    onFile(material.sha256, file);
    const same = (one: BroughtMaterial) => one.sha256 === material.sha256;
    onChange({ materials: [...draft.materials.filter((one) => !same(one)), material] });
  };
  const remove = (sha256: string) =>
    onChange({ materials: draft.materials.filter((one) => one.sha256 !== sha256) });
  const place = (
    name: string,
    need: string | undefined,
    instead: readonly string[] = [],
    original = false,
  ) => (
    <MaterialPlace
      key={name}
      title={name}
      note={[
        need,
        original ? t("catalog.original") : undefined,
        ...(instead.length > 0 ? [t("catalog.instead", { titles: instead.join(" / ") })] : []),
      ]
        .filter(Boolean)
        .join(" · ")}
      brought={draft.materials.filter((one) => one.title === name || instead.includes(one.title))}
      files={files}
      onPut={put}
      onRemove={remove}
    >
      {reusable ? (
        <ReusableMaterials
          title={name}
          found={(reusable.data ?? []).filter((one) => one.title === name || instead.includes(one.title))}
          cited={draft.citations.find((one) => one.title === name)}
          onCite={(cited) => onChange({ citations: [...draft.citations, cited] })}
          onRemove={() => onChange({ citations: draft.citations.filter((one) => one.title !== name) })}
        />
      ) : null}
    </MaterialPlace>
  );
  return (
    <div className="intake-materials">
      <p className="faint">{t("intake.materialsHint")}</p>
      {reusable ? (
        <p>
          <Button
            loading={reusable.isPending}
            disabled={draft.applicant.number.trim() === ""}
            onClick={() => reusable.mutate(draft.applicant.number.trim().toUpperCase())}
          >
            {t("intake.reuse.ask")}
          </Button>{" "}
          <span className="faint" role="status">
            {reusable.isError
              ? t("intake.reuse.failed")
              : reusable.data
                ? t("intake.reuse.found", { count: reusable.data.length })
                : t("intake.reuse.hint")}
          </span>
        </p>
      ) : null}
      {asked.map((one) => place(one.title, t(`catalog.need.${one.need}`), one.alternatives, one.original))}
      {others.map((name) => place(name, undefined))}
      <div className="intake-other">
        <Input
          aria-label={t("intake.otherTitle")}
          placeholder={t("intake.otherTitle")}
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {title.trim() ? (
          <FileButtons
            title={title.trim()}
            onPut={(material, file) => {
              put(material, file);
              setTitle("");
            }}
          />
        ) : null}
      </div>
    </div>
  );
};

type MaterialPlaceProps = {
  readonly title: string;
  readonly note: string;
  readonly brought: readonly BroughtMaterial[];
  readonly files: ReadonlyMap<string, File>;
  readonly onPut: (material: BroughtMaterial, file: File) => void;
  readonly onRemove: (sha256: string) => void;
  readonly children: ReactNode;
};

const MaterialPlace = ({ title, note, brought, files, onPut, onRemove, children }: MaterialPlaceProps) => {
  const { t } = useTranslation();
  return (
    <section className="intake-material" aria-label={title}>
      <h3>{title}</h3>
      {note ? <p className="faint">{note}</p> : null}
      <ul>
        {brought.map((one) => (
          <li key={one.sha256}>
            <span>
              {one.fileName} · {sizeText(one.size)}
            </span>
            {files.has(one.sha256) ? null : <span className="editor-trouble">{t("intake.chooseAgain")}</span>}
            <Button
              size="small"
              aria-label={t("intake.removeFile", { file: one.fileName })}
              onClick={() => onRemove(one.sha256)}
            >
              {t("intake.remove")}
            </Button>
          </li>
        ))}
      </ul>
      {children}
      <FileButtons title={title} onPut={onPut} />
    </section>
  );
};

type FileButtonsProps = Pick<MaterialPlaceProps, "title" | "onPut">;

/** Takes a file by choice, by the camera of a phone, or dropped on it. */
export const FileButtons = ({ title, onPut }: FileButtonsProps) => {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState<FileTrouble | undefined>(undefined);
  const [over, setOver] = useState(false);
  const take = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      const brought = await broughtFile(title, file);
      setTrouble(typeof brought === "string" ? brought : undefined);
      if (typeof brought !== "string") onPut(brought, file);
    }
  };
  const input = (label: string, camera: boolean) => (
    <label className={camera ? "intake-file intake-camera" : "intake-file"}>
      <span>{label}</span>
      <input
        type="file"
        accept={camera ? "image/*" : acceptedFiles}
        multiple={!camera}
        {...(camera ? { capture: "environment" as const } : {})}
        aria-label={`${title}：${label}`}
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = "";
        }}
      />
    </label>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more than the two inputs
    <div
      className={over ? "intake-drop intake-over" : "intake-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files);
      }}
    >
      {input(t("intake.photograph"), true)}
      {input(t("intake.chooseFile"), false)}
      {trouble ? (
        <span className="editor-trouble" role="alert">
          {t(`intake.fileTrouble.${trouble}`)}
        </span>
      ) : null}
    </div>
  );
};
