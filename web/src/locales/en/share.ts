/** Handing an experiment on: links, QR codes. */
export const share = {
  'share.title': 'Share',
  'share.close': 'Close',

  'share.link': 'Link',
  'share.embed': 'Embed',
  'share.classroom': 'Classroom',
  'share.check': 'Check results',
  'share.copyLink': 'Copy link',
  'share.linkHelp':
    'The link holds the whole experiment and this view. Whoever opens it gets the same numbers, bit for bit.',
  'share.dataHelp':
    'The link opens Data. It holds the table once that has been read and its target chosen.',
  'share.tableHelp':
    'The link holds what you decided about {name}, not its rows: whoever opens it is asked for that very file.',
  'share.fileHelp':
    'This page is a file, and the link opens only on this computer. Hand the file on with it: others open the file and add the end of the link, from # on, to its address.',
  'share.embedHelp':
    'For a page of yours, a slide or a notebook. The code holds the experiment and is loaded from this site.',
  'share.form': 'Form',
  'share.element': 'Element with script',
  'share.language': 'Language',
  'share.theme': 'Theme',
  'share.reader': 'Up to the reader',
  'share.light': 'Light',
  'share.dark': 'Dark',
  'share.embedCode': 'Embed code',
  'share.copyCode': 'Copy code',
  'share.noAddress':
    'This page has no address on the web from which another could load it: open the lab on a site to embed it.',
  'share.code': 'QR code of the link',
  'share.codeHelp':
    'Defaults are left out, so that the squares are large: {size} a side. A phone reads it from about {times} times its width away.',
  'share.enlarge': 'Full screen',
  'share.tooLong':
    'This link is too long for a QR code: {length} characters, and {longestCode} fit. Rows, weights or many points that stand in the document make it so; with a bundled data set it becomes short. Or put the link on a page, and the page’s address on the screen.',
};
