/// Where this program keeps what it has to know again.
package enum StateFolder {
    /// Such as `~/.local/state/raingauge`; `nil` where the person has no place for it.
    package static func path(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder + "/raingauge" }
        return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state/raingauge" }
    }
}
