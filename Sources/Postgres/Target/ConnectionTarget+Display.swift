extension ConnectionTarget {
    /// Database, host and port for the header, such as `shop@db1:5432` or `shop@local`.
    ///
    /// What the target leaves open is filled in as libpq would, from the environment.
    package var display: String {
        if let service = parameters["service"], parameters["host"] == nil { return "service \(service)" }
        let defaults = ConnectionKeywords.defaults
        func value(_ keyword: String) -> String? {
            (parameters[keyword] ?? defaults[keyword]).flatMap { $0.isEmpty ? nil : $0 }
        }
        let database = value("dbname") ?? value("user") ?? ""
        return Self.display(database: database, host: value("host") ?? value("hostaddr"), port: value("port"))
    }

    /// The same form for a session that knows where it is.
    ///
    /// A host that is a folder is shown as `local`.
    static func display(database: String, host: String?, port: String?) -> String {
        guard let host, !host.hasPrefix("/"), !host.hasPrefix("@"), !host.isEmpty else {
            return "\(database)@local"
        }
        let bracketed = host.contains(":") ? "[\(host)]" : host
        return "\(database)@\(bracketed):\(port ?? "5432")"
    }

    /// Every parameter for people to read, sorted by keyword, with passwords covered.
    package var masked: [(keyword: String, value: String)] {
        parameters.sorted { $0.key < $1.key }.map { keyword, value in
            (keyword, Self.secrets.contains(keyword) ? "••••••" : value)
        }
    }

    static let secrets: Set<String> = ["password", "sslpassword"]
}

extension ConnectionTarget: CustomStringConvertible, CustomDebugStringConvertible {
    /// The parameters without passwords, so that no log can hold one.
    package var description: String { masked.map { "\($0.keyword)=\($0.value)" }.joined(separator: " ") }
    package var debugDescription: String { description }
}
