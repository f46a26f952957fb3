/** What the console says of what somebody is told in person, in Chinese. */
export const notificationWords = {
  notifications: {
    title: "消息提醒",
    line: "保留最近 30 天",
    empty: "没有消息",
    emptyHint: "交给您的办件、提及您的备注、临期和超期等会显示在这里。",
    unread: "{{count}} 条未读",
    unreadMore: "{{count}} 条以上未读",
    readAll: "全部标为已读",
    read: "标为已读",
    new: "未读",
    more: "更早的消息",
    kind: {
      assigned: "改派给您",
      mentioned: "备注提到您",
      "due-soon": "临近到期",
      overdue: "已超期",
      "supplement-supplied": "申请人已补正",
      "gap-filled": "容缺材料已补齐",
      "review-asked": "待您审核",
      "review-passed": "审核已通过",
      "review-returned": "审核已退回",
      "transfer-arrived": "由其他专窗转入",
      supervised: "督办",
    },
  },
} as const;
