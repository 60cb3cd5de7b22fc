import SQL

/// SQL that PostgreSQL's parser refuses, so that the run stops before anything of it is done.
///
/// The parser is that of one release; a newer server may know more, and where the words are such, that is said instead. What else is wrong with such a file (a cut statement,
/// a conflict marker, a byte order mark) is said instead where it is the reason.
struct RefusedStatements: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let explained = material.explainedFiles
        var seen: Set<String> = []
        return material.faults { fault in
            guard case .refused(let message, let newer) = fault.cause, !explained.contains(fault.file),
                seen.insert(fault.file).inserted
            else { return nil }
            if let newer {
                return CheckFinding(
                    "statement-not-understood", .note, at: [fault.finding],
                    .notUnderstood(fault.tag, message, newer), remedy: .onlyOn(newer))
            }
            return CheckFinding(
                "statement-refused", .danger, at: [fault.finding], .refused(fault.tag, message),
                remedy: .correct)
        }
    }
}

extension CheckMaterial {
    /// The files of which another finding says why they cannot be read.
    fileprivate var explainedFiles: Set<String> {
        let marked = migrations { $0 == .conflictMarkers || $0 == .byteOrderMark }.map(\.migration.file)
        let cut = rehearsal.faults.compactMap { fault in
            if case .cut = fault.cause { fault.file } else { nil }
        }
        return Set(marked + cut)
    }
}

extension String {
    fileprivate static func refused(_ tag: String, _ message: String) -> String {
        "PostgreSQL \(SQL.parserVersion) cannot read \(tag): \(message) (42601)."
    }
    fileprivate static let correct =
        "Correct the statement; if it is in the language of a newer PostgreSQL, run it nowhere else."

    fileprivate static func notUnderstood(_ tag: String, _ message: String, _ newer: NewerSyntax) -> String {
        "raingauge reads SQL as PostgreSQL \(SQL.parserVersion) does and does not understand \(tag): \(message). "
            + "\(newer.phrase) came with PostgreSQL \(newer.release), so nothing is said about the file."
    }
    fileprivate static func onlyOn(_ newer: NewerSyntax) -> String {
        "Nothing, where every database is PostgreSQL \(newer.release) or newer; an older one refuses it (42601)."
    }
}
