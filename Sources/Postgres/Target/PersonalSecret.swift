import SystemCalls

/// Something of the person's own that libpq would use for a server that asks for it.
package enum PersonalSecret: Hashable, Sendable {
    /// The password in `PGPASSWORD`.
    case passwordVariable
    /// The password in a line of libpq's password file.
    case passwordFile(path: String, line: Int)
    /// A certificate that says who the person is.
    case certificate(path: String)
    /// What a section of the service file adds to the address.
    case service(String)
}

extension ConnectionTarget {
    /// What libpq would take from the person for this target, if its servers ask; nothing is connected to.
    ///
    /// - Parameter environment: What the process was started with.
    /// - Returns: Each kind at most once.
    /// - Source: libpq, `fe-connect.c`: `conninfo_add_defaults`, `passwordFromFile`; `fe-secure-openssl.c`,
    ///   `initialize_SSL`.
    package func personalSecrets(_ environment: [String: String]) -> [PersonalSecret] {
        func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var secrets: [PersonalSecret] = []
        if parameters["service"] == nil, let service = variable("PGSERVICE") {
            secrets.append(.service(service))
        }
        if (parameters["password"] ?? "").isEmpty {
            let path = PasswordFile.path(environment)
            if variable("PGPASSWORD") != nil {
                secrets.append(.passwordVariable)
            } else if let path, let line = PasswordFile(path)?.line(for: filled) {
                secrets.append(.passwordFile(path: path, line: line))
            }
        }
        let certificate =
            variable("PGSSLCERT") ?? variable("HOME").map { $0 + "/.postgresql/postgresql.crt" }
        if let certificate, File.realPath(certificate) != nil {
            secrets.append(.certificate(path: certificate))
        }
        return secrets
    }

    /// All parameters, with what libpq takes where the target says nothing.
    package var filled: [String: String] {
        ConnectionKeywords.defaults.merging(parameters.filter { !$0.value.isEmpty }) { $1 }
    }

    /// A server that the target may lead to.
    package struct Server: Hashable, Sendable {
        /// A name, an address or the folder of a socket; empty where libpq looks by itself.
        package let host: String
        package let port: String

        package init(host: String, port: String) { (self.host, self.port) = (host, port) }

        /// Such as `db1:5432`.
        package var name: String {
            (host.isEmpty ? "local" : host.contains(":") ? "[\(host)]" : host) + ":\(port)"
        }
    }

    /// The servers that are tried, in order: a target may name several, separated by commas.
    package var servers: [Server] {
        func list(_ keyword: String) -> [String] {
            (parameters[keyword] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
        }
        let ports = list("port")
        return list("host").enumerated().map { index, host in
            let port = ports.count == 1 ? ports[0] : ports.indices.contains(index) ? ports[index] : ""
            return Server(host: host, port: port.isEmpty ? "5432" : port)
        }
    }
}
