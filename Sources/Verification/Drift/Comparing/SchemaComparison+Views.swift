import Catalog
import SQL

extension SchemaComparison {
    mutating func compareViews() {
        let pairing = Pairing(expected.views, live.views, by: \.name) { $0.isSameButForName(as: $1) }
        // One may be the other under a new name, spelled differently.
        if !pairing.extra.isEmpty { for view in pairing.missing { _ = doubt(view.name) } }
        for view in pairing.missing {
            report(
                .init(view.kind, view.name), .missing, expected: view.creation, .brokenQueries,
                database: [view.creation] + view.completion + expected.partCreations(of: view.name),
                expectation: [view.removal])
        }
        for view in pairing.extra {
            report(
                .init(view.kind, view.name), .extra, live: view.creation, .cosmetic, database: [view.removal],
                expectation: [view.creation] + view.completion + live.partCreations(of: view.name))
        }
        for (wanted, found) in pairing.renamed {
            let keyword = wanted.isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
            report(
                .init(wanted.kind, wanted.name), .renamed(from: found.name.display),
                expected: wanted.creation,
                live: found.creation, .brokenQueries,
                database: Renaming.relation(keyword, found.name, to: wanted.name),
                expectation: Renaming.relation(keyword, wanted.name, to: found.name))
        }
        for (wanted, found) in pairing.pairs {
            compare(wanted, found)
            if let mine = wanted.indexes, let theirs = found.indexes {
                compareIndexes(mine, theirs, of: wanted.name)
            }
        }
    }

    private mutating func compare(_ wanted: Schema.View, _ found: Schema.View) {
        let verdict = definitions(wanted, found)
        var aspects: [String] = []
        if wanted.isMaterialized != found.isMaterialized { aspects.append("kind") }
        if !verdict.isCertain || verdict == .different { aspects.append("definition") }
        if wanted.options.normalisedOptions != found.options.normalisedOptions { aspects.append("options") }
        if wanted.accessMethod != found.accessMethod { aspects.append("access method") }
        if wanted.tablespace != found.tablespace { aspects.append("tablespace") }
        guard !aspects.isEmpty else { return }
        report(
            .init(wanted.kind, wanted.name), .changed(aspects), expected: wanted.creation,
            live: found.creation,
            wanted.harm(of: aspects, in: found),
            // Its indexes go with it; whether they are the right ones is another difference.
            database: [around.removal(of: found), wanted.creation]
                + (wanted.isMaterialized ? found.completion : [])
                + live.partCreations(of: found.name),
            expectation: [expected.removal(of: wanted), found.creation]
                + (found.isMaterialized ? wanted.completion : [])
                + expected.partCreations(of: wanted.name),
            isCertain: verdict.isCertain || aspects.count > 1,
            moving: .init([.relation(found.name)], [.relation(wanted.name)]))
    }

    private mutating func definitions(
        _ wanted: Schema.View, _ found: Schema.View
    ) -> TextVerdict {
        let rules = ExpressionRules(strictness: strictness)
        if renaming.matches(found.definition, { rules.areSameQueries(wanted.definition, $0) }) {
            return .same
        }
        return doubt(wanted.name)
    }
}

extension Schema {
    /// Of a view that is made again, with a word about what nobody knows of it.
    func removal(of view: View) -> String {
        definitions == nil
            ? view.removal + " /* with its privileges and triggers, which no snapshot records */"
            : view.removal
    }
}

extension Schema.View {
    fileprivate var kind: Difference.Kind { isMaterialized ? .materializedView : .view }

    /// A view that runs with its owner's rights, or no longer keeps predicates apart, shows more than one that does not.
    fileprivate func harm(of aspects: [String], in live: Schema.View) -> Difference.Harm {
        let guards = ["security_invoker=true", "security_barrier=true"]
        let lost = guards.contains {
            options.normalisedOptions.contains($0) && !live.options.normalisedOptions.contains($0)
        }
        if lost { return .exposure }
        return Set(aspects).isDisjoint(with: ["definition", "kind", "options"])
            ? .performance : .brokenQueries
    }

    fileprivate func isSameButForName(as other: Schema.View) -> Bool {
        isMaterialized == other.isMaterialized
            && ExpressionRules(strictness: .strict).areSameQueries(definition, other.definition)
    }
}

extension [String] {
    /// `security_barrier=true` and `security_barrier=on` are one setting.
    var normalisedOptions: Set<String> {
        Set(
            map { option in
                let sides = option.lowercased().split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { return option }
                let value = ["on", "yes", "1"].contains(sides[1]) ? "true" : String(sides[1])
                return "\(sides[0])=\(["off", "no"].contains(value) ? "false" : value)"
            })
    }
}
