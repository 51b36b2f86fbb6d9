export type ServerSettings = Readonly<Record<string, string>>;

/** Small and durable: one exchange's demo or a small deployment; bigger ones bring their own server. */
const usual: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '32MB',
  maintenance_work_mem: '32MB',
  min_wal_size: '80MB',
  max_wal_size: '256MB',
  huge_pages: 'off',
  jit: 'off',
  // No I/O workers, replication or spare vacuum slots: each is a process or memory that stays idle here.
  io_method: 'sync',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  autovacuum_worker_slots: '4',
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'holdfast',
  // Statements and key values may hold personal data, so they stay out of the log.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '',
};

/** For data that may be lost at any time: tests. */
const throwaway: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  autovacuum: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

/** The command line of the server. Settings are given there, so that a new release's settings reach old data too. */
export function serverArguments(input: {
  cluster: string;
  socketFolder: string;
  isThrowaway: boolean;
}): string[] {
  const settings = {
    ...usual,
    ...(input.isThrowaway ? throwaway : {}),
    // A list in which a name with commas or blanks needs double quotes.
    unix_socket_directories: `"${input.socketFolder.replaceAll('"', '""')}"`,
  };
  return [
    '-D',
    input.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
