import type { Route } from '../../../wing/route.ts';
import type { TargetContext } from './target-context.ts';
import { targetFormAct, targetFormPage } from './target-form.tsx';
import { targetExport, targetListPage, targetsPath } from './target-list.tsx';

/** Every address at which targets are edited. */
export function targetRoutes(context: TargetContext): readonly Route[] {
  const permission = 'target.edit';
  return [
    { method: 'GET', path: targetsPath, permission, handle: (visit) => targetListPage(context, visit) },
    { method: 'GET', path: `${targetsPath}/targets.csv`, permission, handle: (visit) => targetExport(context, visit) },
    { method: 'GET', path: `${targetsPath}/nieuw`, permission, handle: (visit) => targetFormPage(context, visit) },
    { method: 'GET', path: `${targetsPath}/bewerk`, permission, handle: (visit) => targetFormPage(context, visit) },
    { method: 'POST', path: `${targetsPath}/bewerk`, permission, handle: (visit) => targetFormAct(context, visit) },
  ];
}
