import Catalog

extension RollbackLoss {
    /// What becomes of the values of a column.
    static func columnLosses(of difference: Difference, _ old: Schema, _ new: Schema) -> [RollbackLoss] {
        let name = (difference.subject.table.map { "\($0.display)." } ?? "") + difference.subject.name
        let column = old.column(of: difference.subject)
        switch difference.change {
        case .renamed: return []
        case .extra:
            let isComputed = new.column(of: difference.subject).map { $0.filling == nil } ?? false
            return isComputed ? [] : [.values(column: name)]
        case .missing:
            return column?.filling.map { [.emptyColumn(name, $0)] } ?? []
        case .changed(let aspects):
            guard let column else { return [] }
            // What is computed again takes the place of what stood there.
            if aspects.contains("generated"), column.filling == nil { return [.values(column: name)] }
            return column.losses(by: aspects, name)
        }
    }
}

extension Schema.Column {
    /// When something of it goes back to what it is here.
    fileprivate func losses(by aspects: [String], _ name: String) -> [RollbackLoss] {
        (aspects.contains("type") ? [.converted(column: name, to: type.display)] : [])
            + (aspects.contains("NOT NULL") && isNotNull ? [.requirement(column: name)] : [])
            + (aspects.contains("identity") || (aspects.contains("default") && value == .serial)
                ? [.counter(name)] : [])
    }

    /// What stands in it when it is made anew; `nil` where it is computed, so that nothing is lost.
    fileprivate var filling: RollbackLoss.Filling? {
        switch value {
        case .generated: nil
        case .expression, .serial, .identity: .given
        case .given: isNotNull ? .asked : .nothing
        }
    }
}
