import { joinEvents } from '../wing/trail.ts';
import { ideaEvents } from './idea/idea-events.ts';
import { projectEvents } from './project/audit-messages.ts';
import { reportEvents } from './report/audit-messages.ts';
import { roundEvents } from './round/audit-messages.ts';

/** What happens to ideas, projects, rounds and reports. */
export const deliverEvents = joinEvents([ideaEvents, projectEvents, roundEvents, reportEvents]);
