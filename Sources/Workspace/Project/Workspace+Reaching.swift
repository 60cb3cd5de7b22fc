import Drizzle
import SystemCalls

extension Workspace {
    /// Where the migrations are, once it is sure that their folder answers.
    func reachedPlaces(for purpose: WorkspaceError.Purpose) async throws(WorkspaceError) -> ProjectPlaces {
        let places = try places(for: purpose)
        try await reach(places.folder)
        return places
    }

    /// Makes sure that a folder answers, so that no thread which others need is lost to it.
    ///
    /// - Throws: ``WorkspaceError/folderUnreadable(_:reason:)``; a folder that is not there is no failure here.
    func reach(_ folder: String) async throws(WorkspaceError) {
        let look = Errand { () -> SystemError? in
            do throws(SystemError) {
                try File.look(intoFolder: folder)
                return nil
            } catch {
                return error
            }
        }
        guard let answer = await look.value(within: Self.patience) else {
            throw .folderUnreadable(folder, reason: nil)
        }
        if let answer, !answer.isMissing {
            throw .folderUnreadable(folder, reason: answer.description)
        }
    }

    /// Longer than a disk takes to wake up.
    private static let patience = Duration.seconds(5)
}
