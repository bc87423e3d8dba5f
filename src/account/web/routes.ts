import type { Accounts } from './accounts.ts';
import { adminRoutes, type AdminLink } from './admin.tsx';
import { adminPersonRoutes } from './admin-person.tsx';
import { invitationRoutes } from './invitation.tsx';
import { memberRoutes } from './members.tsx';
import { myWorkRoutes, type MyWorkSection } from './my-work.tsx';
import { organisationRoutes } from './organisation.tsx';
import { directoryRoutes, type DirectoryParts } from './organisations.tsx';
import { ownDataRoutes } from './own-data.tsx';
import { passkeyRoutes } from './passkeys.tsx';
import { profileRoutes } from './profile.tsx';
import { recoveryRoutes } from './recovery.tsx';
import { registerRoutes } from './register.tsx';
import type { Route } from './route.ts';
import { signInRoutes } from './sign-in.tsx';
import { twoStepRoutes } from './two-step.tsx';

/** What the account pages need of the house. */
export interface AccountParts extends DirectoryParts {
  /** What other wings show on "my work", in order. */
  readonly myWork: readonly MyWorkSection[];
  /** Back-office pages of other wings, in order. */
  readonly adminLinks: readonly AdminLink[];
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
    ...adminRoutes(accounts, parts.adminLinks),
    ...adminPersonRoutes(accounts),
    ...directoryRoutes(parts),
    ...organisationRoutes(accounts, parts),
    ...memberRoutes(accounts),
    ...invitationRoutes(accounts),
  ];
}
