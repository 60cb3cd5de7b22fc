import CPostgres
import SQL

extension ResultColumn {
    init(_ result: OpaquePointer, at index: Int32) {
        // libpq has an `Oid` of its own, so that the name of ours cannot be written here.
        let table = PQftable(result, index)
        self.init(
            name: PQfname(result, index).map { ServerText.decode(cString: $0) } ?? "",
            type: .init(PQftype(result, index)), table: table == 0 ? nil : .init(table),
            attributeNumber: table == 0 ? nil : Int(PQftablecol(result, index)))
    }
}
