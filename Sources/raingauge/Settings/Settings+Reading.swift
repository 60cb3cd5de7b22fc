import Glibc
import Reports
import SystemCalls

extension Settings {
    /// What `config.toml` says, and what is wrong with it; without the file, the defaults at the cost of one `open`.
    static func reading() -> (settings: Settings, problems: [Problem]) {
        guard let path = configurationPath else { return (Settings(), []) }
        switch TextFile.read(path) {
        case .success(let text):
            let file = SettingsFile(text, path: path)
            return (file.settings, file.problems)
        case .failure(let code) where code.isMissing:
            return (Settings(), [])
        case .failure(let code):
            return (
                Settings(),
                [Problem("\(path) cannot be read, so it does not count.", detail: code.description)]
            )
        }
    }

    private static var configurationPath: String? {
        if let folder = ProcessEnvironment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            return folder + "/raingauge/config.toml"
        }
        return ProcessEnvironment["HOME"].map { $0 + "/.config/raingauge/config.toml" }
    }
}

/// The variables the process was started with.
enum ProcessEnvironment {
    static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// All of them; of a name that comes twice, the first counts, as it does for `getenv`.
    static var all: [String: String] {
        var all = [String: String](minimumCapacity: 64)
        var entry = environ
        while let text = entry.pointee {
            if let equals = strchr(text, Int32(UInt8(ascii: "="))) {
                let name = UnsafeRawBufferPointer(start: text, count: equals - text)
                let key = String(decoding: name, as: UTF8.self)
                if all[key] == nil { all[key] = String(cString: equals + 1) }
            }
            entry += 1
        }
        return all
    }

    /// Those of `names` that are set.
    static func values(of names: [String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: names.compactMap { name in Self[name].map { (name, $0) } })
    }
}

/// A small text file, read whole.
enum TextFile {
    static func read(_ path: String) -> Result<String, UnreadableFile> {
        Result { () throws(UnreadableFile) in String(decoding: try File.bytes(of: path), as: UTF8.self) }
    }
}
