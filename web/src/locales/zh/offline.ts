import type { offline as english } from '../en/offline';

export const offline = {
  'offline.here': '有新版本。加载后配方还在，训练记录不会保留。',
  'offline.load': '加载',
  'offline.later': '稍后',
} satisfies Record<keyof typeof english, string>;
