import Catalog
import SQL

/// Everything in a schema that may hold on to something else in it, so far as the texts tell.
///
/// A name that only happens to be the same is taken for a hold: what makes way without need is made again all the same.
struct HoldGraph {
    private let nodes: [HoldNode]

    /// `renaming` has other names for tables, which are the ones that statements will find.
    init(_ schema: Schema, renaming: TableRenaming) {
        let views = Set(schema.views.map(\.name))
        let tables = schema.tables.flatMap { Self.nodes(of: $0, renaming) }
        nodes =
            tables + schema.views.map { Self.node(of: $0, in: schema, renaming) }
            + (schema.definitions ?? []).filter { !($0.table.map(views.contains) ?? false) }.compactMap {
                Self.node(of: renaming.definition($0), in: schema)
            }
    }

    /// What holds on to something of that, be it through others; without what is itself in question.
    func holders(on moved: [Moved], except subject: Difference.Subject) -> [Holder] {
        var (found, seen, queue): ([Holder], Set<Difference.Subject>, [Moved]) = ([], [subject], moved)
        while let next = queue.popLast() {
            for node in nodes where node.holds(on: next) && seen.insert(node.holder.subject).inserted {
                found.append(node.holder)
                if let more = node.moves { queue.append(more) }
            }
        }
        return found
    }

    /// The same with what makes them in this schema, where they are in it.
    func remaking(_ holders: [Holder], except changed: Set<Difference.Subject>) -> [Holder] {
        let creations = Dictionary(nodes.map { ($0.holder.subject, $0.holder.creation) }) { first, _ in first
        }
        return holders.map { holder in
            guard !changed.contains(holder.subject), let creation = creations[holder.subject] else {
                return holder
            }
            return Holder(
                subject: holder.subject, removal: holder.removal, creation: creation, words: holder.words)
        }
    }

    private static func node(
        of view: Schema.View, in schema: Schema, _ renaming: TableRenaming
    ) -> HoldNode {
        var copy = view
        copy.definition = renaming.text(view.definition)
        return HoldNode(
            holder: Holder(
                subject: .init(view.isMaterialized ? .materializedView : .view, view.name),
                removal: [schema.removal(of: view)],
                creation: [copy.creation] + copy.completion + schema.partCreations(of: view.name),
                words: Set(ShadowClosure.words(copy.definition))),
            table: nil, grip: .everything, moves: .relation(view.name))
    }

    private static func node(of definition: Schema.Definition, in schema: Schema) -> HoldNode? {
        let words = Set(ShadowClosure.words(definition.text))
        func node(_ grip: HoldNode.Grip, _ moves: Moved? = nil, _ more: [String] = []) -> HoldNode {
            HoldNode(
                holder: Holder(
                    subject: definition.subject, removal: [definition.removal],
                    creation: definition.creations + more, words: words),
                table: definition.table, grip: grip, moves: moves)
        }
        switch definition.kind {
        case .trigger, .rule: return node(.everything)
        case .exclusion, .statistics: return node(.calls)
        case .function:
            return node(
                .signature(Set(ShadowClosure.words(definition.header)), readsBody: definition.hasReadBody),
                .function(definition.bareFunction),
                schema.partCreations(of: Schema.Definition.Object(.function, definition.name)))
        case .extension, .domain, .composite, .range, .owner, .privileges, .defaults: return nil
        }
    }
}
