import Terminal
package import Verification

extension Problem {
    /// Why the snapshots do not say how a migration is undone.
    package init(_ obstacle: RollbackObstacle) {
        let files = "Look at what the files make instead: --from files"
        switch obstacle {
        case .noSnapshot(let tag):
            self.init("\(tag.visible) has no snapshot, so nothing says what it changed.", remedy: files)
        case .severalParents(let tag):
            self.init(
                "\(tag.visible) follows several snapshots, so none is the one before it.", remedy: files)
        case .parentMissing(let tag):
            self.init(
                "The snapshot of \(tag.visible) does not follow the one before it, so it does not say what it changed.",
                remedy: "raingauge repair relink mends the chain. \(files)")
        case .snapshot(let error):
            self.init(error)
            remedy = files
        }
    }
}
