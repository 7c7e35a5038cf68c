/** What is wrong with a table, its document or its encoding, in Chinese. See core.ts. */
export const tables: Record<string, string> = {
  // The file
  'The file is empty.': '文件是空的。',
  'There is nothing but empty lines in it.': '里面只有空行。',
  'This is an archive or a workbook: save its table as CSV.':
    '这是压缩包或工作簿：请把其中的表格另存为 CSV。',
  'This file is compressed: unpack it first.': '文件是压缩的：请先解压。',
  'The file cannot be read: {}': '文件读不出来：{1}',
  'The file is too large: at most {} MB are read.': '文件太大：最多读 {1} MB。',
  'Line {} has {} cells; a table may have {} columns.':
    '第 {1} 行有 {2} 个单元格；表格最多可以有 {3} 列。',
  'The row that begins in line {} is longer than {} million characters.':
    '从第 {1} 行开始的一行超过 {2} 百万个字符。',
  'The row that begins in line {} is longer than {} million characters: is a quote opened there and not closed?':
    '从第 {1} 行开始的一行超过 {2} 百万个字符：那里是不是有引号没有关闭？',
  'There are too many quotes and blanks in a cell near line {}: is a quote not closed?':
    '第 {1} 行附近的单元格里引号和空白太多：是不是有引号没有关闭？',

  // What the browser keeps
  'This browser has no room for the table: remove tables that it keeps.':
    '浏览器放不下这张表格：请删除它保存的其他表格。',
  'This browser keeps no tables for this page: {}': '浏览器不为本页保存表格：{1}',
  'This browser no longer keeps the table: open its file again.':
    '浏览器不再保存这张表格：请重新打开它的文件。',
  'the file {} is needed (SHA-256 {})': '需要文件 {1}（SHA-256 {2}）',

  // Columns
  'Column "{}", row {}: {} is not {}.': '列“{1}”第 {2} 行：{3} 不是{4}。',
  'Column "{}", row {}: {} is not {}': '列“{1}”第 {2} 行：{3} 不是{4}',
  'Column "{}", row {}: {} is too large a number': '列“{1}”第 {2} 行：{3} 这个数太大',
  'Column "{}" has more than {} different texts.': '列“{1}”有超过 {2} 种不同的文本。',
  'Column "{}" has more than {} different texts': '列“{1}”有超过 {2} 种不同的文本',
  'Column "{}" has no cell to fill the missing ones from.': '列“{1}”没有单元格可以用来填补缺失值。',
  'Column "{}" has no cell to fill the missing ones from': '列“{1}”没有单元格可以用来填补缺失值',
  'Column "{}" is a {} column: it has no {}.': '列“{1}”的类型是 {2}，没有 {3}。',
  'Column "{}" is a {} column: it has no {}': '列“{1}”的类型是 {2}，没有 {3}',
  'Column "{}" has a level "{}" already.': '列“{1}”已经有取值“{2}”。',
  'Column "{}" has a level "{}" already': '列“{1}”已经有取值“{2}”',
  'the target has {} class; a classification wants 2 to {}':
    '目标列有 {1} 个类别；分类需要 2 到 {2} 个',
  'the target has {} classes; a classification wants 2 to {}':
    '目标列有 {1} 个类别；分类需要 2 到 {2} 个',

  // data.table of a document
  'is missing, and so are the cells': '缺失，单元格也没有',
  'the file has {}, not {}': '文件有 {1} 行，不是 {2} 行',
  'there is no column "{}" in the file': '文件里没有列“{1}”',
  'every row has a missing cell and is left out': '每一行都有缺失值，全部被去掉了',
  'leave no features': '没有留下任何特征',
  'make {} rows by {} features, {} numbers where at most {} are allowed':
    '会有 {1} 行 {2} 个特征，共 {3} 个数，最多允许 {4} 个',
  'has no levels': '没有取值',
  '{} is there twice': '{1} 出现了两次',
  '{} is none of the columns': '{1} 不是其中的列',
  'has no column besides the target': '除目标列外没有别的列',
  '{} does not go with {}: this is the target': '{1} 不能与 {2} 一起用：这是目标列',
  '{} does not go with the target, whose rows are left out: drop':
    '{1} 不能用于目标列，缺失的行会去掉：请用 drop',
  'has {} cells where there are {} rows': '有 {1} 个单元格，而表格有 {2} 行',

  // Encoding
  'has {} levels, more than {}: it identifies rows, and is no category':
    '有 {1} 个不同的值，超过 {2} 个：它是行的标识，不是类别',
  'has {} levels; one-hot encoding would make {} columns in all, more than {}':
    '有 {1} 个取值；独热编码总共会有 {2} 列，超过 {3} 列',
  'has a code without a level': '有编号没有对应的取值',
  'has a date out of all calendars': '有日期超出所有历法',
  'declares a level twice': '同一个取值声明了两次',
  'has True and False; the declared level {} is none':
    '只有 True 和 False；声明的取值 {1} 不在其中',
  'has numbers; the declared level {} is none': '都是数；声明的取值 {1} 不是',
  'the level {} is not among the declared ones': '取值 {1} 不在声明的取值之中',
  'has {} where {} columns are one-hot encoded': '有 {1} 个，而独热编码的列有 {2} 个',
  'has none for the column {}': '没有给出列 {1} 的',
  'there is no column {}': '没有列 {1}',
  'there is no row {}': '没有第 {1} 行',
  '{} is ordinal; it cannot be one-hot encoded as well': '{1} 是有序的，不能同时做独热编码',
  'has {} columns where {} were expected': '有 {1} 列，应有 {2} 列',
  'has the column {} where {} was expected': '有列 {1}，而应为 {2}',
  'is of another kind than it was when it was fitted': '类型与拟合时不同',
  'is text; only numbers can stay as they are': '是文本；只有数可以保持原样',

  // Bundled data
  'The data set "{}" could not be loaded: {}.': '数据集“{1}”没能加载：{2}。',
  'The data set "{}" is damaged: {}.': '数据集“{1}”已损坏：{2}。',
  'the server answers {}': '服务器回答 {1}',
  'it has no header': '没有文件头',
  '{} bytes follow the header instead of {}': '文件头之后有 {1} 字节，应为 {2}',
};
