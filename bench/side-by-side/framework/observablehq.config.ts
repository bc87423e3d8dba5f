/* As lean as Framework gets: no fonts of other hosts, no search, no side bar, no pager. */
export default {
  root: 'src',
  title: 'Limburg',
  globalStylesheets: [],
  theme: ['air', 'near-midnight'],
  sidebar: false,
  pager: false,
  toc: false,
  search: false,
  footer: '',
};
