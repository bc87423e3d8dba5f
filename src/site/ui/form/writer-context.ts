import { createContext } from 'hono/jsx';
import type { Writer } from '../../page.ts';

/** Who writes in the forms of the page that is drawn; nobody on pages that are the same for everybody. */
export const WriterContext = createContext<Writer | undefined>(undefined);
