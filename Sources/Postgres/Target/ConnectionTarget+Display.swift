extension ConnectionTarget {
    /// Database, host and port for the header, such as `shop@db1:5432` or `shop@local`.
    ///
    /// What the target leaves open is filled in as libpq would, from the environment.
    package var display: String {
        if isService, let service = parameters["service"] { return "service \(service)" }
        let defaults = ConnectionKeywords.defaults
        func value(_ keyword: String) -> String? {
            // Nobody has looked at what the environment says.
            (parameters[keyword] ?? defaults[keyword]).flatMap {
                $0.isEmpty ? nil : MisplacedPassword.covering($0)
            }
        }
        let database = value("dbname") ?? value("user") ?? ""
        return Self.display(database: database, host: value("host") ?? value("hostaddr"), port: value("port"))
    }

    /// The same form for a session that knows where it is.
    ///
    /// A socket is `local` where it is by default; elsewhere only its folder and port tell one server from another.
    static func display(database: String, host: String?, port: String?) -> String {
        let isDefaultPort = port == nil || port == "" || port == "5432"
        guard let host, !host.isEmpty, !socketFolders.contains(host) else {
            return "\(database)@local" + (isDefaultPort ? "" : ":\(port ?? "")")
        }
        let bracketed = host.contains(":") ? "[\(host)]" : host
        return "\(database)@\(bracketed):\(port ?? "5432")"
    }

    /// Where libpq looks for a socket by itself, by how it was built.
    private static let socketFolders: Set<String> = ["/var/run/postgresql", "/run/postgresql", "/tmp"]

    /// Every parameter for people to read, sorted by keyword, with passwords covered.
    package var masked: [(keyword: String, value: String)] {
        parameters.sorted { $0.key < $1.key }.map { keyword, value in
            let isSecret = Self.secrets.contains(keyword)
            return (keyword, isSecret ? MisplacedPassword.cover : MisplacedPassword.covering(value))
        }
    }

    /// What stands in the place of a password.
    package static let cover = MisplacedPassword.cover

    static let secrets: Set<String> = ["password", "sslpassword"]
}

extension ConnectionTarget: CustomStringConvertible, CustomDebugStringConvertible {
    /// The parameters without passwords, so that no log can hold one.
    package var description: String { masked.map { "\($0.keyword)=\($0.value)" }.joined(separator: " ") }
    package var debugDescription: String { description }
}
