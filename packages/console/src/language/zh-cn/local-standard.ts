/** What the console says of what regions give their own applicants, in Chinese. */
export const localStandardWords = {
  localStandard: {
    title: "本地办理标准",
    line: "本地申请人办理同一事项的时限、材料、收费和送达方式。零差距以此对照异地办理；每次修改须说明理由并留痕。",
    readOnly: "其他地区的本地办理标准，仅供查阅。",
    rows: "事项",
    rowsSaid: "{{count}} 行 · 校验值 {{digest}}",
    empty: "还没有登记事项。添加后，零差距报告即可与本地办理对照。",
    limitsSaid: "公布本地的受理告知、补正和送达时限",
    unsaved: "{{count}} 项修改未保存",
    tooMany: "一次最多保存 200 行，请用命令行 local-standard import 导入。",
  },
} as const;
