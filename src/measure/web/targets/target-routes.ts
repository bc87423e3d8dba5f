import { cost } from '../../../site/cost.ts';
import type { Route } from '../../../wing/route.ts';
import type { TargetPages } from './target-pages.ts';
import { targetFormAct, targetFormPage } from './target-form.tsx';
import { targetExport, targetListPage, targetsPath } from './target-list.tsx';

/** Every address at which targets are edited. */
export function targetRoutes(pages: TargetPages): readonly Route[] {
  const permission = 'target.edit';
  return [
    { method: 'GET', path: targetsPath, permission, handle: (visit) => targetListPage(pages, visit) },
    {
      method: 'GET',
      path: `${targetsPath}/targets.csv`,
      permission,
      cost: cost.figures,
      handle: (visit) => targetExport(pages, visit),
    },
    { method: 'GET', path: `${targetsPath}/nieuw`, permission, handle: (visit) => targetFormPage(pages, visit) },
    { method: 'GET', path: `${targetsPath}/bewerk`, permission, handle: (visit) => targetFormPage(pages, visit) },
    { method: 'POST', path: `${targetsPath}/bewerk`, permission, handle: (visit) => targetFormAct(pages, visit) },
  ];
}
