import SystemCalls
import Verification

extension DropPlan {
    /// Sets the files aside, puts the journal and the snapshots in place, and only then removes anything.
    ///
    /// A program that dies in between leaves everything on the disk: what was set aside lies in a folder
    /// `.raingauge-drop-…` beside that of the migrations.
    func run() throws(RepairRefusal) {
        let swap = FileSwap(edits)
        try swap.stage()
        var aside: SetAside
        do { aside = try SetAside(in: File.folder(of: folder)) } catch {
            try swap.takeBack()
            throw .fileNotRemoved(path: folder, reason: error.description)
        }
        do throws(RepairRefusal) {
            for path in removals { try Self.take(path, into: &aside) }
            try swap.putInPlace()
        } catch {
            let lost = aside.giveBack()
            try swap.takeBack()
            if let first = lost.first {
                throw .filesNotRestored(
                    lost.map { KeptOriginal(path: $0.place, copy: $0.copy) },
                    reason: "it lies at \(first.copy)")
            }
            throw error
        }
        swap.finish()
        aside.remove()
    }

    private static func take(_ path: String, into aside: inout SetAside) throws(RepairRefusal) {
        do { try aside.take(path) } catch {
            throw .fileNotRemoved(path: path, reason: error.description)
        }
    }
}
