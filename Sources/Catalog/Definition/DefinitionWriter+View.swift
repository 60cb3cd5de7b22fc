import SQL

/// `CREATE VIEW` and `CREATE MATERIALIZED VIEW`.
extension DefinitionWriter {
    var createView: String {
        let query = structure.viewDefinition ?? ""
        return structure.relation.kind == .materializedView ? materialized(query) : plain(query)
    }

    private func plain(_ query: String) -> String {
        let check = structure.details.options.first { $0.hasPrefix("check_option=") }
        let options = structure.details.options.filter { $0 != check }
        let with = options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))"
        let level = check.map { "\n WITH \($0.dropFirst("check_option=".count).uppercased()) CHECK OPTION" }
        return "CREATE VIEW \(name)\(with) AS\n\(query.withoutSemicolon)\(level ?? "")"
    }

    private func materialized(_ query: String) -> String {
        let head = (["CREATE MATERIALIZED VIEW \(name)"] + storageClauses).joined(separator: "\n")
        return "\(head) AS\n\(query.withoutSemicolon)\n  WITH NO DATA"
    }

    /// A view's columns may have defaults, for those who insert into it.
    var columnDefaults: [String] {
        structure.columns.compactMap { column in
            guard case .defaults(let expression) = column.value else { return nil }
            return alter(column, "SET DEFAULT \(expression)")
        }
    }
}

extension String {
    fileprivate var withoutSemicolon: Substring { hasSuffix(";") ? dropLast() : self[...] }
}
