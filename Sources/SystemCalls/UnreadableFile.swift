/// Why a file is not read.
package enum UnreadableFile: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system refused.
    case refused(SystemError)
    /// Something else has the name, which could keep a reader waiting or never end.
    case kind(File.Kind)
    /// It has more bytes than anybody reads of such a file.
    case larger(than: Int)

    package var description: String {
        switch self {
        case .refused(let error): error.description
        case .kind(let kind): "it is \(kind.name), not a file"
        case .larger(let limit): "it is larger than \(limit >> 20) MB"
        }
    }

    /// Whether there is no such file, as opposed to one that cannot be read.
    package var isMissing: Bool {
        switch self {
        case .refused(let error): error.isMissing
        case .kind, .larger: false
        }
    }
}
