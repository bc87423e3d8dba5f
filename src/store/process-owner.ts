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

/** Whether the very process that left a mark still runs. */
export function isRunning(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const { startedAt } = markOf(mark.pid);
  return startedAt === undefined || mark.startedAt === undefined || startedAt === mark.startedAt;
}

/** Source: proc(5), field 22 of /proc/PID/stat, counted behind the name, which may hold spaces. */
function markOf(pid: number): ProcessMark {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return startedAt ? { pid, startedAt } : { pid };
  } catch {
    return { pid };
  }
}
