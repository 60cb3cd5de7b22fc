/// Where the program keeps what a person has told it, by the rules of the XDG.
package enum StateFolder {
    /// Such as `/home/ada/.local/state/raingauge`; `nil` where neither `XDG_STATE_HOME` nor `HOME` says where.
    package static func path(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder + "/raingauge" }
        return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state/raingauge" }
    }
}
