/** What the console says of internal notes on a case, in Chinese. */
export const noteWords = {
  notes: {
    title: "内部备注",
    hint: "仅办理地可见，不发给来源地和申请人；写好后不能修改，只能划去。",
    empty: "还没有备注",
    write: "写备注，输入 @ 可提及专班成员",
    send: "添加备注",
    sent: "备注已添加",
    more: "更早的备注",
    strike: "划去",
    strikeOf: "划去第 {{n}} 条备注",
    consequence: "备注将划去并注明理由，内容仍可查看。",
    reason: "划去的理由",
    struck: "{{name}}于 {{at}} 划去：{{reason}}",
    done: "备注已划去",
    mentioned: "已提醒：{{names}}",
  },
} as const;
