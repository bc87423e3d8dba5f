import type { Accounts } from './accounts.ts';
import { adminRoutes } from '../office/web/admin.tsx';
import { adminPersonRoutes } from '../office/web/admin-person.tsx';
import { invitationRoutes } from '../organisation/web/invitation.tsx';
import { memberRoutes } from '../organisation/web/members.tsx';
import { myWorkRoutes } from '../person/web/my-work.tsx';
import { organisationRoutes } from '../organisation/web/organisation.tsx';
import { directoryRoutes } from '../organisation/web/organisations.tsx';
import { ownDataRoutes } from '../person/web/own-data.tsx';
import { passkeyRoutes } from '../sign-in/web/passkeys.tsx';
import { profileRoutes } from '../person/web/profile.tsx';
import { recoveryRoutes } from '../sign-in/web/recovery.tsx';
import { registerRoutes } from '../sign-in/web/register.tsx';
import type { PlanContext } from '../../wing/plan-context.ts';
import type { Together } from '../../wing/wing.ts';
import type { Route } from '../../wing/route.ts';
import { signInRoutes } from '../sign-in/web/sign-in.tsx';
import { twoStepRoutes } from '../sign-in/web/two-step.tsx';

/** What the account pages need of the house. */
export interface AccountParts {
  readonly plan: Pick<PlanContext, 'municipalities'>;
  readonly now: () => Date;
  readonly together: Pick<Together, 'myWork' | 'backOffice' | 'ownData' | 'beside' | 'subjects'>;
}

/** Every route of accounts. */
export function accountRoutes(accounts: Accounts, { plan, now, together }: AccountParts): readonly Route[] {
  const directory = { municipalities: plan.municipalities, beside: together.beside, now };
  return [
    ...signInRoutes(accounts),
    ...registerRoutes(accounts),
    ...recoveryRoutes(accounts),
    ...myWorkRoutes(together),
    ...profileRoutes(accounts),
    ...passkeyRoutes(accounts),
    ...twoStepRoutes(accounts),
    ...ownDataRoutes(accounts, together),
    ...adminRoutes(accounts, together),
    ...adminPersonRoutes(accounts, together),
    ...directoryRoutes(directory),
    ...organisationRoutes(accounts, directory),
    ...memberRoutes(accounts),
    ...invitationRoutes(accounts),
  ];
}
