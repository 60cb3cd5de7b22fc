package import Rows

extension RowSource {
    /// What to say where there are no rows.
    package var emptiness: String {
        hidesRows ? "no rows that you may see: row security is on" : "no rows"
    }
}
