/** What is said of new versions of the page. */
export const offline = {
  'offline.here': 'A new version is here. Loading it keeps the recipe, not the runs.',
  'offline.load': 'Load it',
  'offline.later': 'Later',
};
