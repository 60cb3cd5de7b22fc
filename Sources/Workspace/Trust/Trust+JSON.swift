import JSON

extension Trust {
    /// As it is kept: `{"version": 1, "projects": [{"configuration": …, "servers": […], "files": {path: digest}}]}`.
    var json: String {
        let projects = entries.map { entry in
            let servers = entry.servers.map { JSONString.quoted($0) }.joined(separator: ", ")
            let files = entry.files.map {
                "      \(JSONString.quoted($0.path)): \(JSONString.quoted($0.digest))"
            }
            return """
                  {
                    "configuration": \(JSONString.quoted(entry.configuration)),
                    "servers": [\(servers)],
                    "files": {
                \(files.joined(separator: ",\n"))
                    }
                  }
                """
        }
        return "{\n  \"version\": 1,\n  \"projects\": [\n\(projects.joined(separator: ",\n"))\n  ]\n}\n"
    }

    /// `nil` for what was not written by ``json``.
    init?(json: String) {
        guard let members = JSONValue(text: json)?.members, members["version"]?.scalarText == "1",
            case .array(let projects)? = members["projects"]?.content
        else { return nil }
        let entries = projects.compactMap(Entry.init)
        guard entries.count == projects.count else { return nil }
        self.init(entries)
    }
}

extension Trust.Entry {
    fileprivate init?(_ value: JSONValue) {
        guard let members = value.members, case .string(let path)? = members["configuration"]?.content,
            case .array(let servers)? = members["servers"]?.content,
            case .object(let files)? = members["files"]?.content
        else { return nil }
        self.init(
            configuration: path, servers: servers.compactMap(\.scalarText),
            files: files.compactMap { file in
                file.value.scalarText.map { AddressClaim.FileMark(path: file.name, digest: $0) }
            })
    }
}

extension JSONValue {
    /// By name; `nil` for what is no object.
    fileprivate var members: [String: JSONValue]? {
        guard case .object(let members) = content else { return nil }
        return Dictionary(members.map { ($0.name, $0.value) }) { $1 }
    }
}
