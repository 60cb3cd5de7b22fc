import Reports
import Rows

extension CopiedRow {
    /// What has to be said about what is missing.
    var omission: String {
        withheldCount == 0 ? "" : ", without \(Numbers.count(withheldCount, "column")) you may not read"
    }
}
