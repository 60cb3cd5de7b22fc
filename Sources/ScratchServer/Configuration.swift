extension ScratchServer {
    /// What kind of server to start.
    package struct Configuration: Sendable {
        package var binaries: ServerBinaries
        /// Of the cluster's own databases; a new one may have another.
        package var encoding: String
        package var locale: String
        /// Off by default, so that nothing happens behind a test's back.
        package var autovacuum: Bool
        /// Whether 127.0.0.1 is served too, on the port that ``ScratchServer/port`` tells.
        package var listensOnTCP: Bool
        /// Lines of `pg_hba.conf`; without them everybody who reaches the socket is let in.
        package var accessRules: [String]?
        /// Lines of `postgresql.conf`, which win over ours.
        package var settings: [String: String]

        /// A server of the newest version this machine has.
        ///
        /// - Throws: ``ScratchServerError/noServerInstalled`` when there is none.
        package init(
            binaries: ServerBinaries? = nil, encoding: String = "UTF8", locale: String = "C.UTF-8",
            autovacuum: Bool = false, listensOnTCP: Bool = false, accessRules: [String]? = nil,
            settings: [String: String] = [:]
        ) throws(ScratchServerError) {
            guard let binaries = binaries ?? ServerBinaries.find() else { throw .noServerInstalled }
            (self.binaries, self.encoding, self.locale) = (binaries, encoding, locale)
            (self.autovacuum, self.listensOnTCP) = (autovacuum, listensOnTCP)
            (self.accessRules, self.settings) = (accessRules, settings)
        }

        /// Fast and careless, since nothing in here outlives the process.
        func allSettings(folder: String, port: Int) -> [(String, String)] {
            let ours = [
                "unix_socket_directories": folder, "port": "\(port)",
                "listen_addresses": listensOnTCP ? "127.0.0.1" : "", "autovacuum": autovacuum ? "on" : "off",
                "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
                "shared_buffers": "32MB",
                "max_wal_size": "256MB", "lc_messages": "C", "logging_collector": "off",
            ]
            return ours.merging(settings) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }
}
