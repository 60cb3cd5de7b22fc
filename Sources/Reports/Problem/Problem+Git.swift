import Terminal
package import Workspace

extension Problem {
    /// Why `--since` cannot be answered.
    package init(_ refusal: GitRefusal) {
        switch refusal {
        case .noGit:
            self.init(
                "git is not installed, so what a branch adds is not known.", remedy: "Leave --since out.")
        case .noReference(let text):
            self.init(
                "“\(text.visible)” names no commit.", remedy: "Name a branch, a tag or a commit: --since main"
            )
        case .noRepository(let folder, let words):
            self.init(
                "\(folder.visible) is in no git repository that can be read.",
                detail: words.split(separator: "\n").first.map { String($0).visible })
        case .unknownReference(let reference):
            self.init(
                "git knows no commit “\(reference.visible)”.",
                remedy:
                    "Name a branch, a tag or a commit; a fresh clone may have it as origin/\(reference.visible)."
            )
        case .noCommonCommit(let reference):
            self.init(
                "git finds no commit that this branch and \(reference.visible) have in common.",
                remedy: "Where the clone has only the newest commits, fetch the others: git fetch --unshallow"
            )
        case .failed(let what, let status):
            self.init("git \(what) failed with status \(status), so what a branch adds is not known.")
        }
    }
}
