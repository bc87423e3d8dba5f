import type { Accounts } from './accounts.ts';
import { adminRoutes, type BackOfficePage } from '../office/web/admin.tsx';
import { adminPersonRoutes } from '../office/web/admin-person.tsx';
import { invitationRoutes } from '../organisation/web/invitation.tsx';
import { memberRoutes } from '../organisation/web/members.tsx';
import { myWorkRoutes, type MyWorkSection } from '../person/web/my-work.tsx';
import { organisationRoutes } from '../organisation/web/organisation.tsx';
import { directoryRoutes, type DirectoryParts } from '../organisation/web/organisations.tsx';
import { ownDataRoutes } from '../person/web/own-data.tsx';
import { passkeyRoutes } from '../sign-in/web/passkeys.tsx';
import { profileRoutes } from '../person/web/profile.tsx';
import { recoveryRoutes } from '../sign-in/web/recovery.tsx';
import { registerRoutes } from '../sign-in/web/register.tsx';
import type { Route } from '../../wing/route.ts';
import { signInRoutes } from '../sign-in/web/sign-in.tsx';
import { twoStepRoutes } from '../sign-in/web/two-step.tsx';

/** What the account pages need of the house. */
export interface AccountParts extends DirectoryParts {
  /** What other wings show on "my work", in order. */
  readonly myWork: readonly MyWorkSection[];
  /** Their pages of the back office, in order. */
  readonly backOffice: readonly BackOfficePage[];
}

/** Every route of accounts. */
export function accountRoutes(accounts: Accounts, parts: AccountParts): readonly Route[] {
  return [
    ...signInRoutes(accounts),
    ...registerRoutes(accounts),
    ...recoveryRoutes(accounts),
    ...myWorkRoutes(parts.myWork),
    ...profileRoutes(accounts),
    ...passkeyRoutes(accounts),
    ...twoStepRoutes(accounts),
    ...ownDataRoutes(accounts),
    ...adminRoutes(accounts, parts.backOffice),
    ...adminPersonRoutes(accounts),
    ...directoryRoutes(parts),
    ...organisationRoutes(accounts, parts),
    ...memberRoutes(accounts),
    ...invitationRoutes(accounts),
  ];
}
