import Glibc

/// Files and folders that are out of their places until somebody says whether they go for good or come back.
///
/// They lie in one folder of their own, so that a program that dies meanwhile loses nothing of them.
package struct SetAside: ~Copyable {
    private let folder: String
    private var moved: [(place: String, copy: String)] = []

    /// - Parameter parent: Where the folder is made; on the same file system as what is set aside.
    /// - Throws: The system's reason.
    package init(in parent: String) throws(SystemError) {
        var template = Array("\(parent)/.raingauge-drop-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw .last }
        folder = String(cString: made)
    }

    /// Moves one out of its place.
    ///
    /// - Throws: The system's reason; then it is still there.
    package mutating func take(_ path: String) throws(SystemError) {
        let copy = "\(folder)/\(moved.count)"
        guard rename(path, copy) == 0 else { throw .last }
        moved.append((path, copy))
    }

    /// Puts all of them back, and answers where those lie that could not be.
    package consuming func giveBack() -> [(place: String, copy: String)] {
        let lost = moved.reversed().filter { rename($0.copy, $0.place) != 0 }
        rmdir(folder)
        return lost
    }

    /// Removes all of them for good.
    package consuming func remove() { File.removeTree(folder) }
}
