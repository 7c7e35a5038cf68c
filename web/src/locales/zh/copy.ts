import type { copy as english } from '../en/copy';

export const copy = {
  'copy.copied': '已复制',
  'copy.selected': '已选中，请用键盘复制',
} satisfies Record<keyof typeof english, string>;
