import type { report as english } from '../en/report';

export const report = {
  'report.title': '实验报告',
  'report.close': '关闭',
  'report.help':
    '一个 HTML 文件，在哪里都能阅读和打印：配方、此刻的图表、显示着的各次训练，以及你在这里写的话。',
  'report.isKept': '你写的内容只保存在这个浏览器里。',
  'report.notKept': '浏览器不为本页面保存任何内容：你写的内容在关闭或重新加载后就会丢失。',
  'report.heading': '标题',
  'report.author': '姓名',
  'report.remarks': '说明与讨论',
  'report.save': '保存报告',

  'report.summary': '{recipe}。',
  'report.regularization': '正则化',
  'report.batch': '批',
  'report.length': '训练',
  'report.charts': '图表',
  'report.run': '训练',
  'report.state': '状态',
  'report.finished': '已完成，第 {step} 步',
  'report.trainLoss': '训练损失',
  'report.testLoss': '测试损失',
  'report.trainAccuracy': '训练准确率',
  'report.testAccuracy': '测试准确率',
  'report.again': '重做这个实验',
  'report.documents': '每次训练都有链接和文档；用 descent run 训练文档，会得到同样的数值。',
  'report.open': '在 Descent Lab 中打开',
} satisfies Record<keyof typeof english, string>;
