import Drizzle
import SQL

extension Difference {
    /// What is different, in one line without the table: `column total: type, default`.
    package var title: String {
        switch change {
        case .missing: "\(subject.title) is missing"
        case .extra: "\(subject.title) is not in the schema"
        case .renamed(let old): "\(subject.title) is called \(old)"
        case .changed(let aspects): "\(subject.title) differs in \(aspects.joined(separator: ", "))"
        }
    }

    /// The same with the table that it belongs to: `orders: column total is missing`.
    package var wholeTitle: String { subject.table.map { "\($0.display): \(title)" } ?? title }

    /// What the difference is called in a list: a word for the change.
    package var word: String {
        switch change {
        case .missing: "missing"
        case .extra: "extra"
        case .renamed: "renamed"
        case .changed: isCertain ? "differs" : "undecided"
        }
    }

    /// What a person should know about the harm, or about what nobody could decide.
    package var consequence: String {
        guard isCertain else {
            return "The texts differ and may mean the same; PostgreSQL could not be asked."
        }
        return switch (origin, change) {
        case (nil, _): harmWords
        case (.made(let file), .extra): "It was made by \(file), so there is no SQL here that drops it."
        case (.made(let file), _): "\(harmWords) It was made by \(file), which no snapshot knows."
        case (.leftOut(let file, let era), .extra):
            "\(file) made it: \(era.lossWords) So there is no SQL here that drops it."
        case (.leftOut(let file, let era), _): "\(harmWords) \(file) left it so: \(era.lossWords)"
        case (.pending(let file), .missing): "\(file) will make it, which is not applied yet."
        case (.pending(let file), _):
            "\(file), which is not applied yet, makes or changes it, so there is no SQL here that drops it."
        }
    }

    private var harmWords: String {
        switch (harm, change) {
        case (.exposure, .extra): "It opens rows that the schema keeps closed."
        case (.exposure, _): "More rows may be seen or changed, by more people, than the schema says."
        case (.dataLoss, .missing): "Nothing protects the rows that it was to protect."
        case (.dataLoss, .extra): "Bringing the database to the schema loses what is in it."
        case (.dataLoss, .changed), (.dataLoss, .renamed): "What it was to protect is protected differently."
        case (.brokenQueries, .missing): "Statements that use it fail."
        case (.brokenQueries, .extra): "Statements that know nothing of it may fail."
        case (.brokenQueries, .renamed): "Statements that use its name fail."
        case (.brokenQueries, .changed): "Statements that rely on it fail, or do something else."
        case (.performance, _): "Queries are answered more slowly than expected."
        case (.cosmetic, _): "Nothing but the next migration depends on it."
        }
    }
}

extension Era {
    /// Why a snapshot says what its migration does not do.
    fileprivate var lossWords: String {
        "\(kit) writes no statement for what the snapshot says, or the file was changed by hand."
    }

    private var kit: String {
        switch self {
        case .journal: "drizzle-kit 0.31"
        case .folders: "drizzle-kit 1.0"
        }
    }
}

extension Difference.Subject {
    /// The kind and the name, where the name says more than the kind.
    package var title: String { kind == .rowSecurity ? kind.rawValue : "\(kind.rawValue) \(name)" }

    /// What a tree shows it under: the table, or the kind of object.
    package var group: String { table?.display ?? (kind == .table ? name : "\(kind.rawValue)s") }
}

extension Drift {
    /// One line: how many differences, and how bad.
    package var summary: String {
        let open = undecided.count
        let rest = open == 0 ? "" : " · \(open) undecided"
        guard measure != .nothing else { return "nothing applied yet" }
        guard !certain.isEmpty else {
            return open == 0 ? "no drift" : "no certain drift\(rest)"
        }
        let harms = Difference.Harm.allCases.compactMap { harm in
            let count = certain.count { $0.harm == harm && !$0.isAwaited }
            return count == 0 ? nil : "\(count) \(harm.rawValue)"
        }
        let awaited = certain.count(where: \.isAwaited)
        let parts = harms + (awaited == 0 ? [] : ["\(awaited) pending"])
        let noun = certain.count == 1 ? "difference" : "differences"
        return "\(certain.count) \(noun): \(parts.joined(separator: ", "))\(rest)"
    }
}

extension Drift {
    /// What was not looked at, and what looks at it.
    package var omission: String {
        let words = notCompared.dropLast().joined(separator: ", ") + " and \(notCompared.last ?? "")"
        return switch measure {
        case .snapshot: "No snapshot records \(words): compare with the files for those."
        case .database, .files: "Not compared: \(words)."
        case .nothing: "No migration is applied, and nothing that the migrations make is there."
        }
    }
}

extension DriftMethod {
    /// One word for scripts.
    package var name: String {
        switch self {
        case .catalog: "catalog"
        case .shadow: "shadow"
        case .scratch: "scratch"
        case .text: "text"
        case .databases: "databases"
        }
    }

    /// How it was compared, and why not better.
    package var sentence: String {
        switch self {
        case .catalog: "Every text was spelled alike or plainly different, so nothing had to be made."
        case .databases: "Both sides were read from PostgreSQL."
        case .shadow(let copies):
            "PostgreSQL described \(copies.copies) on this server, in a transaction that was rolled back."
        case .scratch(let copies, let obstacle):
            "PostgreSQL described \(copies.copies) on a server of our own"
                + (obstacle.map { ": \($0.sentence)" } ?? "") + "."
        case .text(nil, nil): "Only the texts were compared, as was asked."
        case .text(let obstacle, let scratch):
            "Only the texts were compared: "
                + [
                    obstacle?.sentence,
                    scratch.map { "there is no server of our own: \($0.withoutFullStop)" },
                ]
                .compactMap(\.self).joined(separator: ", and ") + "."
        }
    }
}

extension ShadowObstacle {
    fileprivate var sentence: String {
        switch self {
        case .standby: "this one is a standby, where nothing can be made"
        case .readOnly: "its transactions are read-only"
        case .mayNotCreate: "this role may not create schemas in the database"
        case .eventTriggers: "event triggers would run with every object made"
        case .tooMany(let count): "\(count) copies at once would crowd its lock table"
        case .refused(let words): "it refused: \(words.withoutFullStop)"
        }
    }
}

extension Int {
    fileprivate var copies: String {
        switch self {
        case 0: "no table or view"
        case 1: "a copy of 1 table or view"
        default: "copies of \(self) tables and views"
        }
    }
}
