import type { share as english } from '../en/share';

export const share = {
  'share.title': '分享',
  'share.close': '关闭',

  'share.link': '链接',
  'share.embed': '嵌入',
  'share.classroom': '课堂',
  'share.check': '检查结果',
  'share.copyLink': '复制链接',
  'share.linkHelp': '链接包含整个实验和当前视图。打开它的人会得到逐位相同的数值。',
  'share.dataHelp': '链接打开“数据”视图。表格读完并选好目标之后，链接里才有它。',
  'share.tableHelp': '链接包含你对 {name} 的各项选择，不含它的行：打开链接的人需要提供同一个文件。',
  'share.fileHelp':
    '本页是一个文件，链接只能在这台电脑上打开。请把文件一起交给别人：对方打开文件，把链接中从 # 开始的部分加到它的地址后面。',
  'share.embedHelp': '用于你自己的网页、幻灯片或笔记本。代码包含这个实验，从本站加载。',
  'share.form': '形式',
  'share.element': '元素加脚本',
  'share.language': '语言',
  'share.theme': '主题',
  'share.reader': '随读者',
  'share.light': '浅色',
  'share.dark': '深色',
  'share.embedCode': '嵌入代码',
  'share.copyCode': '复制代码',
  'share.noAddress': '本页在网上没有可供别的网页加载的地址：请在网站上打开后再嵌入。',
  'share.code': '链接的二维码',
  'share.codeHelp':
    '省去了默认值，所以方格较大：每边 {size} 格。手机在约 {times} 倍于其宽度的距离内可以读出。',
  'share.enlarge': '全屏',
  'share.tooLong':
    '链接太长，放不进二维码：{length} 个字符，最多 {longestCode} 个。文档里写入的样本、权重或很多的点使它变长；改用内置数据集就会变短。也可以把链接放在一个网页上，再展示那个网页的地址。',
} satisfies Record<keyof typeof english, string>;
