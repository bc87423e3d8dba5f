import { readFileSync } from 'node:fs';

/** A running process, told apart from a later one that got the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** Start time in clock ticks after boot, as Linux tells it; absent on other systems. */
  readonly startedAt?: string;
}

/** The mark of the process that asks. */
export function ownMark(): ProcessMark {
  return markOf(process.pid);
}

/** Whether the very process that left a mark still runs. One that ended and was not yet cleared away does not. */
export function isRunning(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const status = statusOf(mark.pid);
  if (!status) return true;
  return status.state !== 'Z' && (mark.startedAt ?? status.startedAt) === status.startedAt;
}

function markOf(pid: number): ProcessMark {
  const startedAt = statusOf(pid)?.startedAt;
  return startedAt ? { pid, startedAt } : { pid };
}

/** Source: proc(5), fields 3 and 22 of /proc/PID/stat, counted behind the name, which may hold spaces. */
function statusOf(pid: number): { readonly state: string; readonly startedAt: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
