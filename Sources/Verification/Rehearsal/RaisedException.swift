/// An exception that code raises whatever happens.
package struct RaisedException: Equatable, Sendable {
    package let message: String
    package let sqlState: String
}
