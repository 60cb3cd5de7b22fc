import SQL

/// Something that stays as it is and has to make way while what it holds on to is changed.
struct Holder: Equatable, Sendable {
    let subject: Difference.Subject
    let removal: [String]
    let creation: [String]
    /// The names in its definition.
    let words: Set<String>
}

/// What is taken away for a moment or gets another type, so that nothing may hold on to it meanwhile.
enum Moved: Hashable {
    /// With its indexes and constraints where it is made anew.
    case column(QualifiedName, String, isRemade: Bool)
    /// A view.
    case relation(QualifiedName)
    case type(QualifiedName)
    /// By its name without its arguments.
    case function(QualifiedName)
    /// A primary key or a unique constraint.
    case key(QualifiedName, [String])
}

/// Something that holds on to others, and how.
struct HoldNode {
    let holder: Holder
    /// Whose columns it may name without saying whose they are.
    let table: QualifiedName?
    let grip: Grip
    /// What moves when it does itself.
    let moves: Moved?

    enum Grip: Equatable {
        /// On everything it names, as views, policies, rules, triggers and generated columns do.
        case everything
        /// On what it calls; PostgreSQL makes it anew by itself when a column gets another type.
        case calls
        /// On the types it takes and gives, and on what its body names where PostgreSQL has read that.
        case signature(Set<String>, readsBody: Bool)
        case key(of: QualifiedName, [String])
    }

    func holds(on moved: Moved) -> Bool {
        switch (grip, moved) {
        case (.key(let target, let columns), .key(let other, let others)):
            target == other && Set(columns) == Set(others)
        case (.key, .column(let owner, let column, isRemade: true)):
            table == owner && holder.words.contains(column)
        case (.everything, .column(let owner, let column, _)),
            (.calls, .column(let owner, let column, isRemade: true)),
            (.signature(_, readsBody: true), .column(let owner, let column, _)):
            names(column, of: owner)
        case (.everything, .relation(let name)), (.signature(_, readsBody: true), .relation(let name)),
            (.everything, .type(let name)), (.calls, .type(let name)), (.everything, .function(let name)),
            (.calls, .function(let name)), (.signature(_, readsBody: true), .function(let name)):
            holder.words.contains(name.name.name)
        case (.signature(let words, _), .type(let name)), (.signature(let words, _), .relation(let name)):
            words.contains(name.name.name)
        case (.everything, .key), (.calls, .key), (.calls, .column), (.calls, .relation), (.signature, .key),
            (.signature, .column), (.signature, .function), (.key, .column), (.key, .relation), (.key, .type),
            (.key, .function):
            false
        }
    }

    private func names(_ column: String, of owner: QualifiedName) -> Bool {
        holder.words.contains(column) && (table == owner || holder.words.contains(owner.name.name))
    }
}
