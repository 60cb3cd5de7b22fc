import Browser
import Postgres
import Rows

/// Keeps what is staged away from the main queue: the newest state, while one is being written none of those in between.
@MainActor
final class ChangesKeeper {
    private let file: ChangesFile
    private let background: BackgroundThreads
    private var wanted: ChangeSet?
    private var writing: Task<Void, Never>?

    init(_ file: ChangesFile, background: BackgroundThreads) {
        (self.file, self.background) = (file, background)
    }

    /// Keeps what is staged now.
    ///
    /// - Parameters:
    ///   - changes: All of it; nothing is kept where there is none.
    ///   - complain: Told why it cannot be kept.
    func keep(_ changes: ChangeSet, complain: @escaping @MainActor (String) -> Void) {
        wanted = changes
        guard writing == nil else { return }
        writing = Task<Void, Never>(executorPreference: background) { [file, weak self] in
            while let changes = await self?.next() {
                do { try file.write(changes) } catch {
                    await complain("What is staged would not survive a crash: \(error).")
                }
            }
        }
    }

    /// Waits until all of it is written.
    func finish() async {
        while let writing { await writing.value }
    }

    private func next() -> ChangeSet? {
        defer { wanted = nil }
        if wanted == nil { writing = nil }
        return wanted
    }
}
