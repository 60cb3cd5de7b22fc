/// The id in front of the first snapshot.
private let origin = "00000000-0000-0000-0000-000000000000"

/// A snapshot of format 9 as Drizzle Kit writes it, but on one line: the base where it follows nothing, and differences
/// otherwise.
///
/// - Parameters:
///   - id: Its own id.
///   - parents: The ids that it follows.
///   - content: The entities of the base, or the differences: one JSON object each.
///   - footprints: One JSON object each.
/// - Returns: Its text.
package func writtenSnapshot(
    _ id: String, after parents: [String] = [], _ content: [String] = [], footprints: [String] = []
) -> String {
    let isBase = parents.isEmpty
    let ids = (isBase ? [origin] : parents).map { "\"\($0)\"" }.joined(separator: ",")
    let rows = content.joined(separator: ",")
    return #"{"type":"\#(isBase ? "base" : "diff")","version":"9","dialect":"postgres","id":"\#(id)","#
        + #""prevIds":[\#(ids)],"footprints":[\#(footprints.joined(separator: ","))],"#
        + #""\#(isBase ? "ddl" : "deltas")":[\#(rows)]}"#
}
