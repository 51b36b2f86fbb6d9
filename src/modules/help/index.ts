export { createHelpCentre, type HelpCentre } from './help-centre.ts';
export { helpProblems } from './problems.ts';
export { tools } from './rules.ts';
export { seedHelp } from './seed-help.ts';
