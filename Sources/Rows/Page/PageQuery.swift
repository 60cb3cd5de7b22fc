import Catalog
import SQL

/// The statement that reads one page by key, or of a source without an order.
struct PageQuery {
    let source: RowSource
    let limits: CellLimits

    /// All rows without a condition; rows read backwards come in descending order.
    func sql(where condition: SQL?, _ direction: Seek.Direction, limit: Int) -> SQL {
        sql(where: condition, order: order(direction), limit: limit)
    }

    func sql(where condition: SQL?, order: SQL?, limit: Int) -> SQL {
        var statement: SQL = "SELECT \(cells) FROM \(source.rows)"
        if let condition { statement = "\(statement) WHERE \(condition)" }
        if let order { statement = "\(statement) \(order)" }
        return "\(statement) LIMIT \(unsafe: String(limit))"
    }

    var cells: SQL {
        let own =
            limits == .grid
            ? source.gridCells : Self.cells(of: source.columns, in: source.order, limits: limits)
        return source.carried.isEmpty ? own : "\(own), \(source.carriedCells)"
    }

    /// All columns, cut, and the hidden parts of the key behind them.
    static func cells(of columns: [RowColumn], in order: RowOrder, limits: CellLimits) -> SQL {
        let hidden = order == .physical ? ["r.ctid"] : []
        return SQL(unsafe: (columns.map { $0.expression(limits) } + hidden).joined(separator: ", "))
    }

    private func order(_ direction: Seek.Direction) -> SQL? {
        guard case .key(let columns) = source.order else { return nil }
        return Seek(columns: columns).order(direction)
    }
}

extension RowColumn {
    func expression(_ limits: CellLimits) -> String { cut.expression("r.\(name.quoted)", limits: limits) }
}
