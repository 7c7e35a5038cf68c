/** What a person reads when the scripts do not come, those with the translations among them. */
export const missing =
  'Descent Lab did not arrive. Check the connection and load the page again. / Descent Lab 没有加载到。请检查网络连接，然后重新加载页面。';
