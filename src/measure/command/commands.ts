import type { AddCommands } from '../../wing/command.ts';
import { addClaimCommands } from './claim.ts';
import { addIndicatorCommands } from './indicator.ts';
import { addReleaseCommands } from './release.ts';
import { addReportCommand } from './report.ts';
import { addSourceCommands } from './source.ts';

/** Commands of figures, from their publishers to reports. */
export const addFigureCommands: AddCommands = (program, run) => {
  for (const add of [addSourceCommands, addIndicatorCommands, addClaimCommands, addReleaseCommands, addReportCommand]) {
    add(program, run);
  }
};
