import SystemCalls

/// libpq's password file, of which only the places are looked at.
///
/// - Source: libpq, `fe-connect.c`, `passwordFromFile`.
package struct PasswordFile {
    private let lines: [[String]]

    /// Where it is by the variables of a process; `nil` where these do not say it.
    package static func path(_ environment: [String: String]) -> String? {
        if let path = environment["PGPASSFILE"], !path.isEmpty { return path }
        return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.pgpass" }
    }

    /// `nil` where libpq would find nothing: without the file, and where others may read it.
    init?(_ path: String) {
        guard File.isPrivate(path), let bytes = try? File.bytes(of: path, atMost: 1 << 20) else { return nil }
        lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(Self.fields)
    }

    /// The number of the first line that fits one of the servers of these parameters.
    func line(for parameters: [String: String]) -> Int? {
        let user = parameters["user"] ?? ""
        let database = parameters["dbname"] ?? user
        let servers = ConnectionTarget(parameters: parameters).servers
        return lines.firstIndex { line in
            servers.contains { server in
                let isSocket = server.host.isEmpty || server.host.hasPrefix("/")
                let wanted = [isSocket ? "localhost" : server.host, server.port, database, user]
                return line.count > 4 && zip(line, wanted).allSatisfy { $0 == "*" || $0 == $1 }
            }
        }.map { $0 + 1 }
    }

    /// The parts between colons; `\` takes the meaning of what follows it.
    private static func fields(_ line: Substring) -> [String] {
        guard !line.hasPrefix("#") else { return [] }
        var fields = [""]
        var isEscaped = false
        for character in line {
            if isEscaped || (character != "\\" && character != ":") {
                fields[fields.count - 1].append(character)
                isEscaped = false
            } else if character == ":" {
                fields.append("")
            } else {
                isEscaped = true
            }
        }
        return fields
    }
}
