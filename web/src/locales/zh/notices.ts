import type { notices as english } from '../en/notices';

export const notices = {
  'notices.document': '这个实验无法运行。',
  'notices.data': '数据无法读取。',
  'notices.table': '表格不在这里。',
  'notices.engine': '训练引擎不可用。',
  'notices.lab': '分析引擎不可用。',
  'notices.page': '页面的一部分没有加载到。',
  'notices.loadAgain': '请检查网络连接，然后重新加载页面。',
  'notices.retry': '重试',
  'notices.close': '关闭',
} satisfies Record<keyof typeof english, string>;
