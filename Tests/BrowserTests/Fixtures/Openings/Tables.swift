@testable import Browser

extension TablesScreen: OpenedList {
    static let needle = "or"

    static let openings = [
        Opening("tables", of: Self.self) { _ in },
        Opening("tables that failed", of: Self.self, overview: .failure(.refused)) { _ in },
    ]
}
