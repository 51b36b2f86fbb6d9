export { type AuditEvent, type EventGroup, eventGroups, eventsIn } from './event-rules.ts';
export { type ExportVerdict, exportChain, verifyExport } from './export-chain.ts';
export { auditProblems } from './problems.ts';
export {
  type AuditEntry,
  type AuditFacts,
  accountsWithEntries,
  findHash,
  listEntries,
  recordEntry,
  timesOf,
} from './store.ts';
export { findBrokenEntry, verifyOwnChain } from './verify-chain.ts';
